/// How a download of a class's work names its submissions.
package enum Layout: String, CaseIterable, Sendable {
  /// A folder or an archive for each student, named by the student's id.
  case plain
  /// `Surname Name_12345_assignsubmission_file_`, a folder or a file.
  case moodle
  /// `surnamename_12345_67890_File.swift`, a file.
  case canvas
  /// `lesson-login`, a folder: the clones of GitHub Classroom's repositories.
  case classroom

  /// The layout's name for a person.
  package var title: String {
    switch self {
    case .plain: "one folder or archive for each student"
    case .moodle: "Moodle"
    case .canvas: "Canvas"
    case .classroom: "GitHub Classroom"
    }
  }

  /// Returns the layout that most names have. Names of other layouts are taken as they are.
  ///
  /// A prefix such as `optimizers-` may also be part of a student's id, so GitHub Classroom is only
  /// recognized where more than half of the names have it.
  static func detect(in names: [String], lesson: String) -> Layout {
    func count(_ layout: Layout) -> Int {
      names.count { DecoratedName($0, layout: layout, prefix: "\(lesson)-") != nil }
    }
    let moodle = count(.moodle)
    let canvas = count(.canvas)
    if moodle > 0 || canvas > 0 { return moodle >= canvas ? .moodle : .canvas }
    return count(.classroom) * 2 > names.count ? .classroom : .plain
  }
}
