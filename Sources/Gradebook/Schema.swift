internal import GRDB

/// The tables of a gradebook, and how older versions become the present one.
///
/// | table | a row |
/// |---|---|
/// | `property` | a value of the gradebook as a whole: the lesson, the key of the pseudonyms |
/// | `run` | one grading of the class, with everything beside the submissions that its verdicts depend on |
/// | `verdict` | the report on one content of a submission, under a hash of all that it depends on |
/// | `result` | what a run found for a student |
/// | `roster` | a student of the class list |
/// | `mark` | points that an instructor gave in place of the judged ones |
///
/// No table has a time or a path in it, and none has a row number, so that equal results are equal
/// files.
enum Schema {
  static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in
      try database.execute(
        sql: """
          CREATE TABLE property (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
          CREATE TABLE run (
            number INTEGER NOT NULL PRIMARY KEY,
            state TEXT NOT NULL CHECK (state IN ('open', 'complete', 'current', 'replaced')),
            lesson TEXT NOT NULL,
            seed TEXT NOT NULL,
            toolchain TEXT NOT NULL
          );
          CREATE TABLE verdict (
            key TEXT NOT NULL PRIMARY KEY,
            report TEXT NOT NULL,
            sources TEXT NOT NULL
          ) WITHOUT ROWID;
          CREATE TABLE result (
            run INTEGER NOT NULL REFERENCES run,
            student TEXT NOT NULL,
            name TEXT,
            status TEXT NOT NULL
              CHECK (status IN ('graded', 'nothing handed in', 'unreadable', 'failed')),
            reason TEXT,
            late INTEGER,
            content TEXT,
            verdict TEXT REFERENCES verdict,
            PRIMARY KEY (run, student)
          ) WITHOUT ROWID;
          CREATE TABLE roster (
            student TEXT NOT NULL PRIMARY KEY, name TEXT, columns TEXT NOT NULL
          ) WITHOUT ROWID;
          CREATE TABLE mark (
            student TEXT NOT NULL,
            exercise TEXT NOT NULL,
            points INTEGER NOT NULL,
            reason TEXT NOT NULL,
            PRIMARY KEY (student, exercise)
          ) WITHOUT ROWID;
          """)
    }
    return migrator
  }()
}

/// A value of the gradebook as a whole.
enum Property: String {
  case lesson
  case pseudonymKey = "pseudonym key"
  /// `yes` where students are only known by pseudonyms in what is written.
  case anonymous
  /// When the submissions of the class's marks were due; missing without a date.
  case due
  /// The part of the class that the current results are of, such as `1/4`; missing where it is all of it.
  case shard

  func value(in database: Database) throws -> String? {
    try String.fetchOne(
      database, sql: "SELECT value FROM property WHERE name = ?", arguments: [rawValue])
  }

  func set(_ value: String, in database: Database) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO property (name, value) VALUES (?, ?)",
      arguments: [rawValue, value])
  }

  func remove(in database: Database) throws {
    try database.execute(sql: "DELETE FROM property WHERE name = ?", arguments: [rawValue])
  }

  func setIfMissing(_ value: String, in database: Database) throws {
    try database.execute(
      sql: "INSERT OR IGNORE INTO property (name, value) VALUES (?, ?)",
      arguments: [rawValue, value])
  }
}
