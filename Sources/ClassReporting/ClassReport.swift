package import Foundation

/// The files about a class. Equal results give equal bytes.
package struct ClassReport: Sendable {
  /// A file, which is made when its content is asked for.
  package struct File: Sendable {
    /// The path relative to the output folder.
    package let name: String
    private let make: @Sendable () throws -> Data

    init(_ name: String, _ make: @escaping @Sendable () throws -> Data) {
      self.name = name
      self.make = make
    }

    package func content() throws -> Data { try make() }
  }

  private let results: ClassResults

  package init(_ results: ClassResults) {
    self.results = results
  }

  /// The failures without a known misconception, grouped by equal behaviour.
  package var undiagnosed: [FailureGroup] { results.undiagnosed }

  /// The files about the class's present grades.
  package var files: [File] {
    let tables = GradeTables(results)
    return [
      File("class.json") { [results] in try EncodedClass(results).text() },
      File("grades.csv") { Data(CSVText(rows: tables.grades).text.utf8) },
      File("canvas.csv") { Data(CSVText(rows: tables.canvas).text.utf8) },
      File("moodle.csv") { Data(CSVText(rows: tables.moodle).text.utf8) },
      File("gradescope.csv") { Data(CSVText(rows: tables.gradescope).text.utf8) },
      File("index.html") { [results] in Data(try ClassPage.text(results).utf8) },
    ]
  }
}
