internal import Checking
internal import Compiling
internal import Courses
internal import Grading
internal import LessonReading

extension Verification {
  /// Judges the mutants of those exercises that are no bonus. A bonus may have many right answers.
  ///
  /// - Parameters:
  ///   - selection: Which mutants.
  ///   - chosen: The ids of the exercises.
  ///   - lesson: The lesson.
  ///   - folder: The lesson's folder.
  ///   - checks: The lesson's checks.
  ///   - toolchain: The toolchain that compiles mutants.
  ///   - correct: The submissions of the bank that passed.
  ///   - solved: The ids of the exercises whose solutions passed.
  ///   - seed: The seed of the checks' inputs and of the draw.
  ///   - progress: Receives the numbers of judged mutants and of all.
  /// - Returns: The verdicts.
  /// - Throws: Internal errors.
  static func mutants(
    _ selection: MutantSelection, of chosen: Set<String>, in lesson: Lesson,
    _ folder: LessonFolder, checks: any LessonChecks, toolchain: Toolchain,
    correct: [SubmissionBank.Item], solved: Set<String>, seed: UInt64,
    progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void
  ) async throws -> [MutantTrial] {
    guard selection != .none else { return [] }
    // Without figures, which would be drawn for each mutant. Verdicts are cached, so that a long run
    // that was interrupted can be continued.
    let prepared = try PreparedLesson(
      folder: folder,
      lesson: lesson.keeping(exercises: Set(lesson.exercises.map(\.id)), figures: []),
      checks: checks, toolchain: toolchain, cachesVerdicts: true)
    let mutated = lesson.exercises.filter { !$0.isBonus }
    let origins = mutated.filter { chosen.contains($0.id) }.map { exercise in
      (
        exercise: exercise,
        programs: MutationOrigin.origins(
          of: exercise, in: folder, bank: correct, isSolved: solved.contains(exercise.id))
      )
    }
    let test = MutationTest(
      prepared: prepared,
      checks: Dictionary(
        checks.exercises.map { ($0.exercise, $0) }, uniquingKeysWith: { first, _ in first }),
      seed: seed, progress: progress)
    return try await test.trials(selection, of: origins, sharedBy: max(mutated.count, 1))
  }
}
