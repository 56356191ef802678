internal import Courses
internal import Foundation
internal import LessonReading

extension MutationOrigin {
  /// How many acceptable submissions of an exercise are mutated, beside its solution.
  private static let acceptableCount = 3

  /// Returns the programs of an exercise that are mutated: the solution and the first three acceptable
  /// submissions of the bank, those with files of their own first.
  ///
  /// - Parameters:
  ///   - exercise: The exercise.
  ///   - folder: The lesson's folder.
  ///   - bank: The acceptable submissions that passed.
  ///   - isSolved: Whether the solution passed. A program that does not pass is not mutated.
  /// - Returns: The programs.
  static func origins(
    of exercise: Exercise, in folder: LessonFolder, bank: [SubmissionBank.Item], isSolved: Bool
  ) -> [MutationOrigin] {
    let file = folder.solutions.appending(path: exercise.file)
    let solution = isSolved ? try? String(contentsOf: file, encoding: .utf8) : nil
    let acceptable = bank.filter { $0.exercise == exercise.id && $0.kind == .acceptable }
    let ordered = acceptable.filter { !$0.isEdit } + acceptable.filter(\.isEdit)
    return [
      solution.map {
        MutationOrigin(
          exercise: exercise.id, name: "solution",
          place: "\(folder.solutionsPath)/\(exercise.file)", source: $0)
      }
    ].compactMap(\.self)
      + ordered.prefix(acceptableCount).map { item in
        MutationOrigin(
          exercise: exercise.id, name: "acceptable/\(item.name)",
          place: "\(exercise.id)/acceptable/\(item.name)\(item.isEdit ? "" : ".swift")",
          source: item.source)
      }
  }
}
