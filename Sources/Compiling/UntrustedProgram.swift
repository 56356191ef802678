package import Foundation
internal import Glibc
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
  ///
  /// - Parameters:
  ///   - arguments: Its arguments.
  ///   - input: The bytes of its requests.
  ///   - receive: Called with its output as it arrives.
  /// - Returns: How it ended, and its output.
  /// - Throws: A fault of the sandbox.
  package func run(
    arguments: [String] = [], input: [UInt8] = [], receive: OutputReceiver? = nil
  ) async throws -> Completion {
    // Where the command runs as root, the program runs as another user.
    if geteuid() == 0 { chmod(executable.path, 0o755) }
    return try await Sandbox.run(
      Command(
        executable: executable.path, arguments: arguments,
        environment: ["SWIFT_BACKTRACE": "enable=no"], input: input),
      limits: .student, confinement: .foreign(readable: [toolchain.runtime.path]),
      receive: receive)
  }
}
