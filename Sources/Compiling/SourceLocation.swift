/// A line in a student's file.
package struct SourceLocation: Sendable, Equatable, Codable {
  /// The file's name, without its folder.
  package let file: String
  /// Counted from one.
  package let line: Int

  package init(file: String, line: Int) {
    self.file = file
    self.line = line
  }

  /// Creates a location from a path in debug information.
  package init(place: (file: String, line: Int)) {
    self.init(file: String(place.file.split(separator: "/").last ?? ""), line: place.line)
  }
}
