package import Courses
internal import Files
internal import Foundation
internal import LessonReading

extension ImportedLesson {
  /// Checks the name of a new lesson.
  package static func check(_ name: String, in course: Course) throws(ReportedFault) {
    guard name.wholeMatch(of: /[A-Z][A-Za-z0-9]{0,60}/) != nil else {
      let words = name.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
      let proposal = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        .drop { !$0.isLetter }
      let advice = proposal.isEmpty ? "LinearModels" : String(proposal.prefix(60))
      throw ReportedFault(
        .usage,
        "“\(name)” is no name of a lesson: write a word that begins with a capital letter, such as "
          + "\(advice).")
    }
    let sources = course.root.appending(path: "Sources")
    let modules = (try? FileManager.default.contentsOfDirectory(atPath: sources.path)) ?? []
    let taken =
      modules + ["Swift", "Foundation", "Glibc", "Dispatch", "Testing", "Synchronization"]
    if let module = taken.first(where: { $0.lowercased() == name.lowercased() }) {
      throw ReportedFault(
        .usage, "The module \(module) exists already: choose another name for the lesson.")
    }
    let id = Lesson.id(ofModule: name)
    for lesson in try course.lessons()
    where lesson.name.lowercased() == name.lowercased() || Lesson.id(ofModule: lesson.name) == id {
      throw ReportedFault(
        .usage, "Lessons/\(lesson.name) exists already: choose another name for the lesson.")
    }
    for place in folders(of: name, in: course) where isOccupied(place) {
      throw ReportedFault(
        .usage,
        "\(place.path) exists already, and nothing is overwritten: choose another name, or move it "
          + "away.")
    }
  }

  /// The folders of a lesson's solutions and of the lesson.
  private static func folders(of name: String, in course: Course) -> [URL] {
    ["Solutions", "Lessons"].map { course.root.appending(path: "\($0)/\(name)") }
  }

  private static func isOccupied(_ place: URL) -> Bool {
    // Attributes are also found of a symbolic link to nothing.
    (try? FileManager.default.attributesOfItem(atPath: place.path)) != nil
  }

  /// Writes the lesson and its notes. Either both folders are written completely, or none is.
  package func write(to course: Course) throws(ReportedFault) {
    try Self.check(name, in: course)
    var lesson = images
    lesson["Lesson.md"] = Array(text.utf8)
    let places = Self.folders(of: name, in: course)
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
