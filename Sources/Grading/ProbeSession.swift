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
      let ending = try await ProgramEnding(
        of: completion, program: program, compiler: compiler, file: file,
        isUnfinished: replies.isUnfinished, trap: replies.trap, fault: replies.fault)
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
}
