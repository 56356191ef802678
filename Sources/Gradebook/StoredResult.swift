package import Courses
internal import GRDB

/// What a run found for a student.
package struct StoredResult: Sendable, Equatable {
  package enum Status: String, Sendable {
    case graded
    case nothingHandedIn = "nothing handed in"
    /// The submission cannot be read, for the reason that is stored with it.
    case unreadable
    /// It could not be judged, which is not the student's fault.
    case failed
  }

  package var student: String
  /// The name that the submission itself gives; the roster may have another.
  package var name: String?
  package var status: Status
  /// Why there is no verdict, in a sentence or two.
  package var reason: String?
  /// Whether it was handed in late; nil where nothing is due.
  package var isLate: Bool?
  /// A hash of the submission's files; nil where they could not be read.
  package var content: String?
  /// The key of the verdict; nil where there is none.
  package var verdict: String?

  package init(
    student: String, name: String? = nil, status: Status, reason: String? = nil,
    isLate: Bool? = nil, content: String? = nil, verdict: String? = nil
  ) {
    self.student = student
    self.name = name
    self.status = status
    self.reason = reason
    self.isLate = isLate
    self.content = content
    self.verdict = verdict
  }

  init(_ row: Row) {
    student = row["student"]
    name = row["name"]
    status = Status(rawValue: row["status"]) ?? .failed
    reason = row["reason"]
    isLate = row["late"]
    content = row["content"]
    verdict = row["verdict"]
  }
}

/// A report on one content of a submission.
package struct StoredVerdict: Sendable, Equatable {
  /// A hash of everything that the verdict depends on.
  package var key: String
  /// The report as JSON.
  package var report: String
  /// The texts of the exercises' files by exercise id, as a JSON object.
  package var sources: String

  package init(key: String, report: String, sources: String) {
    self.key = key
    self.report = report
    self.sources = sources
  }
}

extension Gradebook {
  /// Stores a student's result and its verdict in one transaction.
  package func store(
    _ result: StoredResult, verdict: StoredVerdict? = nil, in run: Run
  ) throws(ReportedFault) {
    try access {
      try database.write { database in
        if let verdict {
          try database.execute(
            sql: "INSERT OR IGNORE INTO verdict (key, report, sources) VALUES (?, ?, ?)",
            arguments: [verdict.key, verdict.report, verdict.sources])
        }
        try Self.insert(result, in: run.number, database)
      }
    }
  }

  /// Stores many results whose verdicts are stored already.
  package func store(_ results: [StoredResult], in run: Run) throws(ReportedFault) {
    try access {
      try database.write { database in
        for result in results { try Self.insert(result, in: run.number, database) }
      }
    }
  }

  private static func insert(_ result: StoredResult, in run: Int, _ database: Database) throws {
    try database.execute(
      sql: """
        INSERT OR REPLACE INTO result (run, student, name, status, reason, late, content, verdict)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        run, result.student, result.name, result.status.rawValue, result.reason, result.isLate,
        result.content, result.verdict,
      ])
  }

  /// The results of a run, by student.
  package func results(of run: Run) throws(ReportedFault) -> [String: StoredResult] {
    let found = try access {
      try database.read {
        try Row.fetchAll($0, sql: "SELECT * FROM result WHERE run = ?", arguments: [run.number])
      }.map(StoredResult.init)
    }
    return Dictionary(uniqueKeysWithValues: found.map { ($0.student, $0) })
  }

  /// Removes a run's results for all students but these.
  package func removeResults(of run: Run, except students: Set<String>) throws(ReportedFault) {
    let others = try results(of: run).keys.filter { !students.contains($0) }
    guard !others.isEmpty else { return }
    try access {
      try database.write { database in
        for student in others {
          try database.execute(
            sql: "DELETE FROM result WHERE run = ? AND student = ?",
            arguments: [run.number, student])
        }
      }
    }
  }

  /// The keys of all verdicts that a result refers to.
  package func verdictKeys() throws(ReportedFault) -> Set<String> {
    Set(
      try access {
        try database.read {
          try String.fetchAll(
            $0, sql: "SELECT DISTINCT verdict FROM result WHERE verdict NOT NULL")
        }
      })
  }

  /// Whether there is a verdict under a key.
  package func hasVerdict(_ key: String) throws(ReportedFault) -> Bool {
    try access {
      try database.read {
        try Bool.fetchOne(
          $0, sql: "SELECT EXISTS (SELECT 1 FROM verdict WHERE key = ?)", arguments: [key])
      } ?? false
    }
  }

  /// The report under a key as JSON; nil where there is none.
  package func report(_ key: String) throws(ReportedFault) -> String? {
    try text("SELECT report FROM verdict WHERE key = ?", key)
  }

  /// The texts of the exercises' files under a key, as a JSON object; nil where there are none.
  package func sources(_ key: String) throws(ReportedFault) -> String? {
    try text("SELECT sources FROM verdict WHERE key = ?", key)
  }

  /// Reads a text by a statement that is compiled once.
  private func text(_ query: String, _ key: String) throws(ReportedFault) -> String? {
    try access {
      try database.read {
        try String.fetchOne(try $0.cachedStatement(sql: query), arguments: [key])
      }
    }
  }

  /// Passes the reports that a run's results refer to, each once, in the order of their keys.
  package func forEachReport(
    of run: Run, _ body: (_ key: String, _ report: String) throws -> Void
  ) throws(ReportedFault) {
    try access {
      try database.read { database in
        let rows = try Row.fetchCursor(
          database,
          sql: """
            SELECT key, report FROM verdict
            WHERE key IN (SELECT verdict FROM result WHERE run = ?) ORDER BY key
            """, arguments: [run.number])
        while let row = try rows.next() { try body(row[0], row[1]) }
      }
    }
  }

  /// The verdict under a key; nil where there is none.
  package func verdict(_ key: String) throws(ReportedFault) -> StoredVerdict? {
    try access {
      try database.read {
        try Row.fetchOne($0, sql: "SELECT * FROM verdict WHERE key = ?", arguments: [key])
      }.map { StoredVerdict(key: $0["key"], report: $0["report"], sources: $0["sources"]) }
    }
  }
}
