internal import Checking
internal import Compiling
internal import Courses
internal import Explaining
internal import Foundation
internal import Sandbox

/// Why a program with a student's code ended before its work was done, and in which line.
struct ProgramEnding: Sendable {
  let answer: Answer
  let location: SourceLocation?

  /// Explains how a program ended.
  ///
  /// - Parameters:
  ///   - completion: How it ended, with its output.
  ///   - program: The program.
  ///   - compiler: Finds the lines of addresses.
  ///   - file: The student's file that is searched first for the place.
  ///   - isUnfinished: Whether its last report says that it called `unfinished`.
  ///   - trap: Its state at a trap, if its last report is about one.
  ///   - fault: Why its reports are invalid; nil where they are not.
  /// - Throws: `CancellationError` where the run was cancelled.
  init(
    of completion: Completion, program: Program, compiler: Compiler, file: String,
    isUnfinished: Bool, trap: Trap?, fault: String?
  ) async throws {
    (answer, location) = try await Self.explanation(
      of: completion, program, compiler, file, isUnfinished: isUnfinished, trap, fault)
  }

  private static func explanation(
    of completion: Completion, _ program: Program, _ compiler: Compiler, _ file: String,
    isUnfinished: Bool, _ trap: Trap?, _ fault: String?
  ) async throws -> (answer: Answer, location: SourceLocation?) {
    if isUnfinished { return (.unfinished, nil) }
    if completion.ending == .cancelled { throw CancellationError() }
    if completion.ending == .outputLimit(.observations) {
      return (.crashed("It returned far more values than it was asked for."), nil)
    }
    if completion.ending == .threadLimit {
      return (.crashed("It started far more threads than it may."), nil)
    }
    let lines = try await compiler.lines(of: trap?.addresses ?? [], in: program.executable)
      .map { (file: program.names.restored(in: $0.file), line: $0.line) }
    if let resource = Exhaustion.resource(of: completion, trap: trap) {
      let exhaustion = Exhaustion(of: resource, lines: lines, file: file, sources: program.sources)
      return (
        exhaustion.isTimeout ? .timedOut(exhaustion.message) : .crashed(exhaustion.message),
        exhaustion.location
      )
    }
    if let fault {
      return (
        .crashed("It wrote invalid data to the pipe that the checks use: \(fault)."), nil
      )
    }
    let errors = program.names.restored(
      in: String(decoding: completion.standardError, as: UTF8.self))
    let crash = Crash(errors: errors, ending: completion.ending, trap: trap)
    return (.crashed(crash.message), crash.location(among: lines, file: file, of: program.files))
  }
}

extension Program {
  /// The texts of the student's files, read from the folder that the program was built in.
  fileprivate var sources: [String: String] {
    let folder = executable.deletingLastPathComponent()
    return files.reduce(into: [:]) { sources, name in
      let place = folder.appending(path: names.compiled(name)).path
      sources[name] = FileManager.default.contents(atPath: place)
        .map { String(decoding: $0, as: UTF8.self) }
    }
  }
}
