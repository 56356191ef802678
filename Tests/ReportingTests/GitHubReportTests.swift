import Checking
import Compiling
import Grading
import Reporting
import Testing

@Suite("The GitHub annotations")
struct GitHubReportTests {
  private func lines(_ graded: GradedLesson) -> [String] {
    GitHubReport(graded, prefix: "Lessons/Optimizers/Exercises").text
      .split(separator: "\n").map(String.init)
  }

  @Test("There is one for each exercise that did not pass and each diagnostic, then the score")
  func commands() {
    let folder = "Lessons/Optimizers/Exercises"
    #expect(
      lines(Sample.graded([Sample.passed, Sample.broken, Sample.crashed, Sample.open])) == [
        "::error file=\(folder)/RMSProp.swift,line=2,col=11,title=RMSprop%3A did not compile::"
          + "RMSProp.swift does not compile.%0Acannot find 'squareRoot' in scope.%0A"
          + "Nothing is called `squareRoot` here. Compare letter by "
          + "letter with the declaration; capitals count.",
        "::warning file=\(folder)/RMSProp.swift,line=2,col=5,title=RMSprop::"
          + "variable 'r' was never mutated",
        "::error file=\(folder)/Adam.swift,line=9,title=Adam%3A crashed::"
          + "Index out of range, in Adam.swift, line 9.%0A"
          + "An array of n elements has the indices 0 to n - 1.",
        "::notice file=\(folder)/Challenge.swift,title=The challenge%3A not attempted::"
          + "Not attempted yet.",
        "Optimizers: 20 of 60 points, 1 of 4 exercises passed",
      ])
  }

  @Test("No finding is told twice, though the compiler repeats it")
  func once() {
    let error = Diagnostic(
      file: "Adam.swift", line: 3, column: 7, severity: .error, message: "cannot find 'x' in scope")
    let again = Diagnostic(
      file: "Adam.swift", line: 3, column: 11, severity: .error, message: error.message)
    let exercise = GradedExercise(
      exercise: Sample.adam, status: .didNotCompile, score: 0, message: error.message,
      diagnostics: [error, again, error])
    let annotations = lines(Sample.graded([exercise])).dropLast()
    #expect(annotations.count == 1)
    #expect(annotations.first?.contains(",line=3,col=7,") == true)
  }

  @Test("A warning in an exercise that passed is told too")
  func warning() {
    let exercise = GradedExercise(
      exercise: Sample.adam, status: .passed, score: 20, message: "Every check agrees.",
      diagnostics: [
        Diagnostic(file: "Adam.swift", line: 3, column: 7, severity: .warning, message: "unused")
      ])
    #expect(
      lines(Sample.graded([exercise])).first
        == "::warning file=Lessons/Optimizers/Exercises/Adam.swift,line=3,col=7,title=Adam::unused")
  }

  @Test(
    "A message is escaped as GitHub asks",
    arguments: [
      ("100 %", "100 %25"), ("two\nlines", "two%0Alines"), ("two\r\nlines", "two%0Alines"),
      ("%0A", "%250A"), ("a, b: c", "a, b: c"), ("back\rwards", "back␍wards"),
      ("\u{1B}[0m", "␛[0m"),
    ])
  func message(text: String, escaped: String) {
    let exercise = GradedExercise(
      exercise: Sample.adam, status: .failed, score: 0, message: text)
    #expect(
      lines(Sample.graded([exercise])).first
        == "::error file=Lessons/Optimizers/Exercises/Adam.swift,title=Adam%3A failed::" + escaped)
  }

  @Test(
    "A property is escaped as GitHub asks",
    arguments: [
      ("a,b.swift", "a%2Cb.swift"), ("C:x.swift", "C%3Ax.swift"), ("a\nb", "a%0Ab"),
      ("50%.swift", "50%25.swift"), ("a,\u{301}line=9", "a%2C\u{301}line=9"),
    ])
  func property(file: String, escaped: String) throws {
    let exercise = GradedExercise(
      exercise: Sample.adam, status: .failed, score: 0, message: "It fails.",
      location: .init(file: file, line: 1))
    let line = try #require(lines(Sample.graded([exercise])).first)
    #expect(line.hasPrefix("::error file=Lessons/Optimizers/Exercises/\(escaped),line=1,title="))
  }

  @Test("No text of a submission begins a command of its own")
  func hostile() {
    let lines = lines(Hostile.lesson(saying: Hostile.text))
    #expect(lines.count == 5)
    #expect(lines.prefix(3).allSatisfy { $0.hasPrefix("::error file=Lessons/Optimizers/") })
    // What concerns no exercise belongs to no file.
    #expect(lines[3].hasPrefix("::warning title=Optimizers::"))
  }
}
