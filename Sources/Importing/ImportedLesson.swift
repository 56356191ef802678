package import Courses
package import Foundation
internal import LessonReading
package import Typesetting

/// A lesson made from a notebook, before it is written.
package struct ImportedLesson: Sendable {
  /// The name of the lesson's folder and module.
  package let name: String
  /// The content of Lesson.md.
  package let text: String
  /// The files beside Lesson.md, by their paths from the lesson's folder.
  package let images: [String: [UInt8]]
  /// What the author must do, a sentence each.
  package let tasks: [String]
  /// The files for the folder in Solutions, by their names.
  package let notes: [String: String]
  /// How many exercises the lesson has.
  package let exercises: Int

  /// Makes a lesson from a notebook.
  ///
  /// - Parameters:
  ///   - notebook: The notebook.
  ///   - name: The lesson's name, a word such as `LinearModels`.
  ///   - folder: The notebook's folder, in which images are found.
  ///   - typesetter: Tries the formulas.
  /// - Throws: A ``ReportedFault`` where an image is broken or the lesson would be too large.
  package init(
    _ notebook: Notebook, named name: String, imagesIn folder: URL?, typesetter: Typesetter
  ) throws(ReportedFault) {
    try Self.requireSize(of: notebook)
    var conversion = NotebookConversion(notebook, module: name, folder: folder)
    for cell in notebook.cells { try conversion.add(cell) }
    var text = LessonText(conversion, notebook: notebook, module: name)
    try text.makeReadable()
    self.name = name
    self.text = text.text
    images = Dictionary(
      conversion.images.files.map { ($0.path, $0.content) }, uniquingKeysWith: { first, _ in first }
    )
    let tasks = text.tasks(typesetter: typesetter)
    let written = LessonNotes(
      title: text.title, notebook: URL(filePath: notebook.file).lastPathComponent,
      solutions: conversion.solutions, tests: conversion.tests, tasks: tasks)
    self.tasks = tasks.map(\.line)
    var notes = ["ToDo.md": written.tasksText]
    notes["NotebookSolutions.md"] = written.solutionsText
    notes["NotebookTests.md"] = written.testsText
    self.notes = notes
    exercises = text.exercises
  }

  /// Throws a fault where the texts of the cells are larger than a lesson may be. They would take long
  /// to convert. Cells with images are not counted, because images go to files.
  private static func requireSize(of notebook: Notebook) throws(ReportedFault) {
    var size = 0
    for cell in notebook.cells where !cell.source.contains(";base64,") {
      size += cell.source.utf8.count
      guard size <= LessonDraft.sizeLimit else {
        throw ReportedFault(
          .lesson,
          "\(notebook.file): error: the text of the first \(cell.number) cells is larger than a "
            + "lesson of \(LessonDraft.sizeLimit / 1024 / 1024) MB may be; split the notebook.")
      }
    }
  }
}
