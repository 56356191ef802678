package import Checking
package import Compiling
package import Courses
internal import Foundation
internal import Grading
package import LessonReading
internal import Synchronization
package import Typesetting

/// The result of testing a lesson with its solutions, its stubs and its bank of submissions.
package struct Verification: Sendable {
  /// The verdict on every submission of the bank.
  package let trials: [Trial]
  /// The verdicts on mutants of the solutions and of acceptable submissions.
  package let mutants: [MutantTrial]
  /// The lesson's faults, a sentence each; empty for a correct lesson.
  package let shortfalls: [String]
  /// What the lesson lacks, in the order in which to write it, a sentence each. Some are shortfalls,
  /// too.
  package let missing: [String]
  /// What the lesson could have besides, a sentence each.
  package let suggestions: [String]
  /// Probable mistakes, a sentence each. They do not fail the verification.
  package let warnings: [String]

  /// Whether nothing is missing or wrong.
  package var isComplete: Bool { missing.isEmpty && shortfalls.isEmpty }

  /// What a verification judges.
  package enum Subject: Sendable {
    case submissions
    case mutants
  }

  /// Verifies a lesson.
  ///
  /// The other parts are verified even if a part has faults.
  ///
  /// - Parameters:
  ///   - draft: The lesson's parsed text, with its faults.
  ///   - folder: The lesson's folder.
  ///   - checks: The lesson's checks; nil where this program was built without them.
  ///   - toolchain: The toolchain that compiles submissions.
  ///   - typesetter: Typesets the formulas, to find those with errors.
  ///   - seed: The seed of the random generator for the checks' inputs.
  ///   - exercises: The ids of the exercises whose submissions and mutants are judged; all where empty.
  ///   - selection: Which mutants are judged.
  ///   - progress: Receives what is judged, and the numbers of judged ones and of all.
  /// - Throws: Internal errors. A fault of the lesson is a shortfall.
  package init(
    of draft: LessonDraft, in folder: LessonFolder, checks: (any LessonChecks)?,
    toolchain: Toolchain, typesetter: Typesetter, seed: UInt64, exercises: Set<String> = [],
    mutants selection: MutantSelection = .none,
    progress: @escaping @Sendable (_ kind: Subject, _ done: Int, _ of: Int) -> Void
  ) async throws {
    // A program may be older than the folder.
    let checks = folder.hasChecks ? checks : nil
    let text = LessonAudit(draft, folder: folder, checks: checks)
    var shortfalls = text.shortfalls(typesetter: typesetter)
    warnings = text.warnings
    let lesson = text.gradable
    var fault = folder.missingSources
    var bank: SubmissionBank?
    do {
      bank = try SubmissionBank(folder, lesson: lesson)
    } catch let unreadable as ReportedFault where unreadable.kind == .lesson {
      fault = fault ?? unreadable
    }
    let parts = MissingParts(of: draft, in: folder, checks: checks, bank: bank)
    missing = parts.required
    suggestions = parts.suggested
    guard let checks, let bank, fault == nil else {
      trials = []
      mutants = []
      self.shortfalls = shortfalls + (fault.map { [$0.description] } ?? [])
      return
    }
    let chosen = Set(
      lesson.exercises.map(\.id).filter { exercises.isEmpty || exercises.contains($0) })
    let prepared = try PreparedLesson(
      folder: folder, lesson: lesson, checks: checks, toolchain: toolchain)
    let own = try await Self.solutionAndStubs(prepared, exercises: chosen, seed: seed)
    shortfalls += own.shortfalls
    shortfalls += try await Self.experiments(prepared)

    shortfalls += bank.faults
    let done = Mutex(0)
    let batches = bank.batches(of: chosen)
    let count = batches.map(\.count).reduce(0, +)
    var trials = try await batches.concurrentMap(atOnce: Self.submissionsAtOnce) { batch in
      let trials = try await Self.tryOut(batch, with: prepared, seed: seed)
      progress(
        .submissions,
        done.withLock {
          $0 += trials.count
          return $0
        }, count)
      return trials
    }.flatMap(\.self)
    trials.sort {
      ($0.item.exercise, $0.item.kind.rawValue, $0.item.name)
        < ($1.item.exercise, $1.item.kind.rawValue, $1.item.name)
    }
    let known = Set(
      checks.exercises.filter { chosen.contains($0.exercise) }.flatMap(\.knownMisconceptions).map(
        \.id))
    shortfalls += Self.variantFaults(of: checks, in: chosen, seed: seed)
    for trial in trials {
      // Where the checks cannot even judge the solution, that is said once.
      let isConsequence =
        trial.graded.status == .faulty && own.faulty.contains(trial.item.exercise)
      guard !isConsequence, let shortfall = trial.shortfall(known: known) else { continue }
      let difference =
        trial.isMisdiagnosed(known: known)
        ? try await Self.difference(of: trial, checks, prepared, seed: seed) : nil
      shortfalls.append(shortfall + (difference.map { ": \($0)" } ?? ""))
    }
    let tried = Set(trials.filter { $0.item.kind == .wrong }.map(\.item.misconception))
    shortfalls += known.subtracting(tried).sorted().map(MissingParts.unshown)
    mutants = try await Self.mutants(
      selection, of: chosen, in: lesson, prepared.folder, checks: checks, toolchain: toolchain,
      correct: trials.filter { $0.graded.status == .passed }.map(\.item), solved: own.solved,
      seed: seed
    ) { progress(.mutants, $0, $1) }
    shortfalls += mutants.compactMap(\.shortfall)
    self.trials = trials
    self.shortfalls = shortfalls
  }

  /// Two use all processors; more would use more disk space without a gain.
  private static let submissionsAtOnce = 2

  private static func tryOut(
    _ batch: [SubmissionBank.Item], with prepared: PreparedLesson, seed: UInt64
  ) async throws -> [Trial] {
    let sources = Dictionary(uniqueKeysWithValues: batch.map { ($0.exercise, $0.source) })
    let graded = try await prepared.grade(
      Submission(sources: sources), exercises: Set(sources.keys), seed: seed)
    return batch.compactMap { item in
      guard let exercise = graded.exercises.first(where: { $0.exercise.id == item.exercise }) else {
        return nil
      }
      return Trial(item: item, graded: exercise)
    }
  }

  /// Every experiment must run to its end with the solutions.
  private static func experiments(_ prepared: PreparedLesson) async throws -> [String] {
    let lesson = prepared.lesson
    guard !lesson.experiments.isEmpty,
      FileManager.default.fileExists(atPath: prepared.folder.solutions.path)
    else { return [] }
    let solutions = try Submission(folder: prepared.folder.solutions, lesson: lesson)
    let experiments = Experiments(prepared)
    var shortfalls: [String] = []
    for experiment in lesson.experiments {
      let result = try await experiments.run(
        experiment, code: experiment.stub, submission: solutions)
      if let reason = result.ending.reason {
        shortfalls.append(
          "the experiment \(experiment.id) does not run to its end with the solutions: \(reason)")
      }
    }
    return shortfalls
  }

  /// Every solution must earn full marks, every stub must be an exercise not attempted.
  ///
  /// - Returns: What is wrong, the exercises whose solution passes, and those whose checks cannot judge
  ///   it.
  private static func solutionAndStubs(
    _ prepared: PreparedLesson, exercises: Set<String>, seed: UInt64
  ) async throws -> (shortfalls: [String], solved: Set<String>, faulty: Set<String>) {
    let lesson = prepared.lesson
    guard !exercises.isEmpty else { return ([], [], []) }
    var missing: [String] = []
    var solved: [GradedExercise] = []
    do {
      try prepared.folder.requireSolutions()
      solved = try await prepared.grade(
        Submission(folder: prepared.folder.solutions, lesson: lesson), exercises: exercises,
        seed: seed
      ).exercises
    } catch let fault as ReportedFault where fault.kind == .lesson {
      missing = [fault.description]
    }
    let stubs = try await prepared.grade(
      Submission(
        sources: Dictionary(uniqueKeysWithValues: lesson.exercises.map { ($0.id, $0.stub) })),
      exercises: exercises, seed: seed)
    let shortfalls =
      missing
      + solved.compactMap { graded in
        if graded.status == .passed && graded.score == graded.maxScore { return nil }
        let file = prepared.folder.solutions.appending(path: graded.exercise.file)
        guard FileManager.default.fileExists(atPath: file.path) else {
          return MissingParts.missingSolution(of: graded.exercise, in: prepared.folder)
        }
        return "the solution of \(graded.exercise.id) is \(graded.status.rawValue) with "
          + "\(graded.score) of \(graded.maxScore): \(graded.message)"
      }
      + stubs.exercises.filter { $0.status != .notAttempted }.map {
        "the stub of \($0.exercise.id) is \($0.status.rawValue), not notAttempted: \($0.message)"
      }
    func ids(_ status: Verdict) -> Set<String> {
      Set(solved.filter { $0.status == status }.map(\.exercise.id))
    }
    return (shortfalls, ids(.passed), ids(.faulty))
  }
}
