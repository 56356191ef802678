import Foundation
import TestSupport

/// A copy of the course with the committed stubs.
final class CourseCopy: Sendable {
  static let exercises = "Lessons/Optimizers/Exercises"

  private let folder: TemporaryFolder
  var url: URL { folder.url }

  init(lessons: [String] = ["Optimizers"]) throws {
    folder = try TemporaryFolder()
    let parts = lessons.flatMap { ["Lessons/\($0)", "Solutions/\($0)"] }
    for part in parts + [
      "Package.swift", "Sources/Autograd", "Sources/Observations", "Sources/ProbeRuntime",
      "Sources/ExperimentRuntime",
    ] {
      let target = folder.url.appending(path: part)
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: Command.root.appending(path: part), to: target)
    }
  }

  /// Restores the committed state, except for the cache.
  func reset() throws {
    // The next run removes the files of a crashed one, but may end before that.
    let parts = ["Lessons/Optimizers", ".lessons/progress", ".lessons/reports"]
    for part in try parts + workFolders() {
      let target = folder.url.appending(path: part)
      if FileManager.default.fileExists(atPath: target.path) {
        try FileManager.default.removeItem(at: target)
      }
    }
    try FileManager.default.copyItem(
      at: Command.root.appending(path: "Lessons/Optimizers"),
      to: folder.url.appending(path: "Lessons/Optimizers"))
  }

  func write(_ text: String, to name: String) throws {
    try folder.write(text, to: name)
  }

  /// The folders that runs did not remove, and the processes that work in the course.
  func leftovers() throws -> [String] {
    try workFolders() + inhabitants()
  }

  /// The processes that work in the course.
  func inhabitants() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { process in
      let place = try? FileManager.default.destinationOfSymbolicLink(
        atPath: "/proc/\(process)/cwd")
      return process.allSatisfy(\.isNumber) && place?.contains(folder.url.path) == true
    }
  }

  /// The paths of the runs' own folders, relative to the course.
  private func workFolders() throws -> [String] {
    let cache = ".lessons/cache"
    guard FileManager.default.fileExists(atPath: folder.path(cache)) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder.path(cache))
      .filter { $0.hasPrefix("work-") }.map { "\(cache)/\($0)" }
  }
}
