import LessonReading
import Testing

@testable import Reporting

@Suite("A hint in a terminal")
struct HintPageTests {
  static let text = """
    ---
    title: Small
    module: Small
    language: swift
    summary: It is small.
    ---

    # Small

    ```swift {#one .exercise points=10 file=One.swift}
    unfinished("one")
    ```

    <details data-hint="one" data-level="1"><summary>Third &amp; <code>last</code> `x`</summary>

    A formula $\\beta_1 \\approx \\hat{m}$ and `code` and a [link](#small), in a paragraph that is longer \
    than a line.

        indented

    - a point that takes more than one line of a narrow terminal
    - another

    3. three

    > quoted \u{1B}[31m

    | a | b |
    |---|---|
    | 1 | 2 |

    <b>raw</b>

    </details>

    """

  private let hint: Hint

  init() throws {
    hint = try #require(readLesson(Array(Self.text.utf8), file: "Lesson.md").hints.first)
  }

  @Test("is readable without its markup, in lines that fit")
  func page() {
    let text = HintPage(hint).text(width: 40, colour: false)
    #expect(
      text == """
        Third & last `x`

          A formula β_1 ≈ m\u{302} and `code` and a
          link, in a paragraph that is longer
          than a line.

              indented

            - a point that takes more than one
              line of a narrow terminal
            - another

          3.  three

            quoted ␛[31m

          a | b
          1 | 2

          raw

        """)
  }
}
