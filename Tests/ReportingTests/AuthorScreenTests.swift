import Reporting
import Testing

/// The screen of `lessons watch --author`.
@Suite struct AuthorScreenTests {
  private func screen(_ text: String, doing: String? = nil) -> AuthorScreen {
    var screen = AuthorScreen()
    screen.text = text
    screen.doing = doing
    screen.footer = "Page: here\nq quit"
    return screen
  }

  @Test("A table keeps its columns, and a long sentence is wrapped under its indent")
  func wrapping() {
    let lines = screen(
      "exercise   wrong\nmean       1 of 1\n  1. a sentence that is wider than the screen is",
      doing: "Verifying …"
    ).lines(width: 31, height: 20)
    #expect(
      lines == [
        "exercise   wrong", "mean       1 of 1", "  1. a sentence that is wider",
        "  than the screen is", "Verifying …", "Page: here", "q quit",
      ])
  }

  @Test("What does not fit is cut and said, and the keys stay")
  func height() {
    let text = (1...40).map { "line \($0)" }.joined(separator: "\n")
    let lines = screen(text).lines(width: 40, height: 10)
    #expect(lines.count == 10)
    #expect(lines[5] == "line 6" && lines[6] == "… more in a taller window")
    #expect(lines.suffix(2) == ["Page: here", "q quit"])
  }

  @Test("What came of a key is shown above what the command is doing, and takes room from the text")
  func notice() {
    var screen = screen((1...9).map { "\($0)" }.joined(separator: "\n"), doing: "Verifying …")
    screen.notice = "The page cannot be opened."
    let lines = screen.lines(width: 40, height: 7)
    #expect(
      lines == [
        "1", "2", "… more in a taller window", "The page cannot be opened.", "Verifying …",
        "Page: here", "q quit",
      ])
  }

  @Test("Control characters of a file are made visible")
  func control() {
    #expect(!screen("a\u{1B}[2Jb").lines(width: 40, height: 10).joined().contains("\u{1B}"))
  }
}
