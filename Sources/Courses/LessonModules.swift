internal import Foundation

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

extension LessonFolder {
  /// Describes the fault that this program has no checks of the lesson.
  ///
  /// - Parameter isLineNamed: Whether a missing line of the manifest is part of the advice.
  /// - Returns: The fault and what to do about it.
  package func missingChecks(namingLine isLineNamed: Bool = true) -> String {
    let manifest = try? String(
      contentsOf: course.root.appending(path: "Package.swift"), encoding: .utf8)
    let line = ManifestLine(of: name)
    var advice = ""
    if isLineNamed, let manifest, line.line(in: manifest) == nil {
      advice += "add the line \(line.text) to Package.swift, "
    }
    if !declaresChecks { advice += "declare the class in \(path)/Checks, " }
    advice += advice.isEmpty ? "build it again" : "and build it again"
    return "there is no class \(modules.entry) that conforms to LessonChecks in this program; "
      + advice
  }

  /// Whether a source of the checks names the class that has them.
  private var declaresChecks: Bool {
    let files = (try? SwiftSources.files(in: checks)) ?? []
    return files.contains { file in
      (try? String(contentsOf: file, encoding: .utf8))?.contains("LessonEntry") ?? false
    }
  }
}

extension Course {
  package static let lessonsFolder = "Lessons"
  package static let solutionsFolder = "Solutions"
}
