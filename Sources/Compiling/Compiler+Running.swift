internal import Foundation
internal import Sandbox

extension Compiler {
  /// What a program of the toolchain is given, beside the toolchain and the system's libraries: what
  /// it reads may be anybody's.
  struct Workroom: Sendable {
    /// The folder it starts in, which it may read where it holds sources.
    var directory: URL
    var readable: [URL]
    /// The folders it may write in.
    var writable: [URL]
  }

  /// What a program printed, and whether it did its work.
  package struct Outcome: Sendable {
    package let succeeded: Bool
    package var output: String
    /// What it did instead of its work, where that is not for the output to say.
    package let collapse: String?
    /// Whether it worked until its time was used up.
    let usedUpItsTime: Bool
    /// What was in force meanwhile.
    let isolation: Isolation
  }

  /// Runs a program of the toolchain where it can reach nothing but what it works on.
  func run(
    _ program: String, _ arguments: [String], in room: Workroom, limits: Limits = .compiler
  ) async throws -> Outcome {
    var environment = ["LC_ALL": "C"]
    if !room.writable.isEmpty { environment["TMPDIR"] = BuildFolder.here }
    let reading = [room.directory] + room.readable
    let completion = try await Sandbox.run(
      Command(
        executable: program, arguments: arguments, environment: environment,
        workingDirectory: room.directory.path),
      limits: limits,
      confinement: .trusted(
        readable: toolchain.readable + reading.map(\.path).filter { $0 != "/" },
        writable: room.writable.map(\.path)))
    let output =
      String(decoding: completion.standardError, as: UTF8.self)
      + String(decoding: completion.standardOutput, as: UTF8.self)
    let collapse: String? =
      switch completion.ending {
      case .exited: nil
      case .signalled(let signal): "The compiler itself crashed on it (signal \(signal))."
      case .cpuLimit, .wallLimit: "The compiler ran out of time on it. Break long expressions up."
      case .outputLimit, .threadLimit: "The compiler said far too much about it."
      case .cancelled: throw CancellationError()
      }
    return Outcome(
      succeeded: completion.ending == .exited(0), output: output, collapse: collapse,
      usedUpItsTime: completion.ending == .cpuLimit,
      isolation: completion.isolation)
  }
}

extension Compiler.Workroom {
  /// The room of a program that works in a build folder.
  init(_ folder: BuildFolder) {
    self.init(directory: folder.url, readable: folder.linked, writable: [folder.url])
  }
}
