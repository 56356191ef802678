internal import Courses
internal import Files
internal import Foundation
internal import LocalServer

/// The cookie's secret and the port of a course's notebooks, kept for the next start.
///
/// A page that is still open when the server is started again then reaches it and saves its edits. The
/// browser keeps drafts by host and port, so they are found with whichever lesson the server is started.
/// Only the file's owner can read it, who can also edit the exercises.
struct SavedSession: Codable {
  let secret: String
  var port: UInt16?

  /// Reads the session of a course, or begins a new one.
  init(of course: Course) {
    let path = Self.file("session.json", of: course)
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
  func save(for course: Course) {
    let path = Self.file("session.json", of: course)
    let parent = URL(filePath: path).deletingLastPathComponent()
    guard let data = try? JSONEncoder().encode(self),
      (try? FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true))
        != nil
    else { return }
    try? AtomicFile.replace(
      path, with: data, draft: "\(path).\(getpid())",
      options: AtomicFile.Options(permissions: 0o600))
  }

  /// Returns the lock of the one server that saves its session, as long as it runs; nil where another
  /// server of the course has it, or where files cannot be locked.
  static func lock(of course: Course) -> FileLock? {
    let path = Self.file("lock", of: course)
    let parent = URL(filePath: path).deletingLastPathComponent()
    try? FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    return try? FileLock.tryFile(path)
  }

  private static func file(_ name: String, of course: Course) -> String {
    course.root.appending(path: ".lessons/notebook/\(name)").path
  }
}
