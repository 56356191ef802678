internal import Courses
internal import Foundation
internal import Sandbox

/// Slurm's commands, found on the search path.
struct SlurmTools: Sendable {
  struct Output {
    let status: Int32?
    let text: String
    let errors: String
  }

  let environment: [String: String]

  /// Whether a command is installed.
  func has(_ name: String) -> Bool { path(of: name) != nil }

  private func path(of name: String) -> String? {
    (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").map { "\($0)/\(name)" }
      .first { $0.hasPrefix("/") && FileManager.default.isExecutableFile(atPath: $0) }
  }

  func run(_ name: String, _ arguments: [String]) async throws -> Output {
    guard let executable = path(of: name) else {
      throw ReportedFault(
        .usage, "Slurm's command `\(name)` was not found. Run this where jobs can be submitted.")
    }
    // No limits: `sbatch` passes its own on to the jobs.
    var limits = Limits(cpuSeconds: nil, wallSeconds: 120)
    limits.standardOutputBytes = 64 << 20
    let completion = try await Sandbox.run(
      Command(executable: executable, arguments: arguments, environment: environment),
      limits: limits)
    let status: Int32? = if case .exited(let status) = completion.ending { status } else { nil }
    return Output(
      status: status, text: String(decoding: completion.standardOutput, as: UTF8.self),
      errors: String(decoding: completion.standardError, as: UTF8.self)
        .trimmingCharacters(in: .whitespacesAndNewlines))
  }
}
