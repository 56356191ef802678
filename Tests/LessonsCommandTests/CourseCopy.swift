import Foundation
import TestSupport

/// A copy of the course, with the stubs as they are committed.
final class CourseCopy: Sendable {
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

  /// Makes it as it is committed again, but for what was compiled once and is kept.
  func reset() throws {
    // What a run leaves that crashed is for the next one to remove, which may end before it does.
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

  /// What a run made for itself and did not remove, and the processes that work in the course.
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

  /// The paths of the folders that runs have for themselves, from the course's.
  private func workFolders() throws -> [String] {
    let cache = ".lessons/cache"
    guard FileManager.default.fileExists(atPath: folder.path(cache)) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder.path(cache))
      .filter { $0.hasPrefix("work-") }.map { "\(cache)/\($0)" }
  }
}
