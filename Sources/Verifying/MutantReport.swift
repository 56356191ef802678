internal import Checking
internal import Grading

/// The verdicts on mutants as a table and as rows for JSON.
struct MutantReport {
  private let trials: [MutantTrial]

  init(_ trials: [MutantTrial]) {
    self.trials = trials
  }

  /// The numbers of an exercise's mutants, with one changed token or with two.
  struct Sum: Encodable {
    let exercise: String
    /// How many tokens are changed.
    let changes: Int
    let mutants: Int
    let compiled: Int
    let killed: Int
    /// Of those killed, the ones that a misconception names.
    let named: Int
    /// Of those killed, the ones with wrong values that no misconception names.
    let unnamed: Int
    /// Of those killed, the ones that gave no values: they crashed, timed out or were not attempted.
    let crashed: Int
    let equivalent: Int
    let survivors: Int

    init(_ exercise: String, changes: Int, _ trials: [MutantTrial]) {
      self.exercise = exercise
      self.changes = changes
      mutants = trials.count
      compiled = trials.count(where: \.compiled)
      killed = trials.count(where: \.isKilled)
      named = trials.count(where: \.isNamed)
      unnamed = trials.count(where: \.isUnnamed)
      crashed = trials.count { $0.isKilled && !$0.isNamed && !$0.isUnnamed }
      equivalent = trials.count(where: \.isEquivalent)
      survivors = trials.count { $0.survival != nil }
    }

    var cells: [String] {
      let tokens = changes == 1 ? "1 token" : "\(changes) tokens"
      return [exercise, tokens]
        + [mutants, compiled, killed, named, unnamed, crashed, equivalent, survivors].map(
          String.init)
    }
  }

  /// The sums of each exercise, then those of all.
  var sums: [Sum] {
    let exercises = Set(trials.map(\.mutant.origin.exercise)).sorted()
    let changes = Set(trials.map(\.mutant.mutations.count)).sorted()
    func sums(_ name: String, _ trials: [MutantTrial]) -> [Sum] {
      changes.compactMap { count in
        let own = trials.filter { $0.mutant.mutations.count == count }
        return own.isEmpty ? nil : Sum(name, changes: count, own)
      }
    }
    return exercises.flatMap { exercise in
      sums(exercise, trials.filter { $0.mutant.origin.exercise == exercise })
    } + sums("all", trials)
  }

  /// The sums as lines of text.
  var table: [String] {
    guard !trials.isEmpty else { return [] }
    let head = [
      "mutants of", "changed", "mutants", "compiled", "killed", "named", "unnamed", "crashed",
      "equivalent", "survivors",
    ]
    let rows = [head] + sums.map(\.cells)
    let widths = head.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return [""]
      + rows.map { row in
        zip(row, widths).enumerated().map { column, cell in
          let space = String(repeating: " ", count: cell.1 - cell.0.count)
          return column < 2 ? cell.0 + space : space + cell.0
        }.joined(separator: "  ")
      }
  }

  /// The most unnamed mutants that the text lists.
  private static let mostListed = 40

  /// The mutants that no misconception names, each with its changed lines, and how many more there are.
  var unnamed: [String] {
    let found = trials.filter(\.isUnnamed)
    guard !found.isEmpty else { return [] }
    return ["", found.count == 1 ? "1 unnamed mutant:" : "\(found.count) unnamed mutants:"]
      + found.prefix(Self.mostListed).flatMap { trial in
        ["  \(trial.mutant.description)"]
          + trial.mutant.lines.flatMap { ["    - \($0.before)", "    + \($0.after)"] }
      }
      + (found.count > Self.mostListed
        ? ["  … and \(found.count - Self.mostListed) more; --json FILE lists all"] : [])
  }

  struct Row: Encodable {
    struct Line: Encodable {
      let before: String
      let after: String
    }

    let exercise: String
    let program: String
    let change: String
    let changes: Int
    let lines: [Line]
    /// `didNotCompile`, `killed`, `equivalent` or `survived`.
    let outcome: String
    /// The verdict on a mutant that was killed.
    let status: Verdict?
    let misconceptions: [String]
    /// On how many inputs an equivalent mutant agrees with the program it was made from.
    let comparedInputs: Int?
    let reason: String?
  }

  var rows: [Row] {
    trials.map { trial in
      let mutant = trial.mutant
      var status: Verdict?
      var inputs: Int?
      let outcome: String
      switch trial.outcome {
      case .didNotCompile: outcome = "didNotCompile"
      case .killed(let graded): (outcome, status) = ("killed", graded.status)
      case .equivalent(let count): (outcome, inputs) = ("equivalent", count)
      case .survived: outcome = "survived"
      }
      return Row(
        exercise: mutant.origin.exercise, program: mutant.origin.name, change: mutant.description,
        changes: mutant.mutations.count,
        lines: mutant.lines.map { Row.Line(before: $0.before, after: $0.after) }, outcome: outcome,
        status: status, misconceptions: trial.misconceptions, comparedInputs: inputs,
        reason: trial.survival)
    }
  }
}
