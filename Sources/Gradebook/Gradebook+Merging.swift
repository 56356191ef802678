package import Courses
internal import Foundation
internal import GRDB

extension Gradebook {
  /// Adds everything in the gradebook of another part of the class: its results, verdicts, class list and
  /// instructor's points.
  ///
  /// - Parameters:
  ///   - part: The other gradebook.
  ///   - run: The run in this gradebook that the results are added to. Both parts must have been graded
  ///     with its inputs.
  /// - Throws: A ``ReportedFault`` where the part is unfinished or was graded with other inputs.
  package func merge(_ part: Gradebook, into run: Run) throws(ReportedFault) {
    guard let other = try part.currentRun() else {
      throw ReportedFault(
        .usage,
        "\(part.file.path) is unfinished. Run its `lessons grade` again, then merge again.")
    }
    guard other.inputs == run.inputs else {
      throw ReportedFault(
        .usage,
        "\(part.file.path) was graded with another lesson, seed or toolchain. Grade all parts with "
          + "the same.")
    }
    let results = try part.results(of: other).values.sorted { $0.student < $1.student }
    let known = try self.results(of: run)
    if let twice = results.first(where: {
      $0.status != .nothingHandedIn
        && known[$0.student].map { $0.status != .nothingHandedIn } == true
        && known[$0.student] != $0
    }) {
      throw ReportedFault(
        .usage,
        "\(part.file.path) has another result for the student \(twice.student) than a part before "
          + "it. Name parts of one class, each once.")
    }
    for result in results {
      let verdict: StoredVerdict? = try result.verdict.flatMap { key throws(ReportedFault) in
        try hasVerdict(key) ? nil : part.verdict(key)
      }
      if result.status == .nothingHandedIn, known[result.student] != nil { continue }
      try store(result, verdict: verdict, in: run)
    }
    for mark in try part.marks().values.flatMap(\.values) { try set(mark) }
    let rows = try roster().merging(try part.roster()) { own, _ in own }
    try setRoster(rows.values.sorted { $0.student < $1.student })
  }

  /// Ends the use of the gradebook. Verdicts that no result refers to are removed, and the file is
  /// rewritten without gaps if anything changed, so that equal contents are equal bytes.
  package func close() throws(ReportedFault) {
    let draft = file.path + "-new"
    try access {
      let hasChanged = try database.write { database in
        try database.execute(
          sql: """
            DELETE FROM verdict WHERE key NOT IN (SELECT verdict FROM result WHERE verdict NOT NULL)
            """)
        return database.totalChangesCount > 0
      }
      guard hasChanged else { return try database.close() }
      // A draft that an ended process left.
      unlink(draft)
      try database.vacuum(into: draft)
      try database.close()
      guard rename(draft, file.path) == 0 else {
        unlink(draft)
        throw ReportedFault(
          .machine, "\(file.path) cannot be replaced. Make its folder writable and try again.")
      }
    }
  }
}
