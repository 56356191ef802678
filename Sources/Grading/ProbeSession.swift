internal import Checking
internal import Compiling
internal import Courses
internal import Explaining
internal import Foundation
internal import Observations
internal import Sandbox

/// Runs a program and sends it the requests of one exercise.
struct ProbeSession: Sendable {
  let program: Program
  let compiler: Compiler
  let exercise: String
  /// The exercise's own file. The location of a crash is searched there first.
  let file: String
  /// How often a program that crashed is started again for the remaining requests.
  var maxRestarts = 2

  /// The answers of a program, and how it behaved.
  struct Record: Sendable {
    var answers: [Answer] = []
    /// The location of the first crash.
    var crash: SourceLocation?
    /// The program's output.
    var output = ""
    var isolation: Isolation?
    /// Whether the program was ended by SIGKILL, as when the system runs out of memory.
    var wasKilled = false
  }

  /// Sends every scenario, and returns one answer for each.
  func ask(_ scenarios: [[UInt8]]) async throws -> Record {
    let requests = scenarios.map {
      Request(nonce: .random(in: .min ... .max), exercise: exercise, scenario: $0)
    }
    var record = Record()
    var runs = 0
    while record.answers.count < requests.count {
      let remaining = Array(requests[record.answers.count...])
      let completion = try await UntrustedProgram(
        executable: program.executable, toolchain: compiler.toolchain
      ).run(input: remaining.flatMap { Frames.frame($0) })
      record.isolation = completion.isolation.weaker(program.isolation)
      if completion.ending == .signalled(SIGKILL) { record.wasKilled = true }
      record.output += String(decoding: completion.standardOutput, as: UTF8.self)
      let replies = ProbeReplies(completion.observations, to: remaining)
      record.answers += replies.traces.map(Answer.observed)
      runs += 1
      if replies.traces.count == remaining.count { break }
      let ending = try await ending(of: completion, after: replies)
      record.crash = record.crash ?? ending.location
      record.answers.append(ending.answer)
      let isLast: Bool =
        switch ending.answer {
        case .unfinished, .timedOut: true
        case .crashed, .observed: runs > maxRestarts
        }
      if isLast {
        let missing = requests.count - record.answers.count
        record.answers += Array(repeating: ending.answer, count: missing)
      }
    }
    record.output = TruncatedText.withoutMiddle(record.output, to: TruncatedText.output)
    return record
  }

  /// Returns the answer to the first request without a reply: why the program ended before it.
  private func ending(
    of completion: Completion, after replies: ProbeReplies
  ) async throws -> (answer: Answer, location: SourceLocation?) {
    if replies.isUnfinished { return (.unfinished, nil) }
    if completion.ending == .cancelled { throw CancellationError() }
    if completion.ending == .outputLimit(.observations) {
      return (.crashed("It returned far more values than it was asked for."), nil)
    }
    if completion.ending == .threadLimit {
      return (.crashed("It started far more threads than it may."), nil)
    }
    let trap = replies.trap
    let lines = try await compiler.lines(of: trap?.addresses ?? [], in: program.executable)
      .map { (file: program.names.restored(in: $0.file), line: $0.line) }
    if let resource = Exhaustion.resource(of: completion, trap: trap) {
      let exhaustion = Exhaustion(of: resource, lines: lines, file: file, sources: program.sources)
      return (
        exhaustion.isTimeout ? .timedOut(exhaustion.message) : .crashed(exhaustion.message),
        exhaustion.location
      )
    }
    if let fault = replies.fault {
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
