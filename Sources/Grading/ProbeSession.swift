internal import Checking
internal import Compiling
internal import Courses
internal import Explaining
internal import Foundation
internal import Observations
internal import Sandbox

/// The questions to one exercise of a program, asked in a process of their own.
struct ProbeSession: Sendable {
  let program: Program
  let compiler: Compiler
  let exercise: String
  /// The exercise's own file, on which a crash is looked for first.
  let file: String

  /// What came of the questions.
  struct Record: Sendable {
    var answers: [Answer] = []
    /// Where the program crashed first.
    var crash: SourceLocation?
    /// What it printed.
    var output = ""
    var isolation: Isolation?
    /// Whether the system ended it, as it does where memory runs out.
    var wasKilled = false
  }

  /// How often a program that died is started again for the questions that are left.
  private static let restarts = 2

  /// Asks every question, and returns one answer for each.
  func ask(_ scenarios: [[UInt8]]) async throws -> Record {
    let requests = scenarios.map {
      Request(nonce: .random(in: .min ... .max), exercise: exercise, scenario: $0)
    }
    var record = Record()
    var runs = 0
    while record.answers.count < requests.count {
      let left = Array(requests[record.answers.count...])
      let completion = try await ForeignProgram(
        executable: program.executable, toolchain: compiler.toolchain
      ).run(input: left.flatMap { Frames.frame($0) })
      record.isolation = completion.isolation.weaker(program.isolation)
      if completion.ending == .signalled(SIGKILL) { record.wasKilled = true }
      record.output += String(decoding: completion.standardOutput, as: UTF8.self)
      let transcript = Transcript(completion.observations, of: left)
      record.answers += transcript.traces.map(Answer.observed)
      runs += 1
      if transcript.traces.count == left.count { break }
      let ending = try await ending(of: completion, after: transcript)
      record.crash = record.crash ?? ending.location
      record.answers.append(ending.answer)
      let isLast: Bool =
        switch ending.answer {
        case .unfinished, .timedOut: true
        case .crashed, .observed: runs > Self.restarts
        }
      if isLast {
        let missing = requests.count - record.answers.count
        record.answers += Array(repeating: ending.answer, count: missing)
      }
    }
    record.output = TruncatedText.withoutMiddle(record.output, to: TruncatedText.output)
    return record
  }

  /// Says why a program gave no further answer.
  private func ending(
    of completion: Completion, after transcript: Transcript
  ) async throws -> (answer: Answer, location: SourceLocation?) {
    if transcript.isUnfinished { return (.unfinished, nil) }
    if completion.ending == .cancelled { throw CancellationError() }
    if completion.ending == .outputLimit(.observations) {
      return (.crashed("It gave far more numbers than it was asked for."), nil)
    }
    if completion.ending == .threadLimit {
      return (.crashed("It started far more threads than it may."), nil)
    }
    let trap = transcript.trap
    let lines = try await compiler.lines(of: trap?.addresses ?? [], in: program.executable)
      .map { (file: program.names.restored(in: $0.file), line: $0.line) }
    if let resource = Exhaustion.resource(of: completion, trap: trap) {
      let exhaustion = Exhaustion(of: resource, lines: lines, file: file, sources: program.sources)
      return (
        exhaustion.isTimeout ? .timedOut(exhaustion.message) : .crashed(exhaustion.message),
        exhaustion.location
      )
    }
    if let fault = transcript.fault {
      return (
        .crashed("It wrote into the checks' own pipe, and what came made no sense: \(fault)."), nil
      )
    }
    let errors = program.names.restored(
      in: String(decoding: completion.standardError, as: UTF8.self))
    let crash = Crash(errors: errors, ending: completion.ending, trap: trap)
    return (.crashed(crash.message), crash.location(among: lines, file: file, of: program.files))
  }
}

extension Program {
  /// The student's files, from the folder that the program was built in.
  fileprivate var sources: [String: String] {
    let folder = executable.deletingLastPathComponent()
    return files.reduce(into: [:]) { sources, name in
      let place = folder.appending(path: names.compiled(name)).path
      sources[name] = FileManager.default.contents(atPath: place)
        .map { String(decoding: $0, as: UTF8.self) }
    }
  }
}
