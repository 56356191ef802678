internal import Checking
internal import Foundation
internal import Grading

/// Formats a verification as text and as JSON.
package struct VerificationReport {
  private let verification: Verification
  private let listsUnnamedMutants: Bool

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - verification: The result to report.
  ///   - listsUnnamedMutants: Whether the text lists the mutants that no misconception names.
  package init(_ verification: Verification, listsUnnamedMutants: Bool = false) {
    self.verification = verification
    self.listsUnnamedMutants = listsUnnamedMutants
  }

  /// What is missing, the kill matrix, the totals, the shortfalls, the warnings and the suggestions.
  ///
  /// The matrix has a row for each submission of the bank and a column for each check: a cross if the
  /// check rejects the submission, a dot if not.
  package var text: String {
    var lines: [String] = []
    for exercise in exercises {
      let trials = verification.trials.filter { $0.item.exercise == exercise }
      lines.append("\(exercise): \(columns(of: trials))")
      lines += trials.map(row)
      lines.append("")
    }
    if !exercises.isEmpty || verification.missing.isEmpty { lines += table }
    let mutants = MutantReport(verification.mutants)
    lines += mutants.table
    if listsUnnamedMutants { lines += mutants.unnamed }
    let shortfalls = verification.shortfalls
    if toDo.isEmpty, !shortfalls.isEmpty {
      let count = shortfalls.count
      lines += ["", count == 1 ? "1 shortfall:" : "\(count) shortfalls:"]
      lines += shortfalls.map { "  \($0)" }
    }
    if !verification.warnings.isEmpty {
      let count = verification.warnings.count
      lines += ["", count == 1 ? "1 warning:" : "\(count) warnings:"]
      lines += verification.warnings.map { "  \($0)" }
    }
    if !verification.suggestions.isEmpty {
      lines += ["", "Worth adding:"] + verification.suggestions.map { "  \($0)" }
    }
    while lines.first?.isEmpty == true { lines.removeFirst() }
    if !lines.isEmpty, !toDo.isEmpty { lines.insert("", at: 0) }
    return (toDo + lines).joined(separator: "\n") + "\n"
  }

  /// The numbered list of what is missing, in the order in which to write it, and of the other
  /// shortfalls, of which those of the text come first. Empty where nothing is missing.
  private var toDo: [String] {
    let missing = verification.missing
    guard !missing.isEmpty else { return [] }
    let others = verification.shortfalls.filter { !missing.contains($0) }
    func isOfText(_ sentence: String) -> Bool { sentence.contains("/Lesson.md:") }
    let all =
      missing.filter(isOfText) + others.filter(isOfText) + missing.filter { !isOfText($0) }
      + others.filter { !isOfText($0) }
    return ["Still to do, in this order:"] + all.enumerated().map { "  \($0 + 1). \($1)" }
  }

  /// The verification as JSON with sorted keys.
  package func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let document = Document(
      exercises: exercises.map { Sum($0, verification.trials) }, missing: verification.missing,
      mutants: MutantReport(verification.mutants).rows,
      mutantTotals: MutantReport(verification.mutants).sums,
      shortfalls: verification.shortfalls, submissions: verification.trials.map(Row.init),
      suggestions: verification.suggestions, warnings: verification.warnings)
    return String(decoding: try encoder.encode(document), as: UTF8.self) + "\n"
  }

  private var exercises: [String] {
    Set(verification.trials.map(\.item.exercise)).sorted()
  }

  private func columns(of trials: [Trial]) -> String {
    let checks = trials.map(\.graded.checks).max { $0.count < $1.count } ?? []
    return checks.map { $0.id.split(separator: ".").last.map(String.init) ?? $0.id }
      .joined(separator: ", ")
  }

  private func row(_ trial: Trial) -> String {
    let cells = trial.graded.checks.map { $0.status == .passed ? "·" : "✗" }.joined()
    let found = trial.misconceptions.joined(separator: " or ")
    let detail = found.isEmpty ? trial.graded.convention?.id ?? "" : found
    return "  \(pad(trial.item.kind.rawValue, 10)) \(pad(trial.item.name, 44)) \(pad(cells, 6)) "
      + "\(pad(trial.graded.status.rawValue, 13)) \(detail)"
  }

  private var table: [String] {
    let sums = exercises.map { Sum($0, verification.trials) }
    let width = max(16, (sums.map(\.exercise.count).max() ?? 0) + 2)
    let head =
      pad("exercise", width) + pad("wrong rejected", 16) + pad("of those named", 16)
      + "acceptable passed"
    return [head]
      + (sums + [Sum("all", verification.trials, everything: true)]).map { sum in
        pad(sum.exercise, width) + pad("\(sum.rejected) of \(sum.wrong)", 16)
          + pad("\(sum.named)", 16) + "\(sum.accepted) of \(sum.acceptable)"
      }
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}

extension VerificationReport {
  private struct Document: Encodable {
    let exercises: [Sum]
    let missing: [String]
    let mutants: [MutantReport.Row]
    let mutantTotals: [MutantReport.Sum]
    let shortfalls: [String]
    let submissions: [Row]
    let suggestions: [String]
    let warnings: [String]
  }

  private struct Sum: Encodable {
    let exercise: String
    let wrong: Int
    let rejected: Int
    let named: Int
    let acceptable: Int
    let accepted: Int

    init(_ exercise: String, _ trials: [Trial], everything: Bool = false) {
      let own = trials.filter { everything || $0.item.exercise == exercise }
      let wrongOnes = own.filter { $0.item.kind == .wrong }
      let rightOnes = own.filter { $0.item.kind == .acceptable }
      self.exercise = exercise
      wrong = wrongOnes.count
      rejected = wrongOnes.count(where: \.isRejected)
      named = wrongOnes.count { $0.isRejected && !$0.misconceptions.isEmpty }
      acceptable = rightOnes.count
      accepted = rightOnes.count { $0.graded.status == .passed }
    }
  }

  private struct Row: Encodable {
    let exercise: String
    let kind: SubmissionBank.Kind
    let name: String
    let status: Verdict
    let score: Int
    let misconceptions: [String]
    let convention: String?
    let checks: [String: Verdict]

    init(_ trial: Trial) {
      exercise = trial.item.exercise
      kind = trial.item.kind
      name = trial.item.name
      status = trial.graded.status
      score = trial.graded.score
      misconceptions = trial.misconceptions
      convention = trial.graded.convention?.id
      checks = Dictionary(
        trial.graded.checks.map { ($0.id, $0.status) }, uniquingKeysWith: { first, _ in first })
    }
  }
}
