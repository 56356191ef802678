package import Foundation

/// The files about a class. Equal results give equal bytes.
package struct ClassReport: Sendable {
  /// A file, which is made when its content is asked for.
  package struct File: Sendable {
    /// The path relative to the output folder.
    package let name: String
    private let produce: @Sendable (_ write: (Data) throws -> Void) throws -> Void

    init(
      _ name: String, _ produce: @escaping @Sendable (_ write: (Data) throws -> Void) throws -> Void
    ) {
      self.name = name
      self.produce = produce
    }

    /// Passes the content piece by piece, so that a large file is never in memory as a whole.
    package func write(_ write: (Data) throws -> Void) throws { try produce(write) }

    /// Returns the whole content.
    package func content() throws -> Data {
      var content = Data()
      try produce { content.append($0) }
      return content
    }
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
      File("class.json") { [results] write in try EncodedClass(results).write(write) },
      File("grades.csv") { write in try write(Data(CSVText(rows: tables.grades).text.utf8)) },
      File("canvas.csv") { write in try write(Data(CSVText(rows: tables.canvas).text.utf8)) },
      File("moodle.csv") { write in try write(Data(CSVText(rows: tables.moodle).text.utf8)) },
      File("gradescope.csv") { write in try write(Data(CSVText(rows: tables.gradescope).text.utf8))
      },
      File("index.html") { [results] write in try write(Data(ClassPage.text(results).utf8)) },
    ]
  }
}
