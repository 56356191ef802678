package import Courses
package import Foundation

/// The students of a class, from a CSV file with a header.
package struct Roster: Sendable {
  /// A student.
  package struct Entry: Sendable, Equatable {
    /// The student's id.
    package let student: String
    package let name: String?
    /// The row by the header's texts.
    package let fields: [String: String]
    /// The line of the file.
    package let line: Int
    /// All values that identify the student, such as a login and an address.
    let keys: [String]
  }

  /// A student who is listed more than once.
  package struct Duplicate: Sendable, Equatable {
    package let student: String
    package let lines: [Int]
  }

  /// The students in the order of the file; of duplicates the first.
  package let entries: [Entry]
  package let duplicates: [Duplicate]
  /// Remarks on rows that name no student.
  package let remarks: [String]
  /// The header's texts in their order.
  package let header: [String]
  private let matcher: RosterMatcher

  /// Reads a roster.
  ///
  /// - Throws: A ``ReportedFault`` with the file and the line if it cannot be read as a roster.
  package init(_ file: URL) throws(ReportedFault) {
    guard let data = try? Data(contentsOf: file) else {
      throw ReportedFault(.usage, "The roster \(file.path) cannot be read. Name a CSV file.")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw ReportedFault(
        .usage, "The roster \(file.path) is not UTF-8. Save it as “CSV UTF-8” and try again.")
    }
    do {
      try self.init(csv: text)
    } catch {
      throw ReportedFault(.usage, "\(file.path):\(error.line):1: error: \(error.message)")
    }
  }

  private init(csv: String) throws(CSVReader.Fault) {
    let rows = try CSVReader(csv).rows
    guard let first = rows.first else {
      throw CSVReader.Fault(
        line: 1, message: "The roster is empty. It needs a header and students.")
    }
    header = first.fields.map { $0.trimmingCharacters(in: .whitespaces) }
    guard let columns = RosterColumns(header) else {
      throw CSVReader.Fault(
        line: first.line,
        message: "No column has the students' ids. Name one “student”, “id”, “login” or “email”.")
    }
    var entries: [Entry] = []
    var remarks: [String] = []
    var lines: [String: [Int]] = [:]
    for row in rows.dropFirst() {
      guard let entry = Entry(row, header: header, columns: columns) else {
        remarks.append("Line \(row.line) of the roster has no student's id, so it was left out.")
        continue
      }
      if entry.name == "Points Possible" || entry.student == "Points Possible" { continue }
      if lines[entry.student] == nil { entries.append(entry) }
      lines[entry.student, default: []].append(row.line)
    }
    self.entries = entries
    self.remarks = remarks
    duplicates = lines.filter { $0.value.count > 1 }.map {
      Duplicate(student: $0.key, lines: $0.value)
    }.sorted { $0.student < $1.student }
    matcher = RosterMatcher(entries)
  }

  /// Returns the student who handed in a submission; nil if none or more than one may be meant.
  ///
  /// The submission's id and the platform's number are compared with all ids of the roster, exactly and
  /// then without case; then the name is, in either order of its parts.
  package func entry(for submission: CollectedSubmission) -> Entry? {
    matcher.index(of: submission).map { entries[$0] }
  }
}

extension Roster.Entry {
  /// Reads a row; nil if it has no id.
  fileprivate init?(_ row: CSVReader.Row, header: [String], columns: RosterColumns) {
    func value(_ column: Int?) -> String? {
      guard let column, column < row.fields.count else { return nil }
      let text = row.fields[column].trimmingCharacters(in: .whitespaces)
      return text.isEmpty ? nil : text
    }
    let whole = value(columns.name)
    let parts = [value(columns.firstName), value(columns.lastName)].compactMap(\.self)
    name = whole ?? (parts.isEmpty ? nil : parts.joined(separator: " "))
    keys = columns.ids.compactMap { value($0) }
    // Canvas's row with the points has no id.
    guard let student = keys.first ?? (whole == "Points Possible" ? whole : nil) else { return nil }
    self.student = student
    line = row.line
    fields = Dictionary(
      header.indices.map { (header[$0], $0 < row.fields.count ? row.fields[$0] : "") },
      uniquingKeysWith: { first, _ in first })
  }
}
