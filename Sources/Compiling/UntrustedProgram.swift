package import Foundation
package import Sandbox

/// An executable that contains a student's code.
package struct UntrustedProgram: Sendable {
  let executable: URL
  let toolchain: Toolchain

  package init(executable: URL, toolchain: Toolchain) {
    self.executable = executable
    self.toolchain = toolchain
  }

  /// Runs the program in the sandbox, where it can read only the Swift runtime and its input.
  package func run(arguments: [String] = [], input: [UInt8] = []) async throws -> Completion {
    try await Sandbox.run(
      Command(
        executable: executable.path, arguments: arguments,
        environment: ["SWIFT_BACKTRACE": "enable=no"], input: input),
      limits: .student, confinement: .foreign(readable: [toolchain.runtime.path]))
  }
}
