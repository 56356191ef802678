/// An action of a procedure, such as `step`.
///
/// Two actions with the same name are the same.
public struct Action: Hashable, Sendable {
  /// A short name, for example `clear`.
  public let name: String
  /// What it does, with a verb in the third person, for example `clears the gradient`.
  public let phrase: String
  /// The name of the action that it is counted as.
  let counted: String

  /// Creates an action.
  ///
  /// - Parameters:
  ///   - name: A short name.
  ///   - phrase: What it does, with a verb in the third person.
  ///   - other: The action that it looks like to somebody who counts; nil for itself.
  public init(_ name: String, _ phrase: String, countedAs other: Action? = nil) {
    self.name = name
    self.phrase = phrase
    counted = other?.counted ?? name
  }

  public static func == (first: Action, second: Action) -> Bool { first.name == second.name }

  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// A loop: actions before it, in each of its turns, and after it.
///
///     let training = Procedure([record, loss, backward, step, clear])
public struct Procedure: Hashable, Sendable {
  /// An action, and the turns in which it is performed.
  public struct Line: Hashable, Sendable {
    public var action: Action
    public var turns: Turns

    public init(_ action: Action, in turns: Turns = .every) {
      self.action = action
      self.turns = turns
    }
  }

  public var before: [Action]
  public var turn: [Line]
  public var after: [Action]
  public var count: TurnCount

  public init(
    before: [Action] = [], _ turn: [Action], after: [Action] = [],
    count: TurnCount = .asked(plus: 0)
  ) {
    self.before = before
    self.turn = turn.map { Line($0) }
    self.after = after
    self.count = count
  }

  /// Performs the actions in their order.
  ///
  /// - Parameters:
  ///   - asked: The number of turns that the procedure is asked for.
  ///   - perform: Performs an action.
  public func run(asked: Int, _ perform: (Action) throws -> Void) rethrows {
    for action in before { try perform(action) }
    let turns = count.turns(asked: asked)
    for index in 0..<turns {
      for line in turn where line.turns.contains(index, of: turns) { try perform(line.action) }
    }
    for action in after { try perform(action) }
  }

  /// Returns how often an action is performed, together with those that are counted as it.
  public func times(_ action: Action, asked: Int) -> Int {
    let turns = count.turns(asked: asked)
    var times = 0
    for other in before where other.counted == action.name { times += 1 }
    for line in turn where line.action.counted == action.name {
      times += line.turns.number(of: turns)
    }
    for other in after where other.counted == action.name { times += 1 }
    return times
  }

  /// The procedure in words, for example `clear before the loop, record, step in every turn`.
  public var text: String {
    func list(_ actions: [Action]) -> String { actions.map(\.name).joined(separator: ", ") }
    let lines = turn.map { $0.turns == .every ? $0.action.name : "\($0.action.name) (\($0.turns))" }
    let turnText = lines.isEmpty ? "nothing" : lines.joined(separator: ", ")
    let parts = [
      before.isEmpty ? nil : "\(list(before)) before the loop", "\(turnText) in \(count.text)",
      after.isEmpty ? nil : "\(list(after)) after the loop",
    ]
    return parts.compactMap(\.self).joined(separator: "; ")
  }
}
