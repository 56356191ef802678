internal import Courses
internal import Foundation

/// The course that is measured: this package.
struct CourseSources: Sendable {
  let root: URL

  /// Finds it around the current folder.
  static func aroundHere() throws -> CourseSources {
    let here = URL(
      filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory)
    return CourseSources(root: try Course(around: here).root)
  }

  func folder(_ path: String) -> URL { root.appending(path: path) }

  /// The paths of a folder's Swift files, in the order of their names.
  func swiftFiles(in path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder(path).path)
      .filter { $0.hasSuffix(".swift") }.sorted().map { folder("\(path)/\($0)").path }
  }

  /// The five exercises that count, as their files are named.
  static let exercises = [
    "TrainingLoop", "StochasticGradientDescent", "Momentum", "RMSProp", "Adam",
  ]
}
