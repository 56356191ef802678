internal import Foundation

/// A student's values for the columns of other systems, from the roster where it has them.
struct RosterValues {
  private let student: StudentResult
  private let columns: [String: String]

  init(_ student: StudentResult) {
    self.student = student
    columns = Dictionary(
      student.roster.sorted { $0.key < $1.key }.map { (Self.normalized($0.key), $0.value) },
      uniquingKeysWith: { first, second in first.isEmpty ? second : first })
  }

  /// Returns the first value that is not empty of the columns with these headers. Case, spaces and
  /// punctuation in headers do not count.
  func value(_ headers: String...) -> String? {
    headers.lazy.compactMap { columns[Self.normalized($0)] }.first { !$0.isEmpty }
  }

  /// The whole name: the roster's, or else the id.
  var name: String {
    student.name ?? value("Name", "Full name", "Student name", "Display name") ?? joinedName
      ?? student.student
  }

  private var joinedName: String? {
    let parts = [value("First name", "Given name"), value("Surname", "Last name", "Family name")]
    let known = parts.compactMap(\.self)
    return known.isEmpty ? nil : known.joined(separator: " ")
  }

  /// The first and the last name. A name in one piece is split at its comma, or else before its last
  /// word.
  var nameParts: (first: String, last: String) {
    let first = value("First name", "Given name")
    let last = value("Surname", "Last name", "Family name")
    if first != nil || last != nil { return (first ?? "", last ?? "") }
    guard let name = student.name ?? value("Name", "Full name", "Student") else { return ("", "") }
    if let comma = name.firstIndex(of: ",") {
      return (
        name[name.index(after: comma)...].trimmingCharacters(in: .whitespaces),
        name[..<comma].trimmingCharacters(in: .whitespaces)
      )
    }
    guard let space = name.lastIndex(of: " ") else { return ("", name) }
    return (String(name[..<space]), String(name[name.index(after: space)...]))
  }

  private static func normalized(_ header: String) -> String {
    header.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}
