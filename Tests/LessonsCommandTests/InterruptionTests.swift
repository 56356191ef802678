import Foundation
import Glibc
import TestSupport
import Testing

/// Signals that end the command at any moment.
@Suite struct InterruptionTests {
  /// The moments as fractions of an uninterrupted run's duration, from a fixed random sequence.
  static func moments(_ count: Int, seed: UInt64) -> [Double] {
    var state = seed
    return (0..<count).map { _ in
      // The minimal standard generator (Park and Miller, 1988).
      state = state * 48_271 % 0x7FFF_FFFF
      return Double(state) / Double(0x7FFF_FFFF)
    }
  }

  @Test("Nothing is left of a run, whichever signal ends it at whatever moment")
  func ended() async throws {
    let course = try ScratchCourse()
    let signals = [SIGINT, SIGTERM, SIGKILL]
    // The build of the support modules is interrupted too.
    for (index, moment) in Self.moments(6, seed: 1).enumerated() {
      _ = try await course.end(run: index, after: 6 * moment, by: signals[index % 3])
    }
    _ = try await course.duration(ofRun: 10)
    // The machine may be busier at first, so a shorter run lowers this.
    var undisturbed = try await course.duration(ofRun: 11)
    for (index, moment) in Self.moments(48, seed: 2).enumerated() {
      let end = try await course.end(
        run: 20 + index, after: undisturbed * moment, by: signals[index % 3])
      if case .byItself(let seconds) = end { undisturbed = min(undisturbed, seconds) }
    }
    _ = try await course.duration(ofRun: 100)
    #expect(try course.workFolders().isEmpty)
  }
}

/// A course with a cache of its own.
private struct ScratchCourse {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for name in ["Package.swift", "Lessons", "Sources", "Solutions"] {
      try FileManager.default.createSymbolicLink(
        at: folder.url.appending(path: name),
        withDestinationURL: Command.root.appending(path: name))
    }
  }

  /// Starts the command with a new seed for each run, so that no verdict is cached.
  private func start(_ run: Int) throws -> StartedProgram {
    try StartedProgram(
      Command.program,
      [
        "check", "optimizers", "sgd", "--solution", "--report", folder.path("report.html"),
        "--course", folder.url.path, "--seed", "\(run)",
      ])
  }

  /// Runs the command to its end and returns how long it took, in seconds.
  func duration(ofRun run: Int) async throws -> Double {
    let beginning = Date.now
    #expect(try await start(run).end() == .exited(0))
    return Date.now.timeIntervalSince(beginning)
  }

  /// How a run ended.
  enum End {
    case bySignal
    /// Before the signal, after this many seconds.
    case byItself(Double)
  }

  /// Starts the command, ends it after some seconds, and checks that nothing is left.
  func end(run number: Int, after seconds: Double, by signal: Int32) async throws -> End {
    let beginning = Date.now
    let run = try start(number)
    let isEarly = await withTaskGroup(of: Bool.self) { group in
      group.addTask {
        _ = await run.end()
        return true
      }
      group.addTask {
        // Cancelled when the run ends earlier.
        try? await Task.sleep(for: .seconds(seconds))
        run.send(signal)
        return false
      }
      let isEarly = await group.next() ?? false
      group.cancelAll()
      return isEarly
    }
    let length = Date.now.timeIntervalSince(beginning)
    switch (await run.end(), signal) {
    case (.exited(let status), SIGINT), (.exited(let status), SIGTERM):
      #expect([0, 128 + signal].contains(status))
      #expect(try workFolders().isEmpty)
    // Ended before the handler was installed, or by SIGKILL, or finished before the signal.
    case (let ending, _):
      #expect([.signalled(signal), .exited(0)].contains(ending))
    }
    // The kernel may take a moment to end the killed process's descendants.
    while try hasInhabitants() { try await Task.sleep(for: .milliseconds(10)) }
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    let known: Set = [
      "Package.swift", "Lessons", "Sources", "Solutions", ".lessons", "report.html",
    ]
    #expect(Set(files).isSubset(of: known))
    if files.contains("report.html") {
      let page = try String(contentsOfFile: folder.path("report.html"), encoding: .utf8)
      #expect(page.hasSuffix("</html>\n"))
    }
    return isEarly ? .byItself(length) : .bySignal
  }

  func workFolders() throws -> [String] {
    let cache = folder.path(".lessons/cache")
    guard FileManager.default.fileExists(atPath: cache) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: cache)
      .filter { $0.hasPrefix("work-") }
  }

  /// Whether a process has this course as its working directory or in its arguments.
  private func hasInhabitants() throws -> Bool {
    let files = FileManager.default
    return try files.contentsOfDirectory(atPath: "/proc").contains { process in
      guard process.allSatisfy(\.isNumber) else { return false }
      let place = try? files.destinationOfSymbolicLink(atPath: "/proc/\(process)/cwd")
      let program = try? files.destinationOfSymbolicLink(atPath: "/proc/\(process)/exe")
      let words = files.contents(atPath: "/proc/\(process)/cmdline") ?? Data()
      return [place, program, String(decoding: words, as: UTF8.self)]
        .contains { $0?.contains(folder.url.path) == true }
    }
  }
}
