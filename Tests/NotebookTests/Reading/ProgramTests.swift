import Notebook
import Testing
import Tracing

@Suite struct ProgramTests {
  private func cells(_ text: String) -> [String] {
    Program(source: "a.py", python: text).cells.map { "\($0.kind) \($0.firstLine) \($0.text)" }
  }

  @Test func `a file without marks is one cell`() {
    #expect(cells("x = 1\n\ny = 2\n") == ["code 1 x = 1\n\ny = 2"])
    #expect(cells("\n\nx = 1\n") == ["code 3 x = 1"])
  }

  @Test func `marks separate code and narration`() {
    #expect(
      cells(
        """
        import torch

        # %% [markdown]
        # # Title
        #
        # Words.

        # %%
        x = 1

        y = 2


        #%% the second one
        # only a comment
        # %%
        # %%%% is no mark, nor is
        # %timeit
        """) == [
          "code 1 import torch",
          "markdown 4 # Title\n\nWords.",
          "code 9 x = 1\n\ny = 2",
          "code 15 # only a comment",
          "code 17 # %%%% is no mark, nor is\n# %timeit",
        ])
  }

  @Test func `narration may be a string`() {
    #expect(cells("# %% [markdown]\n\"\"\"\nA\n# B\n\"\"\"\n") == ["markdown 2 \nA\n# B\n"])
  }

  @Test func `a marked cell may be empty`() {
    #expect(cells("# %%\n\n# %%\nx") == ["code 2 ", "code 4 x"])
    #expect(cells("# %% [markdown]\n\n# %%\nx") == ["code 4 x"])
  }

  @Test func `byte order mark and carriage returns are taken away`() throws {
    let program = try Program(source: "a.py", bytes: Array("\u{FEFF}x = 1\r\ny = 2\r\n".utf8))
    #expect(program.cells.map(\.text) == ["x = 1\ny = 2"])
  }

  @Test(
    arguments: [
      ([], "a.py: the file is empty"),
      (Array(" \n\t\n".utf8), "a.py: the file is empty"),
      ([0x78, 0x00], "a.py: not a text file (a NUL byte at offset 1)"),
      (
        [0x78, 0x0A, 0x23, 0xC3, 0x28],
        "a.py: line 2, column 2: the text is not UTF-8; save the file as UTF-8"
      ),
    ] as [([UInt8], String)])
  func `bytes that are no program`(bytes: [UInt8], message: String) {
    do {
      _ = try Program(source: "a.py", bytes: bytes)
      Issue.record("it was accepted")
    } catch {
      #expect(error.description == message)
      #expect(error.exitStatus == 65)
    }
  }
}
