extension Lesson {
  /// Returns the hints that a diagnosis opens, in the lesson's order: those for its misconceptions, or,
  /// where none is for them, those for the quantities that are wrong.
  package func hints(
    for exercise: String, about misconceptions: [String], in quantities: [String]
  ) -> [Hint] {
    let hints = hints(for: exercise)
    func tied(to names: [String]) -> [Hint] {
      hints.filter { hint in hint.when.map(names.contains) ?? false }
    }
    let exact = tied(to: misconceptions)
    return exact.isEmpty ? tied(to: quantities) : exact
  }
}
