internal import Foundation
internal import Sandbox

extension Compiler {
  /// The files that a compiler or linker may use, beside the toolchain and the system's libraries. Its
  /// access is limited because it reads untrusted sources.
  struct FileAccess: Sendable {
    /// The working directory. It may be read unless it is `/`.
    var directory: URL
    /// Other files and folders that may be read.
    var readable: [URL]
    /// The folders that may be written to.
    var writable: [URL]
  }

  /// The result of running a compiler or linker.
  package struct Outcome: Sendable {
    package let succeeded: Bool
    package var output: String
    /// A sentence on how it ended; nil where it exited.
    package let toolFailure: String?
    /// Whether it was ended because it used up its CPU time.
    let reachedCPULimit: Bool
    /// The isolation under which it ran.
    let isolation: Isolation
  }

  /// Runs a program of the toolchain in the sandbox.
  func run(
    _ program: String, _ arguments: [String], access: FileAccess, limits: Limits = .compiler
  ) async throws -> Outcome {
    var environment = ["LC_ALL": "C"]
    if !access.writable.isEmpty { environment["TMPDIR"] = BuildFolder.currentDirectory }
    let readable = [access.directory] + access.readable
    let completion = try await Sandbox.run(
      Command(
        executable: program, arguments: arguments, environment: environment,
        workingDirectory: access.directory.path),
      limits: limits,
      confinement: .trusted(
        readable: toolchain.readable + readable.map(\.path).filter { $0 != "/" },
        writable: access.writable.map(\.path)))
    let output =
      String(decoding: completion.standardError, as: UTF8.self)
      + String(decoding: completion.standardOutput, as: UTF8.self)
    let toolFailure: String? =
      switch completion.ending {
      case .exited: nil
      case .signalled(let signal):
        "The compiler crashed while compiling this file (signal \(signal))."
      case .cpuLimit, .wallLimit: "The compiler took too long. Split long expressions."
      case .outputLimit, .threadLimit: "The compiler printed too many messages."
      case .cancelled: throw CancellationError()
      }
    return Outcome(
      succeeded: completion.ending == .exited(0), output: output, toolFailure: toolFailure,
      reachedCPULimit: completion.ending == .cpuLimit,
      isolation: completion.isolation)
  }
}

extension Compiler.FileAccess {
  /// The access of a compiler or linker that runs in a build folder.
  init(_ folder: BuildFolder) {
    self.init(directory: folder.url, readable: folder.linked, writable: [folder.url])
  }
}
