internal import Foundation
internal import LessonReading

extension Course {
  /// Returns the lesson with a name: that of its folder or module, in any case, or its id.
  ///
  /// - Throws: A ``ReportedFault`` where there is no such lesson, or where two lessons share a name.
  package func lesson(_ name: String) throws(ReportedFault) -> LessonFolder {
    let all = try lessons().map(NamedLesson.init)
    let wanted = name.lowercased()
    guard
      let found = all.first(where: { $0.folder.name == name })
        ?? all.first(where: { $0.names.contains(wanted) })
    else {
      let known = all.map(\.id).joined(separator: ", ")
      throw ReportedFault(
        .usage,
        "There is no lesson “\(name)” in \(root.path). "
          + (known.isEmpty ? "It has no lessons." : "It has: \(known)."))
    }
    if let fault = Self.collision(of: found, among: all) { throw fault }
    return found.folder
  }

  /// Returns whether ``lesson(_:)`` finds a lesson with this name.
  package func hasLesson(_ name: String) throws(ReportedFault) -> Bool {
    let wanted = name.lowercased()
    return try lessons().map(NamedLesson.init).contains {
      $0.folder.name == name || $0.names.contains(wanted)
    }
  }

  /// Returns the lesson with a name, or a folder of `Lessons` of this name that has no text yet.
  ///
  /// - Throws: A ``ReportedFault`` where there is neither, or where two lessons share a name.
  package func lessonUnderWay(_ name: String) throws(ReportedFault) -> LessonFolder {
    let folders =
      (try? FileManager.default.contentsOfDirectory(
        atPath: root.appending(path: Self.lessonsFolder).path)) ?? []
    let found = folders.sorted().map { LessonFolder(course: self, name: $0) }.first {
      [$0.name.lowercased(), Lesson.id(ofModule: $0.name)].contains(name.lowercased())
        && !FileManager.default.fileExists(atPath: $0.text.path) && $0.isFolder
    }
    if let found { return found }
    return try lesson(name)
  }

  /// Returns the lessons of the course, sorted by folder name.
  ///
  /// - Throws: A ``ReportedFault`` where two of them share a name.
  func distinctLessons() throws(ReportedFault) -> [NamedLesson] {
    let all = try lessons().map(NamedLesson.init)
    for lesson in all {
      if let fault = Self.collision(of: lesson, among: all) { throw fault }
    }
    return all
  }

  /// Returns a fault that names both folders where another lesson shares a name with this one. Such
  /// lessons would overwrite each other's reports and progress.
  private static func collision(of lesson: NamedLesson, among all: [NamedLesson]) -> ReportedFault?
  {
    let others = all.filter {
      $0.folder.name != lesson.folder.name && !$0.names.isDisjoint(with: lesson.names)
    }
    guard let other = others.first else { return nil }
    let pair = [lesson, other].sorted { $0.folder.name < $1.folder.name }
    let folders = pair.map(\.folder.path).joined(separator: " and ")
    let name = lesson.names.intersection(other.names).min() ?? lesson.id
    return ReportedFault(
      .lesson,
      "The lessons in \(folders) go by the same name, “\(name)”. Remove one, or give it another "
        + "name: its folder's, and the same after `module:` in its Lesson.md.")
  }
}

/// A lesson's folder and the names of the lesson.
struct NamedLesson {
  let folder: LessonFolder
  /// The name that the command shows.
  let id: String
  /// All names by which it is looked up or under which its files are saved, in lowercase.
  let names: Set<String>

  init(_ folder: LessonFolder) {
    self.folder = folder
    let module = lessonModule(at: folder.text.path) ?? folder.name
    id = Lesson.id(ofModule: module)
    names = [
      id, module.lowercased(), folder.name.lowercased(), Lesson.id(ofModule: folder.name),
    ]
  }
}
