import Notebook
import Testing

@Suite struct NotebookFileTests {
  private func read(_ text: String) throws(ProgramError) -> Program {
    try Program(source: "a.ipynb", bytes: Array(text.utf8))
  }

  @Test func `sources are text or lists, lines count on from cell to cell`() throws {
    let program = try read(
      #"""
      {"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": {}}, "cells": [
        {"cell_type": "markdown", "source": "# Title\n\ntext"},
        {"cell_type": "code", "source": ["x = 1\n", "y = 2"], "outputs": [{"text": []}]},
        {"cell_type": "raw", "source": "ignored"},
        {"cell_type": "code", "source": ""},
        {"cell_type": "code", "source": "x"}
      ]}
      """#)
    #expect(program.kind == .notebook)
    #expect(
      program.cells.map { "\($0.kind) \($0.firstLine) \($0.text)" } == [
        "markdown 1 # Title\n\ntext", "code 4 x = 1\ny = 2", "code 6 ", "code 7 x",
      ])
    #expect(program.code.count == 3)
  }

  @Test func `the format before is read too`() throws {
    let program = try read(
      #"{"worksheets": [{"cells": [{"cell_type": "code", "input": ["x"]}]}], "nbformat": 3}"#)
    #expect(program.cells.map(\.text) == ["x"])
  }

  @Test(arguments: [
    ("%matplotlib inline\nimport torch", "# %matplotlib inline\nimport torch"),
    ("!pip install torch\nx != y", "# !pip install torch\nx != y"),
    ("%%time\nx = 1", "# %%time\nx = 1"),
    ("%time x = f(2)\nx % time", "x = f(2)\nx % time"),
    (
      "torch.sin?\n?x\n??nn.Linear\nprint?\nf??",
      "# torch.sin?\n# ?x\n# ??nn.Linear\n# print?\n# f??"
    ),
    ("text = '''\nReally?\n'''", "text = '''\nReally?\n'''"),
    ("?\nx ? y\nx???", "?\nx ? y\nx???"),
    ("%%bash\nls", "# %%bash\n# ls"),
    ("x = (7\n  % y)", "x = (7\n  % y)"),
    ("x = (7\n% y)", "x = (7\n% y)"),
    ("print('100%')", "print('100%')"),
  ])
  func `magics become comments`(source: String, code: String) throws {
    let quoted = source.replacing("\n", with: "\\n")
    let program = try read(#"{"cells": [{"cell_type": "code", "source": "\#(quoted)"}]}"#)
    #expect(program.cells.map(\.text) == [code])
  }

  @Test(arguments: [
    (
      "{\"cells\": [\n  {]}",
      "a.ipynb: line 2, column 4: expected a key in double quotes; a notebook is a JSON file"
    ),
    ("x = 1", "a.ipynb: line 1, column 1: expected a value; a notebook is a JSON file"),
    ("[]", "a.ipynb: not a notebook: it should be a JSON object"),
    ("{}", "a.ipynb: not a notebook: it has no list of \"cells\""),
    ("{\"cells\": []}", "a.ipynb: not a notebook: it has no cells"),
    ("{\"cells\": [{}]}", "a.ipynb: not a notebook: cell 0 has no \"cell_type\""),
    (
      "{\"cells\": [{\"cell_type\": \"code\", \"source\": 1}]}",
      "a.ipynb: not a notebook: \"source\" of cell 0 is neither text nor a list of texts"
    ),
  ])
  func `what is no notebook says why`(text: String, message: String) {
    do {
      _ = try read(text)
      Issue.record("it was accepted")
    } catch {
      #expect(error.description == message)
      #expect(error.exitStatus == 65)
    }
  }
}
