package import Foundation
package import Sandbox

/// Runs a program that contains untrusted code.
package struct ForeignProgram: Sendable {
  let executable: URL
  let toolchain: Toolchain

  package init(executable: URL, toolchain: Toolchain) {
    self.executable = executable
    self.toolchain = toolchain
  }

  /// Runs the program with nothing but the Swift runtime to read and its questions to answer.
  package func run(arguments: [String] = [], input: [UInt8] = []) async throws -> Completion {
    try await Sandbox.run(
      Command(
        executable: executable.path, arguments: arguments,
        environment: ["SWIFT_BACKTRACE": "enable=no"], input: input),
      limits: .student, confinement: .foreign(readable: [toolchain.runtime.path]))
  }
}
