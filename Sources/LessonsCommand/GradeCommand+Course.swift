internal import ArgumentParser
internal import ClassGrading
internal import Collecting
internal import Courses
internal import Foundation
internal import Grading
internal import LessonReading

extension GradeCommand {
  /// Grades the class over all lessons of the course, and writes the files about the course.
  func gradeAll(of course: Course) async throws {
    let syllabus = try course.syllabus()
    guard !syllabus.lessons.isEmpty else {
      throw ReportedFault(.usage, "There is no lesson in \(course.root.path).")
    }
    let lessons = try syllabus.reading { try LoadedLesson($0) }
    guard !lessons.isEmpty else {
      throw ReportedFault(.lesson, "No lesson in \(course.root.path) can be graded.")
    }
    let folders = try submissionFolders(of: lessons, in: syllabus)
    let results = try CourseClass(creatingIn: try outputFolder(), of: course)
    var status: ExitCode?
    for known in lessons {
      guard let folder = folders[known.lesson.id] else {
        StandardError.write(
          "note: \(known.lesson.id) is not graded: \(submissions) has no folder for it.\n")
        continue
      }
      try StandardOutput.printLine("\(known.lesson.title)")
      let job = try ClassJob(
        known, in: results.folder(of: known.lesson), seed: try classSeed(), options: options)
      try results.setPseudonymKeyIfMissing(in: job)
      let found = try await grade(
        try classList(folder, of: known), layout: folder.layout, in: job)
      status = [status, found].compactMap(\.self).max { $0.rawValue < $1.rawValue }
    }
    try results.write()
    try StandardOutput.printLine("Course page: \(results.page.relativePath)")
    if let status { throw status }
  }

  /// Returns the folder of submissions to each lesson, by the lesson's id.
  ///
  /// Where every folder in the folder of submissions is named after a lesson, each has the submissions
  /// to that lesson. Otherwise the submissions are to all lessons.
  /// Folders of lessons that are left out are ignored.
  private func submissionFolders(
    of lessons: [LoadedLesson], in syllabus: Syllabus
  ) throws -> [String: ClassFolder] {
    let root = URL(filePath: submissions, directoryHint: .isDirectory)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    let visible = names.sorted().filter { name in
      let folder = root.appending(path: name, directoryHint: .isDirectory)
      let isFolder = (try? folder.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) ?? false
      return isFolder && !name.hasPrefix(".") && name != "__MACOSX"
    }
    var apart: [String: URL] = [:]
    var others: [String] = []
    for name in visible {
      let isNamed = { (folder: LessonFolder, id: String) in
        [folder.name.lowercased(), id].contains(name.lowercased())
      }
      if let known = lessons.first(where: { isNamed($0.folder, $0.lesson.id) }) {
        apart[known.lesson.id] = root.appending(path: name, directoryHint: .isDirectory)
      } else if !syllabus.folders.contains(where: { isNamed($0, Lesson.id(ofModule: $0.name)) }) {
        others.append(name)
      }
    }
    guard apart.isEmpty || others.isEmpty else {
      throw ReportedFault(
        .usage,
        "\(submissions) has folders of lessons and others: \(others.prefix(5).joined(separator: ", ")). "
          + "Name every folder after a lesson, or every folder after a student.")
    }
    guard !apart.isEmpty || (others.isEmpty && !visible.isEmpty) else {
      let folder = try ClassFolder(root, layout: layout, lesson: lessons[0].lesson.id)
      return Dictionary(
        lessons.map { ($0.lesson.id, folder) }, uniquingKeysWith: { first, _ in first })
    }
    var folders: [String: ClassFolder] = [:]
    for (id, folder) in apart {
      folders[id] = try ClassFolder(folder, layout: layout, lesson: id)
    }
    return folders
  }
}
