package import Courses
internal import Files
internal import Foundation
internal import LessonReading

/// Writes the files of a new lesson.
///
/// They are written to a folder of their own first and then moved, so that no half of a lesson is left
/// where something fails. The solutions are moved first: those of a run that was killed are no lesson,
/// and the next run replaces them.
package struct NewLesson: Sendable {
  package let folder: LessonFolder
  /// The files that its author writes, relative to the course, in the order in which to read them.
  package let files: [String]
  /// The line that was added to Package.swift.
  package let manifestLine: String

  /// Makes a lesson.
  ///
  /// - Throws: A ``ReportedFault`` where it cannot be written. Nothing of it is left then.
  package init(
    _ name: LessonName, exercise: ExerciseName = .mean, in course: Course
  ) throws(ReportedFault) {
    let template = LessonTemplate(name.text, exercise: exercise)
    let line = ManifestLine(of: name.text)
    let manifest = try Manifest(of: course)
    let folder = LessonFolder(course: course, name: name.text)
    let staging = course.root.appending(path: ".lessons/new-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: staging) }
    let draft = staging.appending(path: "Lesson")
    let solutions = staging.appending(path: "Solutions")
    for (path, text) in template.lesson { try Self.write(text, to: draft.appending(path: path)) }
    for exercise in try Self.exercises(in: draft) {
      try Self.write(exercise.stub, to: draft.appending(path: "Exercises/\(exercise.file)"))
    }
    for (path, text) in template.solutions {
      try Self.write(text, to: solutions.appending(path: path))
    }
    var moved: [URL] = []
    do throws(ReportedFault) {
      // Those of a run that was killed may have another exercise's name.
      if template.isContent(ofSolutions: folder.solutions) {
        try? FileManager.default.removeItem(at: folder.solutions)
      }
      try Self.move(solutions, to: folder.solutions)
      moved.append(folder.solutions)
      try Self.move(draft, to: folder.folder)
      moved.append(folder.folder)
      try manifest.add(line)
    } catch {
      for place in moved { try? FileManager.default.removeItem(at: place) }
      throw error
    }
    self.folder = folder
    files =
      template.lesson.map { "\(folder.path)/\($0.path)" }
      + template.solutions.map { "\(folder.solutionsPath)/\($0.path)" }
    manifestLine = line.text
  }

  private static func exercises(in draft: URL) throws(ReportedFault) -> [Exercise] {
    do {
      return try LessonDraft(at: draft.appending(path: "Lesson.md").path).lesson.exercises
    } catch {
      throw ReportedFault(.machine, "The new lesson cannot be read: \(error)")
    }
  }

  private static func write(_ text: String, to file: URL) throws(ReportedFault) {
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    } catch {
      throw ReportedFault(
        .output, "\(file.path) cannot be written: \(SystemError(error).sentences)")
    }
  }

  /// Moves a folder to a place where there is nothing yet.
  private static func move(_ folder: URL, to place: URL) throws(ReportedFault) {
    do {
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    } catch {
      throw ReportedFault(
        .output,
        "\(place.deletingLastPathComponent().path) cannot be made: \(SystemError(error).sentences)")
    }
    guard rename(folder.path, place.path) == 0 else {
      throw ReportedFault(
        .output, "\(place.path) cannot be written: \(SystemError(code: errno).sentences)")
    }
  }
}
