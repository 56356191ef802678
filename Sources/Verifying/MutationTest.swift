internal import Checking
internal import Courses
internal import Grading
internal import LessonReading
internal import Mutating
internal import Synchronization

/// Judges mutants of correct programs: the checks must reject all that are not equivalent.
struct MutationTest: Sendable {
  let prepared: PreparedLesson
  let checks: [String: any ExerciseChecks]
  let seed: UInt64
  let progress: @Sendable (_ done: Int, _ of: Int) -> Void

  /// On how many further inputs a mutant that passes is compared with its origin.
  static let comparedInputs = 200

  /// Draws and judges mutants.
  ///
  /// - Parameters:
  ///   - selection: Which mutants.
  ///   - origins: The programs, by exercise.
  ///   - count: How many exercises share the numbers of the selection.
  /// - Returns: The verdicts, by exercise and program.
  /// - Throws: Internal errors.
  func trials(
    _ selection: MutantSelection, of origins: [(exercise: Exercise, programs: [MutationOrigin])],
    sharedBy count: Int
  ) async throws -> [MutantTrial] {
    var draws = origins.map {
      MutantDraw(of: $0.exercise, origins: $0.programs, with: prepared, seed: seed)
    }
    var drawn: [MutantDraw.Drawn] = []
    switch selection {
    case .none: return []
    case .sample(let all):
      for index in draws.indices {
        drawn.append(try await draws[index].sample((all + count - 1) / count))
      }
    case .all:
      for draw in draws { drawn.append(try await draw.all()) }
    }
    var trials = try await judge(drawn)
    if case .all(let pairs) = selection {
      let compiled = trials.filter(\.compiled).sorted { $0.mutant.precedes($1.mutant) }
      drawn = []
      for index in draws.indices {
        let own = compiled.map(\.mutant).filter { $0.origin.exercise == origins[index].exercise.id }
        drawn.append(try await draws[index].pairs((pairs + count - 1) / count, of: own))
      }
      trials += try await judge(drawn)
    }
    return trials.sorted { $0.mutant.precedes($1.mutant) }
  }

  /// Judges mutants, one of each exercise in a submission.
  ///
  /// - Parameter drawn: The mutants of each exercise.
  /// - Returns: The verdicts.
  /// - Throws: Internal errors.
  private func judge(_ drawn: [MutantDraw.Drawn]) async throws -> [MutantTrial] {
    let mutants = drawn.map(\.candidates)
    let longest = mutants.map(\.count).max() ?? 0
    let batches = (0..<longest).map { index in
      mutants.compactMap { $0.dropFirst(index).first }
    }
    let all = mutants.map(\.count).reduce(0, +)
    let done = Mutex(0)
    return try await batches.concurrentMap(atOnce: 2) { batch in
      let sources = Dictionary(uniqueKeysWithValues: batch.map { ($0.origin.exercise, $0.source) })
      let graded = try await prepared.grade(
        Submission(sources: sources), exercises: Set(sources.keys), seed: seed)
      var trials: [MutantTrial] = []
      for mutant in batch {
        guard
          let exercise = graded.exercises.first(where: { $0.exercise.id == mutant.origin.exercise })
        else { continue }
        trials.append(MutantTrial(mutant: mutant, outcome: try await outcome(of: mutant, exercise)))
      }
      progress(
        done.withLock {
          $0 += batch.count
          return $0
        }, all)
      return trials
    }.flatMap(\.self)
      + drawn.flatMap(\.rejected).map { MutantTrial(mutant: $0, outcome: .didNotCompile) }
  }

  private func outcome(
    of mutant: Mutant, _ graded: GradedExercise
  ) async throws -> MutantTrial.Outcome {
    switch graded.status {
    case .didNotCompile: .didNotCompile
    case .passed: try await outcomeOfPassing(mutant, graded.exercise)
    case .faulty: .survived(reason: "It could not be judged: \(graded.message)")
    case .failed, .notAttempted, .crashed, .timedOut, .blocked: .killed(graded)
    }
  }

  /// Compares a mutant that passes with the program it was made from.
  private func outcomeOfPassing(
    _ mutant: Mutant, _ exercise: Exercise
  ) async throws -> MutantTrial.Outcome {
    guard let checks = checks[exercise.id] else { return .survived(reason: "It has no checks.") }
    let comparison = try checks.programComparison(seed: seed, inputs: Self.comparedInputs)
    guard !comparison.scenarios.isEmpty else {
      return .survived(
        reason: "It passes, and the checks draw no other inputs to compare it with its origin on.")
    }
    async let correct = prepared.answers(
      of: mutant.origin.source, to: exercise, comparison.scenarios)
    async let other = prepared.answers(of: mutant.source, to: exercise, comparison.scenarios)
    guard let correct = try await correct, let other = try await other else {
      return .survived(reason: "It passes, but could not be built again.")
    }
    let finding = comparison.compare(correct, other)
    if let difference = finding.difference {
      return .survived(
        reason: "It passes, but differs from its origin on another input. \(difference) "
          + "Add a check with such an input.")
    }
    guard finding.inputs > 0 else {
      return .survived(reason: "It passes, and there is nothing to compare it with its origin on.")
    }
    return .equivalent(inputs: finding.inputs)
  }
}

extension Mutant {
  /// The order in a report: by exercise, program, number of changes and position.
  fileprivate func precedes(_ other: Mutant) -> Bool {
    func key(_ mutant: Mutant) -> (String, Int, String, String) {
      let position = mutant.mutations.map {
        String($0.range.lowerBound + 1_000_000) + String($0.range.upperBound + 1_000_000)
          + $0.replacement
      }
      let isSolution = mutant.origin.name == "solution"
      return (
        mutant.origin.exercise, mutant.mutations.count, isSolution ? "" : mutant.origin.name,
        position.joined()
      )
    }
    return key(self) < key(other)
  }
}
