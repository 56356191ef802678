internal import Courses
internal import Foundation

/// The course to be measured, which is this package.
struct CourseSources: Sendable {
  let root: URL

  /// Finds the course in the current folder or its parents.
  static func aroundHere() throws -> CourseSources {
    let here = URL(
      filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory)
    return CourseSources(root: try Course(around: here).root)
  }

  func folder(_ path: String) -> URL { root.appending(path: path) }

  /// Returns the paths of a folder's Swift files, sorted by name.
  func swiftFiles(in path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder(path).path)
      .filter { $0.hasSuffix(".swift") }.sorted().map { folder("\(path)/\($0)").path }
  }
}
