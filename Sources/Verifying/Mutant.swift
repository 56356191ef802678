package import Mutating

/// A correct program of an exercise with one or two tokens changed.
package struct Mutant: Sendable {
  /// The program that is changed.
  package let origin: MutationOrigin
  /// One mutation or two.
  package let mutations: [SourceMutation]
  package let source: String

  init(_ origin: MutationOrigin, _ mutations: [SourceMutation]) {
    self.origin = origin
    self.mutations = mutations
    source = mutations.applied(to: origin.source)
  }

  /// Where the mutations are and what they change, for example “Adam.swift:12: `+` becomes `*`”.
  package var description: String {
    let places = mutations.map { "\(origin.place):\($0.line): \($0.description)" }
    return places.joined(separator: "; ")
  }

  /// The changed lines, as they were and as they are.
  package var lines: [(before: String, after: String)] {
    let lines = origin.source.split(separator: "\n", omittingEmptySubsequences: false)
    return Set(mutations.map(\.line)).sorted().map { number in
      let before = String(lines[number - 1])
      // A mutation of another line does not move this one unless it deletes a line break.
      let own = mutations.filter { $0.line == number }
      let changed = own.applied(to: origin.source)
        .split(separator: "\n", omittingEmptySubsequences: false)
      return (before, number <= changed.count ? String(changed[number - 1]) : "")
    }.map { (trimmed($0.0), trimmed($0.1)) }
  }

  private func trimmed(_ line: String) -> String {
    String(line.drop { $0.isWhitespace })
  }
}

/// A correct program that is mutated: an exercise's solution or an acceptable submission of the bank.
package struct MutationOrigin: Sendable, Equatable {
  package let exercise: String
  /// `solution`, or the submission's name in the bank.
  package let name: String
  /// The program's file or, for a submission that is an edit of another, its name in the bank.
  package let place: String
  package let source: String
}
