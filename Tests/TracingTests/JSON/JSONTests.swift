import Testing
import Tracing

@Suite struct JSONTests {
  @Test(arguments: [
    ("null", "null"),
    (" true ", "true"),
    ("[]", "[]"),
    ("{ }", "{}"),
    ("[1, -2, 3.5, 1e3, 1E-8]", "[1,-2,3.5,1000.0,1e-08]"),
    ("{\"b\": 1, \"a\": [true, false]}", "{\"b\":1,\"a\":[true,false]}"),
    ("\"a\\\"b\\\\c\\/d\"", "\"a\\\"b\\\\c/d\""),
    ("\"\\u0041\\u00e9 \\ud83d\\ude00\"", "\"Aé 😀\""),
    ("\"\\ud83d!\"", "\"\u{FFFD}!\""),
    ("\"\\b\\f\\n\\r\\t\"", "\"\\u0008\\u000c\\n\\r\\t\""),
    ("12345678901234567890", "1.2345678901234567e+19"),
    ("[NaN, Infinity, -Infinity]", "[\"NaN\",\"Infinity\",\"-Infinity\"]"),
    ("0.10000000149011612", "0.10000000149011612"),
  ])
  func `what is read is written again`(text: String, written: String) throws {
    #expect(try JSON(parsing: text).text == written)
  }

  @Test(arguments: [
    ("", "line 1, column 1: unexpected end of the text"),
    ("[1, 2", "line 1, column 6: expected a comma or ]"),
    ("[1 2]", "line 1, column 4: expected a comma or ]"),
    ("{\"a\" 1}", "line 1, column 6: expected a colon after the key"),
    ("{a: 1}", "line 1, column 2: expected a key in double quotes"),
    ("{\"a\": 1\n,\n\"b\": }", "line 3, column 6: expected a value"),
    ("[1] 2", "line 1, column 5: unexpected text after the value"),
    ("\"ab", "line 1, column 1: the string is not closed"),
    ("\"a\\x\"", "line 1, column 4: an unknown escape"),
    ("\"a\nb\"", "line 1, column 3: a control character inside a string"),
    ("\"é\", 1", "line 1, column 4: unexpected text after the value"),
    ("-", "line 1, column 2: expected a digit"),
    ("1.", "line 1, column 3: expected a digit"),
    ("tru", "line 1, column 4: expected true"),
  ])
  func `an error tells the place`(text: String, message: String) {
    #expect(throws: FormatError.self) { try JSON(parsing: text) }
    do { _ = try JSON(parsing: text) } catch { #expect(error.description == message) }
  }

  @Test func `brackets may not be nested without end`() throws {
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: FormatError.self) { try JSON(parsing: deep) }
    let fine = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
    #expect(try JSON(parsing: fine).text == fine)
  }

  @Test func `bytes that are not UTF-8 are refused`() {
    #expect(throws: FormatError(line: 1, column: 1, problem: "the text is not UTF-8")) {
      try JSON(utf8: [0x22, 0xFF, 0x22])
    }
  }

  @Test func `members are found by their key`() throws {
    let object = try JSON(parsing: "{\"a\": 1, \"b\": 2, \"a\": 3}")
    #expect(object["a"] == .integer(3))
    #expect(object["c"] == nil)
    #expect(JSON.null["a"] == nil)
  }
}
