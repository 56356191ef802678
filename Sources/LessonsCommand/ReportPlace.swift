internal import Files
internal import Foundation
internal import LessonReading

/// The default file name of a report.
///
/// Each kind of report has a file of its own, so a check of another submission, of the solution or of
/// one exercise does not overwrite the student's full report.
struct ReportPlace {
  /// The graded work.
  enum Work {
    /// The lesson's folder `Exercises`, where the student writes.
    case own
    case solution
    case submission(URL)
  }

  /// The file's name, such as `optimizers.html`, `optimizers.adam.html`, `optimizers-solution.html`
  /// or `optimizers-smith-1f3a90c2.html`.
  let name: String

  /// - Parameters:
  ///   - work: The graded work.
  ///   - lesson: The lesson.
  ///   - exercises: The exercises that are graded, by their names; all of them where empty.
  ///   - isBrief: Whether the report contains only the findings.
  init(
    of work: Work, lesson: Lesson, exercises: Set<String> = [], isBrief: Bool = false
  ) {
    let who =
      switch work {
      case .own: ""
      case .solution: "-solution"
      case .submission(let folder): "-\(Self.name(of: folder))"
      }
    let all = lesson.exercises.map(\.id)
    let chosen = all.filter(exercises.contains)
    let part = chosen.isEmpty || chosen == all ? "" : ".\(Self.name(of: chosen))"
    name = "\(lesson.id)\(who)\(part)\(isBrief ? "-brief" : "").html"
  }

  /// Returns the folder's name with a hash of its path, which differs for folders with the same
  /// name.
  private static func name(of folder: URL) -> String {
    let folder = folder.standardizedFileURL.resolvingSymlinksInPath()
    let plain = folder.lastPathComponent.map { character in
      character.isASCII && (character.isLetter || character.isNumber || character == "_")
        ? character : "-"
    }
    return "\(String(plain.prefix(40)))-\(hash(folder.path))"
  }

  private static func name(of exercises: [String]) -> String {
    let names = exercises.joined(separator: "+")
    return names.utf8.count <= 80 ? names : hash(names)
  }

  private static func hash(_ text: String) -> String {
    var hash = ContentHash()
    hash.add(text)
    return String(hash.hexadecimal().prefix(8))
  }
}
