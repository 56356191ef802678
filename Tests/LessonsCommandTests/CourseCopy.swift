import Foundation
import TestSupport

/// A copy of the course, with the stubs as they are committed.
final class CourseCopy {
  static let exercises = "Lessons/Optimizers/Exercises"

  private let folder: TemporaryFolder
  var url: URL { folder.url }

  init() throws {
    folder = try TemporaryFolder()
    for part in [
      "Package.swift", "Lessons/Optimizers", "Solutions/Optimizers", "Sources/Autograd",
      "Sources/Observations", "Sources/ProbeRuntime",
    ] {
      let target = folder.url.appending(path: part)
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: Command.root.appending(path: part), to: target)
    }
  }

  func write(_ text: String, to name: String) throws {
    try folder.write(text, to: name)
  }
}
