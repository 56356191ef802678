package import Courses
internal import GRDB

/// One grading of a class.
package struct Run: Sendable, Equatable {
  package enum State: String, Sendable {
    /// Not every submission has a result.
    case open
    /// Every submission has a result; the marks are not yet those of the class.
    case complete
    /// The class's marks.
    case current
    /// The class's marks before a later run.
    case replaced
  }

  /// Everything beside the submissions that verdicts depend on, as hashes.
  package struct Inputs: Sendable, Equatable {
    /// A hash of the lesson's text, checks and support modules.
    package var lesson: String
    /// The seed, or a hash of the secret one.
    package var seed: String
    /// The version of the compiler and of this program.
    package var toolchain: String

    package init(lesson: String, seed: String, toolchain: String) {
      self.lesson = lesson
      self.seed = seed
      self.toolchain = toolchain
    }
  }

  package let number: Int
  package var state: State
  package var inputs: Inputs

  init(_ row: Row) {
    number = row["number"]
    state = State(rawValue: row["state"]) ?? .replaced
    inputs = Inputs(lesson: row["lesson"], seed: row["seed"], toolchain: row["toolchain"])
  }
}

extension Gradebook {
  /// All runs, the first one first.
  package func runs() throws(ReportedFault) -> [Run] {
    try access {
      try database.read { try Row.fetchAll($0, sql: "SELECT * FROM run ORDER BY number") }
        .map(Run.init)
    }
  }

  /// The run whose marks are the class's; nil before the first one.
  package func currentRun() throws(ReportedFault) -> Run? {
    try runs().last { $0.state == .current }
  }

  /// Returns the run to go on with: one that has not become the class's marks, with new inputs where
  /// these changed. Results of an unfinished run with other inputs are removed; its verdicts are not.
  package func beginRun(_ inputs: Run.Inputs) throws(ReportedFault) -> Run {
    try access {
      try database.write { database in
        let row = try Row.fetchOne(
          database, sql: "SELECT * FROM run WHERE state IN ('open', 'complete')")
        if let run = row.map(Run.init) {
          if run.inputs != inputs {
            try database.execute(sql: "DELETE FROM result WHERE run = ?", arguments: [run.number])
          }
          try database.execute(
            sql:
              "UPDATE run SET state = 'open', lesson = ?, seed = ?, toolchain = ? WHERE number = ?",
            arguments: [inputs.lesson, inputs.seed, inputs.toolchain, run.number])
        } else {
          try database.execute(
            sql: """
              INSERT INTO run (number, state, lesson, seed, toolchain)
              VALUES ((SELECT ifnull(max(number), 0) + 1 FROM run), 'open', ?, ?, ?)
              """,
            arguments: [inputs.lesson, inputs.seed, inputs.toolchain])
        }
        guard
          let row = try Row.fetchOne(database, sql: "SELECT * FROM run WHERE state = 'open'")
        else { throw DatabaseError(message: "a run was not stored") }
        return Run(row)
      }
    }
  }

  /// Marks a run as complete: every submission has a result.
  package func complete(_ run: Run) throws(ReportedFault) {
    try access {
      try database.write {
        try $0.execute(
          sql: "UPDATE run SET state = 'complete' WHERE number = ?", arguments: [run.number])
      }
    }
  }

  /// Makes the marks of a run those of the class.
  package func accept(_ run: Run) throws(ReportedFault) {
    try access {
      try database.write { database in
        try database.execute(sql: "UPDATE run SET state = 'replaced' WHERE state = 'current'")
        try database.execute(
          sql: "UPDATE run SET state = 'current' WHERE number = ?", arguments: [run.number])
      }
    }
  }

  /// Removes a complete run that found what the class's marks are already.
  package func discard(_ run: Run) throws(ReportedFault) {
    try access {
      try database.write { database in
        try database.execute(sql: "DELETE FROM result WHERE run = ?", arguments: [run.number])
        try database.execute(sql: "DELETE FROM run WHERE number = ?", arguments: [run.number])
      }
    }
  }
}
