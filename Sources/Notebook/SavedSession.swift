internal import Courses
internal import Files
internal import Foundation
internal import LocalServer

/// The cookie's secret and the port of a lesson's notebook, kept for the next start.
///
/// A page that is still open when the server is started again then reaches it and saves its edits. Only
/// the file's owner can read it, who can also edit the exercises.
struct SavedSession: Codable {
  let secret: String
  var port: UInt16?

  /// Reads the session of a lesson, or begins a new one.
  init(of folder: LessonFolder) {
    let path = Self.path(of: folder)
    var facts = stat()
    let isPrivate =
      lstat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG && facts.st_mode & 0o077 == 0
      && facts.st_uid == geteuid()
    if isPrivate, let data = FileManager.default.contents(atPath: path),
      let known = try? JSONDecoder().decode(SavedSession.self, from: data), known.secret.count > 20
    {
      self = known
    } else {
      secret = Secret.random()
      port = nil
    }
  }

  /// Writes the session. Without it an open page cannot use the next server; nothing else is lost.
  func save(for folder: LessonFolder) {
    let path = Self.path(of: folder)
    let parent = URL(filePath: path).deletingLastPathComponent()
    guard let data = try? JSONEncoder().encode(self),
      (try? FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true))
        != nil
    else { return }
    try? AtomicFile.replace(
      path, with: data, draft: "\(path).\(getpid())",
      options: AtomicFile.Options(permissions: 0o600))
  }

  private static func path(of folder: LessonFolder) -> String {
    folder.course.root.appending(path: ".lessons/notebook/\(folder.name).json").path
  }
}
