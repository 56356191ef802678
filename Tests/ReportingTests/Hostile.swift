import Checking
import Compiling
import Grading
@testable import LessonReading
import Observations

/// A submission that tries to be more than text, wherever a report shows some of it.
enum Hostile {
  /// Texts that a report must show and not obey; the last two join a sign of markup with a mark of
  /// another script, so that the two are one character.
  static let texts = [
    "<script>alert(1)</script>", "</style></code></pre><img src=x onerror=alert(1)>", "]]>",
    "\" onmouseover=\"alert(1)", "{{{style}}}{{> card}}", "\u{1B}[31mred\u{1B}[0m", "bell\u{7}",
    "\u{9B}2J", "user\u{202E}nimda", "zero\u{200B}width", "line\rback", "::error::forged",
    "\u{600}<script\u{301}>alert(1)</script>", "\"\u{301} onclick='alert(1)'",
  ]

  static let text = texts.joined(separator: "\n")

  /// A lesson in which every text that a submission has a say in is this one.
  static func lesson(saying text: String) -> GradedLesson {
    let divergence = Divergence(
      .values, label: text, number: 2, place: text, expected: [1], actual: [.nan], scenario: text)
    let failed = GradedExercise(
      exercise: Sample.momentum, status: .failed, score: 0, message: text,
      location: .init(file: text, line: 3),
      diagnosis: Diagnosis(
        misconceptions: [VariantName(id: "momentum.sum", sentence: text)], largestDeviation: 0,
        evidence: "3 steps"),
      checks: [
        CheckResult(
          id: "momentum.banana", title: "The banana", status: .failed, score: 0, maxScore: 20,
          message: text, firstDivergence: divergence, largestDeviation: .nan)
      ], source: text, output: text)
    let broken = GradedExercise(
      exercise: Sample.adam, status: .didNotCompile, score: 0, message: text,
      diagnostics: [
        Diagnostic(file: text, line: 1, column: 1, severity: .error, message: text),
        Diagnostic(file: "Adam.swift", line: 1, column: 2, severity: .error, message: text),
      ], source: "let x = 1\n" + text)
    return Sample.graded([failed, broken], remarks: [text])
  }
}
