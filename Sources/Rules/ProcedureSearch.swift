/// How often actions were performed while a procedure ran.
public struct ProcedureRun: Sendable {
  /// The number of turns that the procedure was asked for.
  public let asked: Int
  /// How often the whole procedure ran.
  public let repetitions: Int
  public let times: [Action: Int]

  public init(asked: Int, repetitions: Int = 1, times: [Action: Int]) {
    self.asked = asked
    self.repetitions = repetitions
    self.times = times
  }
}

/// One edit of a procedure, or two, and the procedure with them.
public struct ProcedureMistake: Sendable {
  let edits: [ProcedureEdit]
  public let procedure: Procedure

  /// A name, such as `clear-never`, or two names joined by a plus.
  public var name: String { edits.map(\.name).joined(separator: "+") }

  /// Returns a sentence for each edit, with the procedure at the end. A declared mistake has its own.
  public func sentence(_ subject: String) -> String {
    if edits.count == 1, case .mistaken(let mistake) = edits[0].change { return mistake.sentence }
    let sentences = edits.map { $0.sentence(subject) }.joined(separator: ". ")
    return "\(sentences): \(procedure.text)."
  }
}

/// Lists the edits of a procedure that agree with how often its actions were performed.
public struct ProcedureSearch: Sendable {
  private let accepted: [Procedure]
  private let mistakes: [ActionMistake]
  private let counted: [Action]

  /// Creates a search.
  ///
  /// - Parameters:
  ///   - accepted: The right procedure, then others that do the same. Pairs of edits are made in the
  ///     first alone.
  ///   - mistakes: Actions that may be performed by mistake.
  ///   - counted: The actions whose numbers must be those of a run. Those of other actions are used
  ///     to find the turns in which an action is performed.
  public init(_ accepted: [Procedure], mistakes: [ActionMistake] = [], counted: [Action]) {
    self.accepted = accepted
    self.mistakes = mistakes
    self.counted = counted
  }

  /// Returns the single edits, the most probable first, each procedure once.
  public func singleEdits(for runs: [ProcedureRun]) -> [ProcedureMistake] {
    var seen = Set(accepted)
    let (turns, counts) = limits(of: runs)
    return accepted.flatMap { $0.edits(mistakes: mistakes, turns: turns, counts: counts) }
      .compactMap { mistake([$0], runs, &seen) }
  }

  /// Returns the pairs of edits, the most probable first, each procedure once and none that a single
  /// edit gives.
  public func pairsOfEdits(for runs: [ProcedureRun]) -> [ProcedureMistake] {
    guard let procedure = accepted.first else { return [] }
    let (turns, counts) = limits(of: runs)
    func edits(_ procedure: Procedure) -> [ProcedureEdit] {
      procedure.edits(mistakes: mistakes, turns: turns, counts: counts, longest: 2)
    }
    var seen = Set(accepted)
    for edit in procedure.edits(mistakes: mistakes, turns: turns, counts: counts) {
      seen.insert(edit.procedure)
    }
    return edits(procedure).flatMap { first in
      edits(first.procedure).filter { $0.change.order >= first.change.order }
        .compactMap { mistake([first, $0], runs, &seen) }
    }
  }

  private func mistake(
    _ edits: [ProcedureEdit], _ runs: [ProcedureRun], _ seen: inout Set<Procedure>
  ) -> ProcedureMistake? {
    guard let procedure = edits.last?.procedure, agrees(procedure, runs),
      seen.insert(procedure).inserted
    else { return nil }
    return ProcedureMistake(edits: edits, procedure: procedure)
  }

  private func agrees(_ procedure: Procedure, _ runs: [ProcedureRun]) -> Bool {
    runs.allSatisfy { run in
      counted.allSatisfy { action in
        run.times[action].map {
          $0 == run.repetitions * procedure.times(action, asked: run.asked)
        } ?? true
      }
    }
  }

  /// The turns and the numbers of turns that the runs suggest.
  private func limits(of runs: [ProcedureRun]) -> (turns: [Turns], counts: [TurnCount]) {
    var turns = Turns.usual
    var counts: [TurnCount] = [.asked(plus: -1), .asked(plus: 1)]
    for action in accepted.first?.turn.map(\.action) ?? [] {
      let observed = runs.compactMap { run in
        run.times[action].map { (run.asked, $0 / run.repetitions) }
      }
      turns += Turns.fitting(observed).filter { !turns.contains($0) }
      counts += TurnCount.fitting(observed).filter { !counts.contains($0) }
    }
    return (turns, counts)
  }
}
