/// The meaning of a common message of the compiler, or of a program that stopped, for a beginner.
///
/// The message itself is not replaced. An explanation is shown beside it.
package struct Explanation: Sendable, Equatable {
  /// The rule's name, such as `let-assigned`.
  package let id: String
  /// The problem and advice, in a sentence or two.
  package let sentence: String

  /// Explains an error or a warning of the compiler's; nil where the message is all there is to say.
  package init?(ofDiagnostic message: String) {
    self.init(message, Rule.diagnostics)
  }

  /// Explains why a program stopped; nil where the message is all there is to say.
  package init?(ofTrap message: String) {
    self.init(message, Rule.traps)
  }

  init(id: String, sentence: String) {
    (self.id, self.sentence) = (id, sentence)
  }

  private init?(_ message: String, _ rules: [Rule]) {
    for rule in rules {
      guard let sentence = rule.sentence(for: message) else { continue }
      (id, self.sentence) = (rule.id, sentence)
      return
    }
    return nil
  }

  /// The names of all rules for the compiler's messages, in the order in which they are tried.
  package static var diagnosticRules: [String] { Rule.diagnostics.map(\.id) }
  /// The names of all rules for programs that stopped.
  package static var trapRules: [String] { Rule.traps.map(\.id) }
}

extension Explanation {
  /// A kind of message, and its explanation.
  struct Rule: Sendable {
    let id: String
    /// The beginnings of the messages it is for; `<name>` matches any text before the next word,
    /// and the explanation may repeat it.
    let messages: [String]
    let explanation: String

    init(_ id: String, _ messages: String..., explains explanation: String) {
      self.id = id
      self.messages = messages
      self.explanation = explanation
    }

    /// Returns the explanation with the message's names filled in, or nil for another message.
    func sentence(for message: String) -> String? {
      for pattern in messages {
        guard let names = Self.names(in: message, like: pattern) else { continue }
        return names.reduce(explanation) { $0.replacing("<\($1.key)>", with: $1.value) }
      }
      return nil
    }

    /// Holds a message against the beginning that a pattern gives; a name is as short as it can be.
    private static func names(
      in message: String, like pattern: String
    ) -> [(key: Substring, value: Substring)]? {
      let parts = pattern.split(separator: "<", omittingEmptySubsequences: false)
      guard let start = parts.first, message.hasPrefix(start) else { return nil }
      var rest = message.dropFirst(start.count)
      var names: [(key: Substring, value: Substring)] = []
      for part in parts.dropFirst() {
        let pieces = part.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
        guard pieces.count == 2, !pieces[1].isEmpty, let end = rest.firstRange(of: pieces[1]) else {
          return nil
        }
        names.append((pieces[0], rest[..<end.lowerBound]))
        rest = rest[end.upperBound...]
      }
      return names
    }
  }
}
