internal import Files

extension Submission {
  /// Returns a hash of the exercise's file and of the helpers, which changes when one of them is
  /// edited.
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
    // Any helper may be compiled with the exercise.
    for (name, text) in helpers.sorted(by: { $0.key < $1.key }) {
      hash.add(name)
      hash.add(text)
    }
    return hash.hexadecimal()
  }
}
