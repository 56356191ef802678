internal import Caching
internal import Checking
internal import Compiling
package import Courses
internal import Files
internal import LessonReading
internal import Plotting
internal import Synchronization

/// Everything that the gradings of many submissions with one seed share.
///
/// It is that of the lesson's files when the session began; later edits of them do not change it.
package struct GradingSession: Sendable {
  let inputs: VerdictInputs
  let cache: OutcomeCache
  let tools: BuildTools.Prepared
  let examinations = Examinations()
  /// The figures with the runs of the last submissions. Many submissions make the same runs.
  let figures = KeptValues<Plotting.Figure>(count: 64)

  /// What the verdicts depend on beside the submission and the seed: the lesson's files.
  package var lessonHash: String { inputs.lessonAndSupportHash }
  /// The version of the compiler, in words.
  package var compilerVersion: String { inputs.compilerVersion }
}

/// The examinations of a session's exercises. What a reference does on their inputs is computed once.
final class Examinations: Sendable {
  private let known = Mutex<[String: Examination]>([:])
  /// The judgements on the last answers. Many submissions give the same ones.
  private let judgements = KeptValues<Judgement>(count: 256)

  /// Returns the examination of an exercise with the session's seed.
  func examination(
    of exercise: String, by checks: any ExerciseChecks, seed: UInt64
  ) throws -> Examination {
    if let examination = known.withLock({ $0[exercise] }) { return examination }
    let examination = try checks.examination(seed: seed)
    known.withLock { $0[exercise] = examination }
    return examination
  }

  /// Judges the answers of a submission to an exercise's questions.
  func judgement(
    on answers: [[Answer]], to exercise: String, by examination: Examination
  ) -> Judgement {
    var hash = ContentHash()
    hash.add(exercise)
    for answers in answers {
      hash.add("\(answers.count)")
      for answer in answers { answer.add(to: &hash) }
    }
    return judgements.value(for: hash.hexadecimal()) { examination.judge(answers) }
  }
}

extension PreparedLesson {
  /// Begins a session, which compiles the support modules where they are not cached.
  ///
  /// - Parameter seed: The seed of the checks' random inputs.
  /// - Returns: The session.
  /// - Throws: A ``ReportedFault`` for faults of the lesson or the machine, and `CancellationError`.
  package func session(seed: UInt64) async throws -> GradingSession {
    let tools = try await tools.prepared()
    let inputs = try VerdictInputs(
      of: folder, textHash: textHash, support: tools.support, seed: seed)
    return GradingSession(
      inputs: inputs,
      cache: OutcomeCache(
        resultCache: cachesVerdicts ? resultCache : nil, inputs: try inputs.machineHash()),
      tools: tools)
  }

  /// Returns a hash of everything that the report on a submission depends on, the same on every machine.
  package func digest(of submission: Submission, in session: GradingSession) -> String {
    var hash = ContentHash()
    hash.add(session.inputs.digest(of: submission, to: lesson))
    for exercise in lesson.exercises {
      if case .absent(let reason) = submission.entries[exercise.id] { hash.add(reason) }
    }
    for remark in submission.remarks { hash.add(remark) }
    return hash.hexadecimal()
  }
}
