import Checking
import Compiling
import Grading
import LessonReading
import Testing

@testable import Reporting

@Suite struct WatchScreenTests {
  private func screen(_ graded: GradedExercise?, _ change: (inout WatchScreen) -> Void = { _ in })
    -> WatchScreen
  {
    let exercise = graded?.exercise ?? Sample.adam
    var screen = WatchScreen(
      lesson: Sample.lesson(Sample.mixed.exercises.map(\.exercise)), exercise: exercise)
    screen.file = "Lessons/Optimizers/Exercises/\(exercise.file)"
    screen.graded = graded
    screen.report = "http://127.0.0.1:40000/0123456789abcdefghijklmnop/report"
    screen.score = WatchScreen.Score(reached: 40, of: 100, bonus: 0)
    change(&screen)
    return screen
  }

  @Test(
    "Every verdict fits every window, says its word and ends with the keys",
    arguments: [40, 80, 200])
  func fits(_ width: Int) throws {
    for graded in Sample.mixed.exercises + [Sample.marked] {
      for height in [2, 8, 24, 60] {
        let lines = screen(graded).lines(width: width, height: height, colour: false)
        #expect(lines.allSatisfy { TerminalText.columns(of: $0) <= width })
        #expect(!lines.contains { $0.contains("\u{1B}") })
        #expect(lines.count <= height)
        if width >= 80, height >= 24 {
          #expect(lines.contains { $0.hasPrefix("\(graded.status.mark) \(graded.status.word)") })
          #expect(lines.last?.contains("q quit") == true)
        }
      }
    }
  }

  @Test("The verdict stays in sight in the smallest windows, whatever else there is to say")
  func smallWindow() {
    for graded in Sample.mixed.exercises {
      for (width, height) in [(40, 10), (20, 6), (80, 10)] {
        let lines = screen(graded) { $0.notices = ["Your progress cannot be kept."] }
          .lines(width: width, height: height, colour: false)
        #expect(lines.contains { $0.hasPrefix("\(graded.status.mark) \(graded.status.word)") })
        #expect(lines.count <= height)
      }
    }
    let lines = screen(Sample.failed).lines(width: 40, height: 10, colour: false)
    #expect(lines.contains("Score: 40 of 100"))
    #expect(lines.last == "h hint · r run · n/p/1–9 go · q quit")
  }

  @Test("The bonus stands beside the score")
  func bonus() {
    let lines = screen(Sample.failed) { $0.score = .init(reached: 40, of: 100, bonus: 6) }
      .lines(width: 80, colour: false)
    #expect(lines.contains("Score: 40 of 100, and 6 bonus"))
  }

  @Test("What does not fit is cut, and the keys stay")
  func cut() {
    let long = screen(Sample.failed) {
      $0.remarks = [String](repeating: "A remark.", count: 100)
      $0.notices = ["Your progress cannot be kept."]
    }
    let lines = long.lines(width: 80, height: 24, colour: false)
    #expect(lines.count == 24)
    #expect(lines.contains("… more in the report"))
    #expect(lines.contains("Your progress cannot be kept."))
    #expect(lines.last?.contains("q quit") == true)
  }

  @Test("A hint takes the place of the evidence, at whatever width the window has then")
  func hint() throws {
    let hint = try #require(Sample.hints.first)
    for width in [30, 80] {
      let lines = screen(Sample.failed) { $0.hint = HintPage(hint, left: 0) }
        .lines(width: width, colour: false)
      #expect(lines.contains { $0.hasPrefix("\(Sample.failed.status.mark) ") })
      #expect(lines.contains("This was the last hint."))
      #expect(!lines.contains { $0.contains(Sample.failed.message) })
      #expect(lines.allSatisfy { TerminalText.columns(of: $0) <= width })
    }
  }

  @Test("What a student or a file's name says cannot reach the terminal's controls")
  func controls() {
    let graded = GradedExercise(
      exercise: Sample.adam, status: .crashed, score: 0,
      message: "It printed \u{1B}[2J\u{7}\u{9B}31m and \u{202E}no more.",
      diagnostics: [
        Diagnostic(
          file: "Adam.swift", line: 1, column: 1, severity: .error, message: "no '\u{1B}]0;x\u{7}'")
      ], source: "let \u{1B}[H = 1\n")
    let lines = screen(graded) {
      $0.notices = ["\u{1B}c"]
      $0.remarks = ["\u{1B}c"]
      $0.file = "a\u{1B}[1mb.swift"
    }.lines(width: 80, colour: false)
    let scalars = lines.joined().unicodeScalars
    #expect(!scalars.contains { $0.properties.generalCategory == .control })
    #expect(!scalars.contains("\u{202E}"))
    #expect(lines.contains { $0.contains("␛[2J") })
  }

  @Test("After a success it names the next exercise, and waits")
  func success() {
    let lines = screen(Sample.passed) { $0.next = Sample.adam }
      .lines(width: 80, height: 24, colour: false)
    #expect(lines.contains("Next: Adam, in Adam.swift. n goes there."))
    let done = screen(Sample.passed).lines(width: 80, height: 24, colour: false)
    #expect(done.contains("Every exercise has passed."))
  }

  @Test("A compiler's error stands once, with its line, a caret and what it means")
  func didNotCompile() throws {
    let graded = GradedExercise(
      exercise: Sample.adam, status: .didNotCompile, score: 0,
      message: "cannot find 'x' in scope",
      diagnostics: [
        Diagnostic(
          file: "Adam.swift", line: 2, column: 9, severity: .error,
          message: "cannot find 'x' in scope")
      ], source: "import Autograd\nlet y = x\n")
    let text = screen(graded).lines(width: 80, height: 24, colour: false).joined(separator: "\n")
    #expect(text.ranges(of: "cannot find 'x' in scope").count == 1, "\(text)")
    #expect(text.contains("2 │ let y = x\n    │         ^"))
    #expect(text.contains("Nothing is called `x` here."))
  }

  @Test("While a check runs, the old verdict is called old")
  func checking() {
    let lines = screen(Sample.failed) { $0.isChecking = true }
      .lines(width: 80, height: 24, colour: false)
    #expect(lines.contains { $0.hasSuffix("before; checking …") })
    #expect(!lines.contains { $0.contains("Mend it") })
    #expect(
      screen(nil) { $0.isChecking = true }.lines(width: 80, colour: false).contains("Checking …"))
  }

  @Test("Without a keyboard no key is named")
  func noKeys() {
    for graded in Sample.mixed.exercises {
      let lines = screen(graded) { $0.hasKeys = false }.lines(width: 80, colour: false)
      #expect(
        !lines.contains {
          $0.contains("q quit") || $0.contains("shows a hint") || $0.contains("goes ")
        })
    }
  }
}
