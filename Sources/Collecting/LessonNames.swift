/// The names that folders for a course's lessons have in a submission to several of them.
package struct LessonNames: Sendable {
  /// The names of the lesson that is graded, in lowercase.
  private let own: Set<String>
  /// The names of the course's other lessons, in lowercase.
  private let others: Set<String>

  /// Creates the names for a course's lesson.
  ///
  /// - Parameters:
  ///   - own: The names of the lesson that is graded.
  ///   - others: The names of the other lessons.
  package init(own: some Sequence<String> = [], others: some Sequence<String> = []) {
    self.own = Set(own.map { $0.lowercased() })
    self.others = Set(others.map { $0.lowercased() }).subtracting(self.own)
  }

  /// Returns the folders that can have the lesson's work, of those that contain exercise files.
  ///
  /// Folders that are named after the lesson or lie in such a folder come before all others, and those
  /// of other lessons are left out. So is a copy of the course's solutions or checks beside the
  /// exercises, which a submission of the whole course has.
  func narrowed(_ holders: [String: Set<String>]) -> [String: Set<String>] {
    func names(_ path: String) -> [String] {
      path.lowercased().split(separator: "/").map(String.init)
    }
    let named = holders.filter { !own.isDisjoint(with: names($0.key)) }
    let found =
      named.isEmpty ? holders.filter { others.isDisjoint(with: names($0.key)) } : named
    guard !named.isEmpty else { return found }
    let exercises = found.filter { names($0.key).last == "exercises" }
    if !exercises.isEmpty { return exercises }
    let work = found.filter { Set(names($0.key)).isDisjoint(with: ["solutions", "checks"]) }
    return work.isEmpty ? found : work
  }
}
