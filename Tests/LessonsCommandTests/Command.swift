import Foundation
import TestSupport

/// The built command, run as a user runs it.
enum Command {
  struct Outcome: Sendable {
    let status: Int32
    let output: String
    let errors: String
  }

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The program, which the build puts beside the tests'.
  static let program = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "lessons")

  /// Runs the command to its end, with its streams in files so that none can fill up.
  static func run(_ arguments: String..., in folder: URL = root) async throws -> Outcome {
    try await run(arguments, in: folder)
  }

  static func run(
    _ arguments: [String], in folder: URL = root, environment: [String: String] = [:]
  ) async throws -> Outcome {
    let streams = try TemporaryFolder()
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    // A workflow that runs the tests must not get their summaries.
    process.environment = ProcessInfo.processInfo.environment
      .filter { $0.key != "GITHUB_STEP_SUMMARY" }.merging(environment) { $1 }
    let files = ["out", "err"].map { streams.url.appending(path: $0) }
    for file in files { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    try await Turns.ofPrograms.take { try await process.runToEnd() }
    return Outcome(
      status: process.terminationStatus,
      output: try String(contentsOf: files[0], encoding: .utf8),
      errors: try String(contentsOf: files[1], encoding: .utf8))
  }
}
