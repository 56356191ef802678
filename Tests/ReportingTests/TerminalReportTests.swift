import Checking
import Compiling
import Grading
import Reporting
import Testing

@Suite("The terminal report")
struct TerminalReportTests {
  private func lines(
    _ graded: GradedLesson, width: Int = 80, colour: Bool = false, links: Bool = false
  ) -> [String] {
    let report = TerminalReport(
      graded, exercisesFolder: "Lessons/Optimizers/Exercises", reportPath: "/course/report 1.html",
      width: width, colour: colour, links: links)
    return report.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test(
    "Each exercise has a line with its verdict as a word, its title and its points",
    arguments: [
      ("✓ passed", "The training loop", "20/20"), ("✗ failed", "Momentum", "5/20"),
      ("! timed out", "Stochastic gradient descent", "0/20"),
      ("✗ did not compile", "RMSprop", "0/20"), ("! crashed", "Adam", "0/20"),
      ("· not attempted", "The challenge", "0/10 bonus"),
    ])
  func overview(verdict: String, title: String, points: String) throws {
    let line = try #require(lines(Sample.mixed).first { $0.contains(title) })
    #expect(line.contains(verdict))
    #expect(line.hasSuffix(points))
  }

  @Test("What a submission printed is shown: its last ten lines, and how many there were")
  func printed() throws {
    func shown(_ output: String, _ status: Verdict = .failed) -> [String] {
      let exercise = GradedExercise(
        exercise: Sample.adam, status: status, score: 0, message: "It differs.", output: output)
      let lines = lines(Sample.graded([exercise]), width: 40)
      return Array(lines.drop { !$0.hasPrefix("  It printed") }.prefix { !$0.isEmpty })
    }
    #expect(shown("").isEmpty)
    #expect(shown("one\ntwo  2\n\n") == ["  It printed:", "    one", "    two  2"])
    #expect(shown("it passed\n", .passed) == ["  It printed:", "    it passed"])
    let many = shown((1...12).map { "line \($0)\n" }.joined())
    #expect(many.first == "  It printed, the last 10 of 12 lines:")
    #expect(many.dropFirst() == (3...12).map { "    line \($0)" }[...])
    #expect(shown("\u{1B}[31mred\u{202E}\n").last == "    ␛[31mred\\u{202E}")
    let long = try #require(shown(String(repeating: "x", count: 10_000)).last)
    #expect(long.count <= 40 && long.hasSuffix("…"))
  }

  @Test("The first thing to fix comes with its message, its diagnosis and its place, in that order")
  func firstThingToFix() throws {
    let lines = lines(Sample.mixed)
    let start = try #require(lines.firstIndex(of: "Momentum: failed"))
    #expect(lines[start + 1] == "  The average is too large by a factor of ten.")
    #expect(lines[start + 2].hasPrefix("  Your momentum coincides with PyTorch's"))
    let place = try #require(
      lines.firstIndex(of: "  at Lessons/Optimizers/Exercises/Momentum.swift:3"))
    #expect(place > start + 2)
  }

  @Test("Everything else that is to be fixed follows in a few lines: verdict, what, where")
  func others() throws {
    let lines = lines(Sample.mixed)
    let first = try #require(lines.firstIndex(of: "Momentum: failed"))
    let crash = try #require(lines.firstIndex(of: "Adam: crashed"))
    #expect(crash > first)
    #expect(
      lines[crash...].prefix(4) == [
        "Adam: crashed", "  Index out of range, in Adam.swift, line 9.",
        "  at Lessons/Optimizers/Exercises/Adam.swift:9", "",
      ])
    for title in ["Stochastic gradient descent: timed out", "RMSprop: did not compile"] {
      #expect(lines.contains(title))
    }
    #expect(
      !lines.contains { $0.hasPrefix("The challenge:") || $0.hasPrefix("The training loop:") })
  }

  @Test("Of another thing to fix at most three lines are said, however much there is to say")
  func longMessage() throws {
    let long = GradedExercise(
      exercise: Sample.adam, status: .failed, score: 0,
      message: String(repeating: "and so on ", count: 60))
    let lines = lines(Sample.graded([Sample.failed, long]))
    let start = try #require(lines.firstIndex(of: "Adam: failed"))
    #expect(lines[start + 3].hasSuffix("…"))
    #expect(lines[start + 4] == "  at Lessons/Optimizers/Exercises/Adam.swift")
  }

  @Test("A diagnosis that is the message already is not said twice")
  func diagnosisOnce() {
    let lines = lines(Sample.graded([Sample.diagnosed]))
    #expect(lines.count { $0.contains("no bias correction") } == 1)
    #expect(lines.contains("  It leaves the numbers."))
  }

  @Test("A failing check of ours is never called a pass")
  func faulty() {
    let exercise = GradedExercise(
      exercise: Sample.adam, status: .faulty, score: 20, message: "The check broke.")
    let lines = lines(Sample.graded([Sample.passed, exercise]))
    #expect(lines.contains { $0.contains("! faulty check") })
    #expect(!lines.contains { $0.contains("Every exercise passed") })
  }

  @Test("A compiler's error comes with its line and a caret under its column")
  func diagnostic() throws {
    let lines = lines(Sample.graded([Sample.passed, Sample.broken]))
    #expect(lines.contains("  at Lessons/Optimizers/Exercises/RMSProp.swift:2:11"))
    let error = try #require(lines.firstIndex(of: "  error: cannot find 'squareRoot' in scope"))
    #expect(lines[error + 1] == "  2 │ let r = 1 + squareRoot(2)")
    #expect(lines[error + 2] == "    │           ^")
  }

  @Test("The caret stands under the column where letters take several bytes")
  func caretInUnicode() throws {
    let exercise = GradedExercise(
      exercise: Sample.adam, status: .didNotCompile, score: 0, message: "It does not compile.",
      diagnostics: [
        Diagnostic(file: "Adam.swift", line: 1, column: 12, severity: .error, message: "no β")
      ], source: "let β̂ = β\r\n")
    let lines = lines(Sample.graded([exercise]))
    let line = try #require(lines.firstIndex { $0.contains("│ let") })
    #expect(lines[line] == "  1 │ let β̂ = β")
    #expect(lines[line + 1] == "    │         ^")
  }

  @Test("An error, not the warning before it, is the first thing to say")
  func errorBeforeWarning() {
    let lines = lines(Sample.graded([Sample.verbose]))
    #expect(lines.contains("  error: number 2"))
    #expect(lines.contains { $0.contains("and 19 more") })
  }

  @Test("A warning is not where to look when an exercise failed")
  func warningOfFailed() {
    let exercise = GradedExercise(
      exercise: Sample.adam, status: .failed, score: 0, message: "It differs.",
      diagnostics: [
        Diagnostic(file: "Adam.swift", line: 3, column: 7, severity: .warning, message: "unused")
      ])
    let lines = lines(Sample.graded([exercise]))
    #expect(lines.contains("  at Lessons/Optimizers/Exercises/Adam.swift"))
    #expect(!lines.contains { $0.contains("unused") })
  }

  @Test("An untouched lesson says where to start, and little else")
  func untouched() {
    let lines = lines(Sample.untouched)
    #expect(lines.contains { $0.hasPrefix("Start with Lessons/Optimizers/Exercises/TrainingLoop") })
    #expect(lines.count < 16)
  }

  @Test("When the rest is right, the next one to begin is named")
  func next() {
    let lines = lines(Sample.graded([Sample.passed, Sample.open]))
    #expect(
      lines.contains(
        "For a bonus: Lessons/Optimizers/Exercises/Challenge.swift (The challenge)."))
  }

  @Test("It ends with the score and the report's path")
  func ending() {
    #expect(
      lines(Sample.mixed).suffix(3) == ["Score: 25 of 100", "Report: /course/report 1.html", ""])
    let done = lines(Sample.graded([Sample.passed, Sample.done]))
    #expect(done.suffix(3).first == "Score: 20 of 20, and 8 bonus. Every exercise passed.")
  }

  @Test("Without colour there is no escape, and with it the words are the same")
  func colour() {
    let plain = lines(Sample.mixed).joined(separator: "\n")
    let coloured = lines(Sample.mixed, colour: true).joined(separator: "\n")
    #expect(!plain.contains("\u{1B}"))
    #expect(coloured.contains("\u{1B}[31m✗ failed"))
    #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
  }

  @Test("The report is a link where the terminal knows links")
  func link() {
    let last = lines(Sample.mixed, links: true).suffix(2).first
    #expect(
      last == "Report: \u{1B}]8;;file:///course/report%201.html\u{1B}\\/course/report 1.html"
        + "\u{1B}]8;;\u{1B}\\")
  }

  @Test("A compiler's error that is the message already is not said twice")
  func diagnosticOnce() {
    let exercise = GradedExercise(
      exercise: Sample.rmsprop, status: .didNotCompile, score: 0,
      message: "cannot find 'squareRoot' in scope", diagnostics: Sample.broken.diagnostics,
      source: Sample.broken.source)
    let lines = lines(Sample.graded([exercise]))
    #expect(lines.count { $0.contains("cannot find") } == 1)
    #expect(lines.contains("  2 │ let r = 1 + squareRoot(2)"))
  }

  @Test("No line but a path is wider than the terminal", arguments: [40, 60, 80, 90, 120])
  func width(width: Int) {
    let long = Hostile.lesson(saying: String(repeating: "word日本語", count: 40))
    let bonus = GradedExercise(
      exercise: Sample.challenge, status: .passed, score: 10, message: "31 steps.")
    let done = Sample.graded([Sample.passed, bonus])
    for graded in [Sample.mixed, Sample.untouched, Sample.graded([Sample.broken]), done, long] {
      for line in lines(graded, width: width) where !line.hasPrefix("  at ") {
        #expect(columns(line) <= width, "\(line)")
      }
    }
  }

  private func columns(_ line: String) -> Int {
    line.reduce(0) { $0 + ("\u{2E80}"..."\u{FFEF}" ~= $1 ? 2 : 1) }
  }

  @Test("No text of a submission reaches the terminal's controls")
  func hostile() {
    let text = lines(Hostile.lesson(saying: Hostile.text)).joined(separator: "\n")
    #expect(
      text.unicodeScalars.allSatisfy {
        $0 == "\n" || $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)
      })
    #expect(!text.unicodeScalars.contains("\u{202E}"))
    #expect(text.contains("␛[31mred"))
  }
}
