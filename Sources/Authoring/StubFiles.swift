package import Courses
internal import Explaining
internal import Files
internal import Foundation
package import LessonReading
internal import Progress

/// The files in `Exercises`, which are written from the stubs in a lesson's text.
///
/// A missing file is written. A file that differs is replaced if it is a stub itself, which calls
/// `unfinished`; its old text is saved in the folder `.kept` beside it. Any other file that differs is
/// somebody's work and is left as it is. The stub of an exercise that the lesson does not have is moved
/// to `.kept`.
package struct StubFiles: Sendable {
  /// What was done about one file.
  package enum Action: Sendable, Equatable {
    case written
    /// It was replaced, and its old text saved at a path.
    case replaced(saved: String)
    /// It was the stub of an exercise that the lesson does not have, and was moved to a path.
    case moved(to: String)
    /// It was left as it is; the cell's name resets it.
    case left(cell: String)
  }

  /// The files that differed from their stubs, by their paths in the course, in the lesson's order.
  package let actions: [(path: String, action: Action)]

  /// Writes the files of a lesson.
  ///
  /// - Throws: A ``ReportedFault`` where a file cannot be read or written.
  package init(writing lesson: Lesson, in folder: LessonFolder) throws(ReportedFault) {
    var actions: [(path: String, action: Action)] = []
    let exercises = lesson.exercises.map {
      Stub(cell: $0.id, file: $0.file, text: $0.stub, folder: folder.exercises, isGraded: true)
    }
    let experiments = lesson.experiments.map {
      Stub(cell: $0.id, file: $0.file, text: $0.stub, folder: folder.experiments, isGraded: false)
    }
    for stub in exercises + experiments {
      do {
        guard let action = try Self.write(stub) else { continue }
        actions.append((stub.path(in: folder.course), action.relative(to: folder.course)))
      } catch {
        throw ReportedFault(.output, "A stub cannot be written: \(error)")
      }
    }
    do {
      actions += try Self.moveStrayStubs(of: lesson, in: folder)
    } catch {
      throw ReportedFault(.output, "A stub cannot be moved: \(error)")
    }
    self.actions = actions
  }

  /// Moves the stubs of exercises that the lesson does not have, such as one that was renamed, to the
  /// folder `.kept`.
  private static func moveStrayStubs(
    of lesson: Lesson, in folder: LessonFolder
  ) throws -> [(path: String, action: Action)] {
    // A text that is under way may have no exercise for a moment.
    guard !lesson.exercises.isEmpty,
      FileManager.default.fileExists(atPath: folder.exercises.path)
    else { return [] }
    let root = folder.course.root.path
    return try lesson.strayStubs(in: folder).compactMap { file in
      try ExerciseReset.keep(file).map {
        (file.path.withoutPrefix(root), .moved(to: $0.path.withoutPrefix(root)))
      }
    }
  }

  private struct Stub {
    let cell: String
    let file: String
    let text: String
    let folder: URL
    let isGraded: Bool

    func path(in course: Course) -> String {
      folder.appending(path: file).path.withoutPrefix(course.root.path)
    }
  }

  /// Writes one file; nil where it is the stub already.
  private static func write(_ stub: Stub) throws(FileFault) -> Action? {
    let file = stub.folder.appending(path: stub.file)
    if let bytes = FileManager.default.contents(atPath: file.path) {
      guard bytes != Data(stub.text.utf8) else { return nil }
      let text = String(decoding: bytes, as: UTF8.self)
      guard stub.isGraded, !UnfinishedCalls.lines(in: text).isEmpty else {
        return .left(cell: stub.cell)
      }
    }
    try makeFolder(stub.folder)
    let reset = try ExerciseReset(stub.file, in: stub.folder, stub: stub.text)
    return reset.savedWork.map { .replaced(saved: $0.path) } ?? .written
  }

  private static func makeFolder(_ folder: URL) throws(FileFault) {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw FileFault(folder.path, SystemError(error))
    }
  }
}

extension StubFiles.Action {
  fileprivate func relative(to course: Course) -> Self {
    guard case .replaced(let saved) = self else { return self }
    return .replaced(saved: saved.withoutPrefix(course.root.path))
  }
}

extension String {
  /// The path relative to a folder that contains it.
  fileprivate func withoutPrefix(_ folder: String) -> String {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self
  }
}
