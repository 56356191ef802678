internal import Foundation
internal import LessonReading

/// The files of a new lesson: one exercise, with comments on how to go on.
package struct LessonTemplate: Sendable {
  private let name: String
  private let exercise: ExerciseName

  /// Creates the files of a lesson with a name, and with an exercise.
  package init(_ name: String, exercise: ExerciseName = .mean) {
    self.name = name
    self.exercise = exercise
  }

  /// The files of the lesson's folder, by their paths in it. Its folder `Exercises` is written from
  /// the stubs in its text.
  package var lesson: [(path: String, text: String)] {
    [
      ("Lesson.md", filled(Self.text)),
      ("Checks/LessonEntry.swift", filled(Self.checks)),
      ("Checks/Submissions/\(exercise.id)/wrong.edits", filled(Self.wrong)),
    ]
  }

  /// The files of the folder of solutions, by their paths in it.
  package var solutions: [(path: String, text: String)] {
    [(exercise.file, filled(Self.solution))]
  }

  /// Whether a folder contains the solutions as a template has them, whatever its exercise is called,
  /// and nothing else.
  func isContent(ofSolutions folder: URL) -> Bool {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    guard let file = names.first, names.count == 1,
      let exercise = ExerciseName(ofFile: file)
    else { return false }
    let text = LessonTemplate(name, exercise: exercise).solutions[0].text
    return FileManager.default.contents(atPath: folder.appending(path: file).path)
      == Data(text.utf8)
  }

  private func filled(_ text: String) -> String {
    text.replacing("NAME", with: name).replacing("EXERCISE", with: exercise.id)
      .replacing("FUNCTION", with: exercise.function).replacing("FILE", with: exercise.file)
      .replacing("SUMMARY", with: Lesson.summaryOfNewLessons)
  }

  private static let text = """
    ---
    title: NAME
    module: NAME
    language: swift
    summary: SUMMARY
    ---

    ## The mean

    The *mean* of numbers $x_1, \\dots, x_n$ is $\\bar x = \\frac1n \\sum_i x_i$. Write it.

    <!-- The block below is an exercise. Its body is the stub: `lessons verify --fix` writes it to the
         file in Exercises. Add more exercises in the same way, each with an id and a file. -->

    ```swift {#EXERCISE .exercise points=10 minutes=5 file=FILE}
    import LessonKit

    public func FUNCTION(_ numbers: [Double]) -> Double {
      unfinished("EXERCISE")
    }
    ```

    <!-- Hints are shown in the order of their levels. With data-when="EXERCISE.sum", a hint is shown first
         when that mistake is diagnosed. -->

    <details data-hint="EXERCISE" data-level="1"><summary>Where to begin</summary>

    Add all the numbers.

    </details>

    <details data-hint="EXERCISE" data-level="2" data-when="EXERCISE.sum"><summary>The last step</summary>

    Divide the sum by how many numbers there are.

    </details>

    """

  private static let checks = """
    public import Checking

    public final class LessonEntry: LessonChecks {
      public init() {}
      public let exercises: [any ExerciseChecks] = [
        // The inputs are drawn from a seed. Each is what the function is called with: one value, or a
        // tuple of values. Results are compared with the reference, numbers within 1e-9.
        ComparisonChecks<[Double]>(
          "EXERCISE", "Lists of one to ten numbers", points: 10,
          inputs: { random in (1...10).map { random.numbers($0, in: -9...9, decimals: 2) } },
          reference: { $0.reduce(0, +) / Double($0.count) },
          // A mistake with a name. A submission in Submissions/EXERCISE must show it.
          misconceptions: [Variant("EXERCISE.sum", "You return the sum.") { $0.reduce(0, +) }])
      ]
    }

    """

  private static let wrong = """
    === sum of solution
    Each section is a wrong submission: a change of the solution. This one is the mistake EXERCISE.sum.
    @@
    -  numbers.reduce(0, +) / Double(numbers.count)
    +  numbers.reduce(0, +)

    """

  private static let solution = """
    public func FUNCTION(_ numbers: [Double]) -> Double {
      numbers.reduce(0, +) / Double(numbers.count)
    }

    """
}
