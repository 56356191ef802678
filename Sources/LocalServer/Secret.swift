internal import Foundation

/// Random names that nobody can guess.
package enum Secret {
  /// Returns 128 random bits as text of letters and digits.
  package static func random() -> String {
    (0..<2).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }.joined()
  }

  /// Compares two texts in a time that does not depend on where they differ.
  package static func areEqual(_ first: String, _ second: String) -> Bool {
    let (first, second) = (Array(first.utf8), Array(second.utf8))
    guard first.count == second.count else { return false }
    return zip(first, second).reduce(0 as UInt8) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
