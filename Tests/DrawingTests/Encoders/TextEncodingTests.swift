import Drawing
import Testing

@Suite struct TextEncodingTests {
  @Test func sampleAsText() {
    #expect(
      sample.text() == """

         ╭─ x ─────────╮        ╔════════════╗
         float32 <2> & 1        ║ w 日本 é   ║
         ╰──────┬──────╯        ╚═════╤═════╤╝
                │                     ┃     ┆
                ╰──────╮    ┏━━━━━━━━━┛     ┆
          ╭┄┄┄┄┄┄┄┄┄┄┄┄┼┄┄┄┄╂┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄╯
          ┆       ┏━━━━┷━━━━┻━━━━┓
          ┆       ┃ MulBackward0 ┃  ████▎
          ▾       ┗━━━━━━━━━━━━━━┛  ▁▂▃▄▅▆▇█
                                        ⣀⠤⠒⠉
         ∇ 815 ● ○ ◆ ▸ ✓ … ░▒▓ ▚    ⣀⠤⠒⠉
         bold

        """)
  }

  @Test func sampleInAscii() {
    #expect(
      sample.asciified().text() == """

         +- x ---------+        +============+
         float32 <2> & 1        | w ???? e   |
         +------+------+        +=====+=====++
                |                     |     :
                +------+    +=========+     :
          +------------+----+---------------+
          :       +====+====+====+
          :       | MulBackward0 |  ####|
          v       +==============+  __######
                                        ....
         ^ 815 * o # > + ~ .:# #    ....
         bold

        """)
  }

  @Test func emptyPictures() {
    #expect(Canvas(size: Size(width: 0, height: 0)).text() == "")
    #expect(Canvas(size: Size(width: 3, height: 2)).text() == "\n\n")
  }
}
