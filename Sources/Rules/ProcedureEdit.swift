/// An action that a procedure does not have, and its place in each turn.
public struct ActionMistake: Sendable {
  public enum Place: Sendable {
    case insteadOf(Action)
    case after(Action)
    case afterLoop
  }

  public let action: Action
  public let place: Place
  /// A name, such as `records-the-loss`.
  public let name: String
  /// The mistake in a sentence.
  public let sentence: String

  public init(_ action: Action, _ place: Place, name: String, _ sentence: String) {
    self.action = action
    self.place = place
    self.name = name
    self.sentence = sentence
  }

  /// Returns a procedure with the mistake made, wherever its place occurs.
  public func applied(to procedure: Procedure) -> Procedure {
    var edited = procedure
    switch place {
    case .insteadOf(let other):
      for index in edited.turn.indices where edited.turn[index].action == other {
        edited.turn[index].action = action
      }
    case .after(let other):
      edited.turn = edited.turn.flatMap { line in
        line.action == other ? [line, Procedure.Line(action, in: line.turns)] : [line]
      }
    case .afterLoop: edited.after.append(action)
    }
    return edited
  }
}

/// One way in which a procedure can be wrong.
public struct ProcedureEdit: Sendable {
  enum Side { case before, after }

  /// What is changed. Ranges are those of neighbouring lines of a turn.
  enum Change: Sendable {
    case exchanged(Range<Int>, Range<Int>)
    case dropped(Range<Int>)
    case mistaken(ActionMistake)
    case replaced(Int, by: Action)
    case repeated(Range<Int>, at: Int)
    case limited(Range<Int>, Turns)
    /// Once outside of the loop, and not in each turn.
    case moved(Range<Int>, Side)
    /// Once more outside of the loop.
    case added(Range<Int>, Side)
    case counted(TurnCount)

    /// A place in the order in which two edits are made.
    var order: Int {
      switch self {
      case .exchanged: 0
      case .dropped: 1
      case .mistaken: 2
      case .replaced: 3
      case .repeated: 4
      case .limited: 5
      case .moved, .added: 6
      case .counted: 7
      }
    }
  }

  /// The procedure that is edited.
  let origin: Procedure
  let change: Change

  init(_ origin: Procedure, _ change: Change) {
    self.origin = origin
    self.change = change
  }

  /// The procedure with the edit made.
  public var procedure: Procedure {
    var edited = origin
    func actions(_ lines: Range<Int>) -> [Action] { origin.turn[lines].map(\.action) }
    switch change {
    case .exchanged(let first, let second):
      edited.turn.replaceSubrange(
        first.lowerBound..<second.upperBound,
        with: origin.turn[second] + origin.turn[first.upperBound..<second.lowerBound]
          + origin.turn[first])
    case .dropped(let lines): edited.turn.removeSubrange(lines)
    case .mistaken(let mistake): return mistake.applied(to: origin)
    case .replaced(let line, let action): edited.turn[line].action = action
    case .repeated(let lines, let place):
      edited.turn.insert(contentsOf: origin.turn[lines], at: place)
    case .limited(let lines, let turns): for line in lines { edited.turn[line].turns = turns }
    case .moved(let lines, let side):
      edited.turn.removeSubrange(lines)
      edited.add(actions(lines), side)
    case .added(let lines, let side): edited.add(actions(lines), side)
    case .counted(let count): edited.count = count
    }
    return edited
  }
}

extension Procedure {
  fileprivate mutating func add(_ actions: [Action], _ side: ProcedureEdit.Side) {
    switch side {
    case .before: before += actions
    case .after: after += actions
    }
  }
}

// MARK: All edits

extension Procedure {
  /// Returns all single edits, the most probable first.
  ///
  /// - Parameters:
  ///   - mistakes: Actions of its own kind that may be performed by mistake.
  ///   - turns: The turns to which an action may be limited.
  ///   - counts: The numbers of turns that the loop may take.
  ///   - longest: The longest block of neighbouring lines that is edited.
  /// - Returns: The edits.
  func edits(
    mistakes: [ActionMistake], turns: [Turns], counts: [TurnCount], longest: Int = .max
  ) -> [ProcedureEdit] {
    let lines = turn.indices
    let all = lines.flatMap { start in (start + 1...turn.count).map { start..<$0 } }
      .sorted { ($0.count, $0.lowerBound) < ($1.count, $1.lowerBound) }
    let blocks = all.filter { $0.count <= longest }
    let unlimited = blocks.filter { block in turn[block].allSatisfy { $0.turns == .every } }
    let isThorough = longest >= turn.count
    var changes: [ProcedureEdit.Change] = blocks.map { .dropped($0) }
    changes += exchanges(all)
    changes += blocks.map { .repeated($0, at: $0.upperBound) }
    changes += counts.map { .counted($0) }
    changes += mistakes.filter(applies).map { .mistaken($0) }
    changes += unlimited.flatMap { block in
      turns.map { .limited(block, $0) }
        + [.moved(block, .before), .moved(block, .after), .added(block, .before)]
        + [.added(block, .after)]
    }
    if isThorough {
      let actions = turn.map(\.action)
      changes += lines.flatMap { line in
        actions.filter { $0 != actions[line] }.map { .replaced(line, by: $0) }
      }
      changes += blocks.filter { $0.count <= 2 }.flatMap { block in
        (0...turn.count).filter { $0 < block.lowerBound || $0 > block.upperBound }
          .map { .repeated(block, at: $0) }
      }
    }
    return changes.map { ProcedureEdit(self, $0) }
  }

  /// Neighbouring blocks in the opposite order, then blocks in each other's place.
  private func exchanges(_ blocks: [Range<Int>]) -> [ProcedureEdit.Change] {
    let pairs = blocks.flatMap { first in
      blocks.filter { $0.lowerBound >= first.upperBound }.map { (first, $0) }
    }
    return [true, false].flatMap { adjacent in
      pairs.filter { ($0.upperBound == $1.lowerBound) == adjacent }
        .map { ProcedureEdit.Change.exchanged($0, $1) }
    }
  }

  private func applies(_ mistake: ActionMistake) -> Bool {
    switch mistake.place {
    case .insteadOf(let action), .after(let action): turn.contains { $0.action == action }
    case .afterLoop: true
    }
  }
}
