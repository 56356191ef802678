import Foundation
import Glibc
import Sandbox
import Testing

/// The programs that the tests run: shell lines, and two that are compiled on first use.
enum Programs {
  /// A line for /bin/sh with the usual search path.
  static func shell(_ line: String, _ arguments: String..., input: [UInt8]? = nil) -> Command {
    Command(
      executable: "/bin/sh", arguments: ["-c", line, "sh"] + arguments,
      environment: ["PATH": "/usr/bin:/bin"], input: input)
  }

  /// A C program that tries what its first argument names (see `attempts`).
  static func attempt(_ name: String, _ arguments: String...) async throws -> Command {
    Command(executable: try await attempter.value, arguments: [name] + arguments, input: [])
  }

  /// A Swift program that uses Foundation, threads and tasks.
  static func busySwift() async throws -> Command {
    Command(executable: try await swiftProgram.value)
  }

  /// The folders of the Swift runtime.
  static func runtimeFolders() async throws -> [String] {
    let swiftc = try tool("swiftc")
    let completion = try await compile(swiftc, ["-print-target-info"])
    struct Information: Decodable {
      struct Paths: Decodable { let runtimeLibraryPaths: [String] }
      let paths: Paths
    }
    return try JSONDecoder().decode(Information.self, from: Data(completion.standardOutput))
      .paths.runtimeLibraryPaths
  }

  /// The folder of the compiled programs, removed when the tests end.
  private static let compiled: Result<Folder, any Error> = Result {
    let folder = try Folder()
    atexit { try? Programs.compiled.get().remove() }
    return folder
  }

  private static let attempter = Task {
    let program = try compiled.get().file("attempts")
    try attempts.write(toFile: "\(program).c", atomically: true, encoding: .utf8)
    let arguments = ["-std=gnu11", "-pthread", "-o", program, "\(program).c"]
    _ = try await compile(try tool("clang"), arguments)
    return program
  }

  private static let swiftProgram = Task {
    let program = try compiled.get().file("busy")
    try busy.write(toFile: "\(program).swift", atomically: true, encoding: .utf8)
    let arguments = ["-parse-as-library", "-o", program, "\(program).swift"]
    _ = try await compile(try tool("swiftc"), arguments)
    return program
  }

  private static func compile(_ tool: String, _ arguments: [String]) async throws -> Completion {
    let environment = ProcessInfo.processInfo.environment
    let completion = try await run(
      Command(executable: tool, arguments: arguments, environment: environment),
      limits: Limits(cpuSeconds: nil, wallSeconds: 300))
    let message = String(decoding: completion.standardError, as: UTF8.self)
    try #require(completion.ending == .exited(0), "\(tool): \(message)")
    return completion
  }

  private static func tool(_ name: String) throws -> String {
    let folders = ProcessInfo.processInfo.environment["PATH", default: ""].split(separator: ":")
    let found = folders.map { "\($0)/\(name)" }.first(where: FileManager.default.isExecutableFile)
    return try #require(found, "\(name) is not on the PATH")
  }

  private static let busy = """
    import Foundation
    import Dispatch

    @main struct Busy {
      static func main() async {
        _ = Bundle.main.bundlePath
        let numbers = await withTaskGroup(of: Int.self) { group in
          for number in 1...64 { group.addTask { number } }
          return await group.reduce(0, +)
        }
        let queued = await withCheckedContinuation { continuation in
          DispatchQueue.global().async { continuation.resume(returning: 1) }
        }
        DispatchQueue.concurrentPerform(iterations: 8) { _ in usleep(1000) }
        let text = String(format: "%.1f", 2.5) + " " + "\\(Double.random(in: 1...1))"
        print(numbers + queued, text, ProcessInfo.processInfo.activeProcessorCount > 0)
      }
    }
    """
}

extension Completion {
  var output: String { String(decoding: standardOutput, as: UTF8.self) }
}
