internal import Files

extension Submission {
  /// A hash of what the submission holds for an exercise: the same text gives the same hash.
  package func content(of exercise: String) -> String {
    var hash = ContentHash()
    switch entries[exercise] {
    case .source(let text):
      hash.add("source")
      hash.add(text)
    case .refused(let reason):
      hash.add("refused")
      hash.add(reason)
    case .absent, nil:
      hash.add("absent")
    }
    // Any of the helpers may be compiled with the exercise.
    for (name, text) in helpers.sorted(by: { $0.key < $1.key }) {
      hash.add(name)
      hash.add(text)
    }
    return hash.hexadecimal()
  }
}
