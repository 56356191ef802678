internal import ArgumentParser
internal import Courses
internal import Foundation

/// The option that names the course's folder.
struct CourseOptions: ParsableArguments {
  @Option(
    name: .customLong("course"),
    help: ArgumentHelp(
      "The folder with the course's Package.swift and Lessons.",
      discussion: "Without it, the current folder and its parents are searched for the course.",
      valueName: "dir"))
  var folder: String?

  func course() throws -> Course {
    if let folder {
      guard !folder.isEmpty else {
        throw ReportedFault(.usage, "--course names no folder; name the one with Package.swift.")
      }
      return try Course(root: URL(filePath: folder, directoryHint: .isDirectory))
    }
    return try Course(
      around: URL(
        filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory))
  }
}
