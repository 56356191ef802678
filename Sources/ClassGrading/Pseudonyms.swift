internal import Courses
internal import Files
internal import Gradebook

/// The names under which students appear on pages that must not name them.
///
/// They are the first 8 hexadecimal digits of an HMAC under a key that only the gradebook has, so that
/// nobody finds a student by trying names.
package struct Pseudonyms: Sendable {
  private let names: [String: String]

  /// Creates the pseudonyms of a class's students. Two with the same digits get more of them.
  package init(of students: some Sequence<String>, key: String) {
    let hash = KeyedHash(key: key.utf8)
    let digests = Dictionary(
      students.map { ($0, hash.hexadecimal(of: $0.utf8)) }, uniquingKeysWith: { first, _ in first })
    var count = 8
    while count < 64, Set(digests.values.map { $0.prefix(count) }).count < digests.count {
      count += 8
    }
    names = digests.mapValues { String($0.prefix(count)) }
  }

  package subscript(student: String) -> String { names[student] ?? student }
}
