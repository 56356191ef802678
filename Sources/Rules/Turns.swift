/// The turns of a loop in which an action is performed.
public enum Turns: Hashable, Sendable {
  case every
  case first(Int)
  case allButFirst(Int)
  case last(Int)
  case allButLast(Int)
  /// Every turn whose index leaves this remainder, where turns are counted from 0.
  case multiples(of: Int, remainder: Int)

  /// Whether the turn with an index, from 0, belongs to them.
  public func contains(_ index: Int, of count: Int) -> Bool {
    switch self {
    case .every: true
    case .first(let number): index < number
    case .allButFirst(let number): index >= number
    case .last(let number): index >= count - number
    case .allButLast(let number): index < count - number
    case .multiples(let divisor, let remainder): index % divisor == remainder
    }
  }

  /// Returns how many of a number of turns belong to them.
  public func number(of count: Int) -> Int {
    switch self {
    case .every: count
    case .first(let number), .last(let number): min(number, count)
    case .allButFirst(let number), .allButLast(let number): max(0, count - number)
    case .multiples(let divisor, let remainder): max(0, count - remainder + divisor - 1) / divisor
    }
  }

  /// Turns that do not depend on what was observed.
  static let usual: [Turns] = [
    .allButFirst(1), .allButLast(1), .first(1), .last(1), .multiples(of: 2, remainder: 0),
    .multiples(of: 2, remainder: 1),
  ]

  /// Returns the turns in which an action can have been performed that was performed this often.
  static func fitting(_ observed: [(turns: Int, times: Int)]) -> [Turns] {
    guard let longest = observed.max(by: { $0.turns < $1.turns }), longest.times > 0,
      longest.times < longest.turns
    else { return [] }
    let (turns, times) = longest
    let divisors = (2...turns).filter { abs($0 * times - turns) <= $0 }
    let all: [Turns] =
      [.first(times), .last(times), .allButFirst(turns - times), .allButLast(turns - times)]
      + divisors.flatMap { divisor in
        [0, divisor - 1].map { .multiples(of: divisor, remainder: $0) }
      }
    return all.filter { candidate in
      observed.allSatisfy { candidate.number(of: $0.turns) == $0.times }
    }
  }
}

extension Turns: CustomStringConvertible {
  public var description: String {
    func turns(_ word: String, _ number: Int) -> String {
      number == 1 ? "the \(word) turn" : "the \(word) \(number) turns"
    }
    return switch self {
    case .every: "in every turn"
    case .first(let number): "only in \(turns("first", number))"
    case .allButFirst(let number): "in all turns but \(turns("first", number))"
    case .last(let number): "only in \(turns("last", number))"
    case .allButLast(let number): "in all turns but \(turns("last", number))"
    case .multiples(let divisor, let remainder):
      "only in every \(ordinal(divisor)) turn, from turn \(remainder + 1) on"
    }
  }

  /// A name, such as `not-in-first-turn`.
  var name: String {
    func turns(_ number: Int) -> String { number == 1 ? "turn" : "\(number)-turns" }
    return switch self {
    case .every: "in-every-turn"
    case .first(let number): "in-first-\(turns(number))"
    case .allButFirst(let number): "not-in-first-\(turns(number))"
    case .last(let number): "in-last-\(turns(number))"
    case .allButLast(let number): "not-in-last-\(turns(number))"
    case .multiples(let divisor, _): "in-every-\(ordinal(divisor))-turn"
    }
  }

  private func ordinal(_ number: Int) -> String {
    switch number {
    case 2: "second"
    case 3: "third"
    default:
      switch (number % 10, number % 100) {
      case (1, let rest) where rest != 11: "\(number)st"
      case (2, let rest) where rest != 12: "\(number)nd"
      case (3, let rest) where rest != 13: "\(number)rd"
      default: "\(number)th"
      }
    }
  }
}

/// How many turns a loop takes.
public enum TurnCount: Hashable, Sendable {
  case asked(plus: Int)
  case times(Int)
  /// The number asked for, divided and rounded down, or up.
  case part(Int, roundedUp: Bool)
  case fixed(Int)
  case atMost(Int)
  case atLeast(Int)

  public func turns(asked: Int) -> Int {
    switch self {
    case .asked(let more): max(0, asked + more)
    case .times(let factor): asked * factor
    case .part(let divisor, let up): (asked + (up ? divisor - 1 : 0)) / divisor
    case .fixed(let number): number
    case .atMost(let number): min(asked, number)
    case .atLeast(let number): max(asked, number)
    }
  }

  /// Returns the counts that give the observed numbers of turns.
  static func fitting(_ observed: [(asked: Int, taken: Int)]) -> [TurnCount] {
    guard let longest = observed.max(by: { $0.asked < $1.asked }), longest.asked > 0,
      let least = observed.map(\.taken).min()
    else { return [] }
    let (asked, taken) = longest
    var all: [TurnCount] = [.asked(plus: taken - asked), .fixed(taken), .atMost(taken)]
    all.append(.atLeast(least))
    all.append(.times(taken / asked))
    if taken > 0 {
      for divisor in [asked / taken, asked / taken + 1] where divisor > 1 {
        all += [.part(divisor, roundedUp: false), .part(divisor, roundedUp: true)]
      }
    }
    return all.filter { candidate in
      candidate != .asked(plus: 0)
        && observed.allSatisfy { candidate.turns(asked: $0.asked) == $0.taken }
    }
  }

  /// The mistake in a clause.
  var clause: String {
    switch self {
    case .asked(let more):
      "takes \(Self.turns(abs(more))) \(more < 0 ? "fewer" : "more") than asked for"
    case .times(let factor): "takes \(factor) times as many turns as asked for"
    case .part(let divisor, let up):
      "takes only one of \(divisor) turns asked for, rounded \(up ? "up" : "down")"
    case .fixed(let number): "always takes \(Self.turns(number)), whatever it is asked for"
    case .atMost(let number): "never takes more than \(Self.turns(number))"
    case .atLeast(let number): "never takes fewer than \(Self.turns(number))"
    }
  }

  /// A name for the mistake.
  var name: String {
    switch self {
    case .asked(let more): more > 0 ? "too-many-turns" : "too-few-turns"
    case .times: "multiple-of-turns"
    case .part: "part-of-turns"
    case .fixed: "fixed-turns"
    case .atMost(1): "one-turn"
    case .atMost: "most-turns"
    case .atLeast: "least-turns"
    }
  }

  /// The turns in words.
  var text: String {
    switch self {
    case .asked(0): "every turn"
    case .asked(let more): "each of n \(more < 0 ? "−" : "+") \(abs(more)) turns"
    case .times(let factor): "each of \(factor) n turns"
    case .part(let divisor, _): "each of n / \(divisor) turns"
    case .fixed(let number): "each of \(Self.turns(number))"
    case .atMost(let number): "each of at most \(Self.turns(number))"
    case .atLeast(let number): "each of at least \(Self.turns(number))"
    }
  }

  private static func turns(_ number: Int) -> String { number == 1 ? "1 turn" : "\(number) turns" }
}
