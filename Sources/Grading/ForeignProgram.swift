internal import Foundation
internal import Sandbox

/// A program by somebody else, and the one way in which such a program is run.
struct ForeignProgram: Sendable {
  let executable: URL
  let toolchain: Toolchain

  /// Runs the program with nothing but the Swift runtime to read and its questions to answer.
  func run(arguments: [String] = [], input: [UInt8] = []) async throws -> Completion {
    try await Sandbox.run(
      Command(
        executable: executable.path, arguments: arguments,
        environment: ["SWIFT_BACKTRACE": "enable=no"], input: input),
      limits: .student, confinement: .foreign(readable: [toolchain.runtime.path]))
  }
}
