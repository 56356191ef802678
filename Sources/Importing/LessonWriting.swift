package import Courses
internal import Files
internal import Foundation

extension ImportedLesson {
  private static func isOccupied(_ place: URL) -> Bool {
    // Attributes are also found of a symbolic link to nothing.
    (try? FileManager.default.attributesOfItem(atPath: place.path)) != nil
  }

  /// Writes the lesson and its notes. Either both folders are written completely, or none is.
  ///
  /// - Throws: A ``ReportedFault`` where one of the folders exists or cannot be written.
  package func write(to course: Course) throws(ReportedFault) {
    let folder = LessonFolder(course: course, name: name)
    let places = [folder.solutions, folder.folder]
    for place in places where Self.isOccupied(place) {
      throw ReportedFault(
        .usage,
        "\(place.path) exists already, and nothing is overwritten. Choose another name, or move it "
          + "away.")
    }
    var lesson = images
    lesson["Lesson.md"] = Array(text.utf8)
    let contents = [notes.mapValues { Array($0.utf8) }, lesson]
    var drafts: [URL] = []
    var written: [URL] = []
    do {
      for (place, files) in zip(places, contents) {
        let parent = place.deletingLastPathComponent()
        let draft = parent.appending(
          path: ".\(name).import-\(ProcessInfo.processInfo.processIdentifier)")
        drafts.append(draft)
        for (path, content) in files {
          let file = draft.appending(path: path)
          try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
          try Data(content).write(to: file, options: .withoutOverwriting)
        }
      }
      for (draft, place) in zip(drafts, places) {
        try FileManager.default.moveItem(at: draft, to: place)
        written.append(place)
      }
    } catch {
      for place in drafts + written { try? FileManager.default.removeItem(at: place) }
      throw ReportedFault(
        .output,
        "The lesson cannot be written to \(places[1].path): "
          + SystemError(error).sentences)
    }
  }
}
