package import Courses
internal import GRDB
internal import Foundation

/// Points that an instructor gave in place of the judged ones.
package struct Mark: Sendable, Equatable {
  package var student: String
  package var exercise: String
  package var points: Int
  package var reason: String

  package init(student: String, exercise: String, points: Int, reason: String) {
    self.student = student
    self.exercise = exercise
    self.points = points
    self.reason = reason
  }
}

/// A student of the class list.
package struct RosterRow: Sendable, Equatable {
  package var student: String
  package var name: String?
  /// The row of the list, by the headers of its columns.
  package var columns: [String: String]

  package init(student: String, name: String?, columns: [String: String]) {
    self.student = student
    self.name = name
    self.columns = columns
  }
}

extension Gradebook {
  /// Sets an instructor's points, replacing earlier ones.
  package func set(_ mark: Mark) throws(ReportedFault) {
    try access {
      try database.write {
        try $0.execute(
          sql: """
            INSERT OR REPLACE INTO mark (student, exercise, points, reason) VALUES (?, ?, ?, ?)
            """,
          arguments: [mark.student, mark.exercise, mark.points, mark.reason])
      }
    }
  }

  /// Removes an instructor's points, so that the judged ones count again.
  ///
  /// - Returns: Whether there were any.
  package func removeMark(student: String, exercise: String) throws(ReportedFault) -> Bool {
    try access {
      try database.write {
        try $0.execute(
          sql: "DELETE FROM mark WHERE student = ? AND exercise = ?",
          arguments: [student, exercise])
        return $0.changesCount > 0
      }
    }
  }

  /// All points that instructors gave, by student and exercise.
  package func marks() throws(ReportedFault) -> [String: [String: Mark]] {
    let found = try access {
      try database.read {
        try Row.fetchAll($0, sql: "SELECT * FROM mark ORDER BY student, exercise")
      }.map {
        Mark(
          student: $0["student"], exercise: $0["exercise"], points: $0["points"],
          reason: $0["reason"])
      }
    }
    return Dictionary(grouping: found, by: \.student).mapValues { marks in
      Dictionary(uniqueKeysWithValues: marks.map { ($0.exercise, $0) })
    }
  }

  /// Replaces the class list.
  package func setRoster(_ rows: [RosterRow]) throws(ReportedFault) {
    try access {
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      let encoded = try rows.map {
        ($0, String(decoding: try encoder.encode($0.columns), as: UTF8.self))
      }
      try database.write { database in
        try database.execute(sql: "DELETE FROM roster")
        for (row, columns) in encoded {
          try database.execute(
            sql: "INSERT INTO roster (student, name, columns) VALUES (?, ?, ?)",
            arguments: [row.student, row.name, columns])
        }
      }
    }
  }

  /// The class list, by student.
  package func roster() throws(ReportedFault) -> [String: RosterRow] {
    let found = try access {
      try database.read { try Row.fetchAll($0, sql: "SELECT * FROM roster") }.map {
        RosterRow(
          student: $0["student"], name: $0["name"],
          columns: try JSONDecoder().decode(
            [String: String].self, from: Data(($0["columns"] as String).utf8)))
      }
    }
    return Dictionary(uniqueKeysWithValues: found.map { ($0.student, $0) })
  }

  /// Whether students are only known by pseudonyms in what is written about the class.
  package func isAnonymous() throws(ReportedFault) -> Bool {
    try access { try database.read { try Property.anonymous.value(in: $0) == "yes" } }
  }

  package func setAnonymous(_ isAnonymous: Bool) throws(ReportedFault) {
    guard try self.isAnonymous() != isAnonymous else { return }
    try access {
      try database.write { try Property.anonymous.set(isAnonymous ? "yes" : "no", in: $0) }
    }
  }

  /// The part of the class that the current results are of, such as `1/4`; nil where it was all of it.
  package func shard() throws(ReportedFault) -> String? {
    try access { try database.read { try Property.shard.value(in: $0) } }
  }

  package func setShard(_ shard: String?) throws(ReportedFault) {
    guard try self.shard() != shard else { return }
    try access {
      try database.write { database in
        if let shard {
          try Property.shard.set(shard, in: database)
        } else {
          try Property.shard.remove(in: database)
        }
      }
    }
  }

  /// When the submissions of the class's marks were due; nil without a date.
  package func due() throws(ReportedFault) -> DueDate? {
    try access { try database.read { try Property.due.value(in: $0) } }.flatMap { DueDate($0) }
  }

  package func setDue(_ due: DueDate?) throws(ReportedFault) {
    guard try self.due() != due else { return }
    try access {
      try database.write { database in
        if let due {
          try Property.due.set(due.text, in: database)
        } else {
          try Property.due.remove(in: database)
        }
      }
    }
  }

  /// Sets the key of the students' pseudonyms, unless there is one. With the key of another gradebook of
  /// the same class, a student has one pseudonym in both.
  package func setPseudonymKey(ifMissing key: String) throws(ReportedFault) {
    try access {
      try database.write { try Property.pseudonymKey.setIfMissing(key, in: $0) }
    }
  }

  /// The key of the students' pseudonyms; nil where none was needed yet.
  package func existingPseudonymKey() throws(ReportedFault) -> String? {
    try access { try database.read { try Property.pseudonymKey.value(in: $0) } }
  }

  /// Makes a key of students' pseudonyms: 64 random hexadecimal digits.
  package static func newPseudonymKey() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<4).map { _ in
      let part = String(UInt64.random(in: .min ... .max, using: &generator), radix: 16)
      return String(repeating: "0", count: 16 - part.count) + part
    }.joined()
  }

  /// The key of the students' pseudonyms, which is made at its first use.
  package func pseudonymKey() throws(ReportedFault) -> String {
    let fresh = Self.newPseudonymKey()
    return try access {
      try database.write {
        try Property.pseudonymKey.setIfMissing(fresh, in: $0)
        return try Property.pseudonymKey.value(in: $0) ?? fresh
      }
    }
  }
}
