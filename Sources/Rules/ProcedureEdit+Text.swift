extension ProcedureEdit {
  /// The edit in a sentence about a subject, such as `Your loop`, without the full stop.
  func sentence(_ subject: String) -> String {
    if case .mistaken(let mistake) = change { return String(mistake.sentence.dropLast()) }
    return "\(subject) \(clause)"
  }

  /// The edit in a clause without its subject, such as `never clears the gradient`.
  var clause: String {
    switch change {
    case .exchanged(let first, let second) where first.upperBound == second.lowerBound:
      second.count <= first.count
        ? "\(phrase(second)) before it \(phrase(first.lowerBound))"
        : "\(phrase(first)) after it \(phrase(second.upperBound - 1))"
    case .exchanged(let first, let second):
      "has \(names(first)) and \(names(second)) in each other’s place"
    case .dropped(let lines) where lines.count == origin.turn.count: "does nothing in its turns"
    case .dropped(let lines): "never \(phrase(lines, joinedBy: " and never "))"
    case .mistaken(let mistake): mistake.action.phrase
    case .replaced(let line, let action):
      "\(action.phrase) in the place where it \(origin.turn[line].action.phrase)"
    case .repeated(let lines, let place) where lines.upperBound == place:
      "\(phrase(lines)) twice in each turn"
    case .repeated(let lines, let place):
      place == 0
        ? "\(phrase(lines)) once more at the beginning of each turn"
        : "\(phrase(lines)) once more after it \(phrase(place - 1))"
    case .limited(let lines, let turns): "\(phrase(lines)) \(turns)"
    case .moved(let lines, let side):
      "\(phrase(lines)) once \(side == .before ? "before" : "after") the loop, not in each turn"
    case .added(let lines, let side):
      "\(phrase(lines)) once more \(side == .before ? "before" : "after") the loop"
    case .counted(let count): count.clause
    }
  }

  /// A name, such as `clear-never`.
  var name: String {
    switch change {
    case .exchanged(let first, let second) where first.upperBound == second.lowerBound:
      "\(names(second))-before-\(names(first))"
    case .exchanged(let first, let second): "\(names(first))-for-\(names(second))"
    case .dropped(let lines) where lines.count == origin.turn.count: "nothing"
    case .dropped(let lines): "\(names(lines))-never"
    case .mistaken(let mistake): mistake.name
    case .replaced(let line, let action): "\(action.name)-in-place-of-\(names(line..<line + 1))"
    case .repeated(let lines, let place) where lines.upperBound == place: "\(names(lines))-twice"
    case .repeated(let lines, _): "\(names(lines))-once-more"
    case .limited(let lines, let turns): "\(names(lines))-\(turns.name)"
    case .moved(let lines, let side): "\(names(lines))-only-\(side)-loop"
    case .added(let lines, let side): "\(names(lines))-also-\(side)-loop"
    case .counted(let count): count.name
    }
  }

  private func phrase(_ line: Int) -> String { origin.turn[line].action.phrase }

  private func phrase(_ lines: Range<Int>, joinedBy separator: String = " and ") -> String {
    let phrases = lines.map(phrase)
    guard phrases.count > 2, separator == " and " else {
      return phrases.joined(separator: separator)
    }
    return phrases.dropLast().joined(separator: ", ") + " and " + (phrases.last ?? "")
  }

  private func names(_ lines: Range<Int>) -> String {
    lines.map { origin.turn[$0].action.name }.joined(separator: "-")
  }
}
