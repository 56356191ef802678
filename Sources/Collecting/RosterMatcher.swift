internal import Foundation

/// Finds the student of a submission in a roster.
struct RosterMatcher: Sendable {
  /// The entries' indexes by a value, for each way to compare, the strictest first.
  private let exact: [String: Set<Int>]
  private let folded: [String: Set<Int>]
  private let names: [String: Set<Int>]
  private let abbreviations: [String: Set<Int>]

  init(_ entries: [Roster.Entry]) {
    var exact: [String: Set<Int>] = [:]
    var folded: [String: Set<Int>] = [:]
    var names: [String: Set<Int>] = [:]
    var abbreviations: [String: Set<Int>] = [:]
    for (index, entry) in entries.enumerated() {
      for key in entry.keys {
        exact[key, default: []].insert(index)
        folded[key.lowercased(), default: []].insert(index)
        // Moodle's grading worksheet.
        if key.hasPrefix("Participant ") {
          exact[String(key.dropFirst(12)), default: []].insert(index)
        }
      }
      guard let name = entry.name else { continue }
      names[Self.words(name), default: []].insert(index)
      for short in Self.abbreviations(name) { abbreviations[short, default: []].insert(index) }
    }
    self.exact = exact
    self.folded = folded
    self.names = names
    self.abbreviations = abbreviations
  }

  /// Returns the index of the only entry that a submission may be of.
  func index(of submission: CollectedSubmission) -> Int? {
    let candidates = [
      exact[submission.student], folded[submission.student.lowercased()],
      submission.number.flatMap { exact[$0] },
      submission.name.flatMap { names[Self.words($0)] },
      submission.layout == .canvas ? abbreviations[submission.student.lowercased()] : nil,
    ]
    guard let found = candidates.compactMap(\.self).first else { return nil }
    return found.count == 1 ? found.first : nil
  }

  /// Returns the words of a name in alphabetical order, without case, diacritics and commas.
  private static func words(_ name: String) -> String {
    parts(name).sorted().joined(separator: " ")
  }

  /// Returns a name as Canvas abbreviates it: `kimlee` for `Lee Kim` and for `Kim, Lee`.
  ///
  /// Where the name has no comma, the first or the last word may be the surname.
  private static func abbreviations(_ name: String) -> Set<String> {
    let parts = parts(name)
    guard !name.contains(","), let last = parts.last else { return [parts.joined()] }
    return [parts.joined(), last + parts.dropLast().joined()]
  }

  private static func parts(_ name: String) -> [String] {
    name.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
      .split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}
