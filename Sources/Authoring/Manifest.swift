internal import Courses
internal import Files
internal import Foundation

/// The Package.swift of a course, with a line for each lesson.
struct Manifest {
  private let file: URL
  private let text: String

  /// Reads a course's manifest.
  ///
  /// - Throws: A ``ReportedFault`` where it cannot be read, or declares no function for such lines.
  init(of course: Course) throws(ReportedFault) {
    file = course.root.appending(path: "Package.swift").resolvingSymlinksInPath()
    guard let text = String(data: try SwiftSources.contents(of: file), encoding: .utf8) else {
      throw ReportedFault(.usage, "\(file.path) is not UTF-8. Save it as UTF-8.")
    }
    guard ManifestLine.canBeAdded(to: text) else {
      throw ReportedFault(
        .usage,
        "\(file.path) declares no function lesson(_:), which adds a lesson to the package. Make the "
          + "lesson in a course whose Package.swift does.")
    }
    self.text = text
  }

  /// Adds a lesson's line after the last one of a lesson, or else after the imports. A lesson that has
  /// a line already gets no other.
  ///
  /// - Throws: A ``ReportedFault`` where the file cannot be written. It is then unchanged.
  func add(_ line: ManifestLine) throws(ReportedFault) {
    guard line.line(in: text) == nil else { return }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let place =
      lines.lastIndex(where: ManifestLine.addsLesson) ?? lines.lastIndex { $0.hasPrefix("import ") }
    lines.insert(line.text, at: place.map { $0 + 1 } ?? lines.endIndex)
    let draft = "\(file.path).\(UInt32.random(in: .min ... .max))"
    do {
      try AtomicFile.replace(
        file.path, with: Data(lines.joined(separator: "\n").utf8), draft: draft)
    } catch {
      throw ReportedFault(.output, "\(file.path) cannot be written: \(error.sentences)")
    }
  }
}
