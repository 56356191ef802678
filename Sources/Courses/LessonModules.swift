/// The names of a lesson's modules.
package struct LessonModules: Sendable {
  /// The student's module, which has the name of the lesson's folder.
  package let student: String
  package var kit: String { "\(student)Kit" }
  package var probe: String { "\(student)Probe" }
  package var checks: String { "\(student)Checks" }

  /// The class that has the lesson's checks.
  package var entry: String { "\(checks).LessonEntry" }

  package var all: [String] { [student, kit, probe, checks] }

  package init(of lesson: String) { student = lesson }
}

extension LessonFolder {
  package var modules: LessonModules { LessonModules(of: name) }

  /// The paths of the lesson's folder and of its solutions, relative to the course.
  package var path: String { "\(Course.lessonsFolder)/\(name)" }
  package var solutionsPath: String { "\(Course.solutionsFolder)/\(name)" }
}

extension Course {
  package static let lessonsFolder = "Lessons"
  package static let solutionsFolder = "Solutions"
}
