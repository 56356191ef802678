import Foundation

/// An empty folder for a test, removed with its owner.
final class Folder: Sendable {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  deinit {
    remove()
  }

  /// The path of a file in this folder.
  func file(_ name: String) -> String {
    name.isEmpty ? path : "\(path)/\(name)"
  }

  func remove() {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Makes a folder with a file `secret` and a program `program`, which is `echo`.
  static func withSecret() throws -> Folder {
    let folder = try Folder()
    try "hush".write(toFile: folder.file("secret"), atomically: true, encoding: .utf8)
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("program"), withDestinationPath: "/bin/echo")
    return folder
  }
}
