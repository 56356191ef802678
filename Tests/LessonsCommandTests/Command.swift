import Foundation
import TestSupport

/// Runs the built command.
enum Command {
  struct Outcome: Sendable {
    /// The exit status, or the negated number of the signal that ended it.
    let status: Int32
    let output: String
    let errors: String
  }

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The program, which is in the same folder as the tests.
  static let program = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "lessons")

  /// Runs the command to its end. Its streams are files, because pipes could fill up.
  static func run(_ arguments: String..., in folder: URL = root) async throws -> Outcome {
    try await run(arguments, in: folder)
  }

  static func run(
    _ arguments: [String], in folder: URL = root, environment: [String: String] = [:]
  ) async throws -> Outcome {
    let streams = try TemporaryFolder()
    // Otherwise summaries of tests would be added to the workflow that runs them.
    let environment = ProcessInfo.processInfo.environment
      .filter { $0.key != "GITHUB_STEP_SUMMARY" }.merging(environment) { $1 }
    let files = ["out", "err"].map { streams.url.appending(path: $0) }
    for file in files { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
    let ending = try await ConcurrencyLimit.forPrograms.run {
      let (output, errors) = try (
        FileHandle(forWritingTo: files[0]), FileHandle(forWritingTo: files[1])
      )
      return try await StartedProgram(
        program, arguments, in: folder, environment: environment,
        streams: (nil, output.fileDescriptor, errors.fileDescriptor)
      ).end()
    }
    let status =
      switch ending {
      case .exited(let status): status
      case .signalled(let signal): -signal
      }
    return Outcome(
      status: status,
      output: try String(contentsOf: files[0], encoding: .utf8),
      errors: try String(contentsOf: files[1], encoding: .utf8))
  }
}
