internal import Keeping

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
    return hash.hexadecimal()
  }
}
