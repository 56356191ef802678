import Checking
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
      lesson: Sample.lesson(Sample.mixed.exercises.map(\.exercise)), exercise: exercise,
      file: "Lessons/Optimizers/Exercises/\(exercise.file)")
    screen.graded = graded
    screen.report = "http://127.0.0.1:40000/0123456789abcdefghijklmnop/report"
    screen.score = (40, 100)
    change(&screen)
    return screen
  }

  @Test(
    "Every verdict fits every window, says its word and ends with the keys",
    arguments: [40, 80, 200])
  func fits(_ width: Int) throws {
    for graded in Sample.mixed.exercises {
      for height in [8, 24, 60] {
        let lines = screen(graded).lines(width: width, height: height, colour: false)
        #expect(lines.allSatisfy { TerminalText.columns(of: $0) <= width })
        #expect(!lines.contains { $0.contains("\u{1B}") })
        if width >= 80, height >= 24 {
          #expect(lines.count <= height)
          #expect(lines.contains { $0.hasPrefix("\(graded.status.mark) \(graded.status.word)") })
          #expect(lines.last?.contains("q quit") == true)
        }
      }
    }
  }

  @Test("What does not fit is cut, and the keys stay")
  func cut() {
    let long = screen(Sample.failed) { $0.aside = String(repeating: "word\n", count: 100) }
    let lines = long.lines(width: 80, height: 24, colour: false)
    #expect(lines.count == 24)
    #expect(lines.contains("… more in the report"))
    #expect(lines.last?.contains("q quit") == true)
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
