package import Courses
package import Foundation
package import LessonReading

extension Lesson {
  /// Returns the stubs in `Exercises` that belong to no exercise, such as one that was renamed.
  ///
  /// - Parameter folder: The lesson's folder.
  /// - Returns: The files that call `unfinished` and have no exercise's name, sorted by name.
  /// - Throws: A ``ReportedFault`` where the folder cannot be listed.
  package func strayStubs(in folder: LessonFolder) throws(ReportedFault) -> [URL] {
    let known = Set(exercises.map(\.file))
    return try SwiftSources.files(in: folder.exercises).filter { file in
      guard !known.contains(file.lastPathComponent),
        let text = try? String(contentsOf: file, encoding: .utf8)
      else { return false }
      return !UnfinishedCalls.lines(in: text).isEmpty
    }
  }
}
