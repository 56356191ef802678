internal import Foundation

/// The files of a new lesson: one exercise, with comments on how to go on.
package struct LessonTemplate: Sendable {
  private let name: String

  /// Creates the files of a lesson with a name.
  package init(_ name: String) {
    self.name = name
  }

  /// The files of the lesson's folder, by their paths in it. Its folder `Exercises` is written from
  /// the stubs in its text.
  package var lesson: [(path: String, text: String)] {
    [
      ("Lesson.md", filled(Self.text)),
      ("Checks/LessonEntry.swift", filled(Self.checks)),
      ("Checks/Submissions/mean/wrong.edits", filled(Self.wrong)),
    ]
  }

  /// The files of the folder of solutions, by their paths in it.
  package var solutions: [(path: String, text: String)] {
    [("Mean.swift", filled(Self.solution))]
  }

  /// Whether a folder contains the solutions as the template has them, and nothing else.
  func isContent(ofSolutions folder: URL) -> Bool {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return names?.sorted() == solutions.map(\.path).sorted()
      && solutions.allSatisfy { path, text in
        FileManager.default.contents(atPath: folder.appending(path: path).path) == Data(text.utf8)
      }
  }

  private func filled(_ text: String) -> String {
    text.replacing("NAME", with: name)
  }

  private static let text = """
    ---
    title: NAME
    module: NAME
    language: swift
    summary: One number that stands for many.
    ---

    ## The mean

    The *mean* of numbers $x_1, \\dots, x_n$ is $\\bar x = \\frac1n \\sum_i x_i$. Write it.

    <!-- The block below is an exercise. Its body is the stub: `lessons verify --fix` writes it to the
         file in Exercises. Add more exercises in the same way, each with an id and a file. -->

    ```swift {#mean .exercise points=10 minutes=5 file=Mean.swift}
    import LessonKit

    public func mean(_ numbers: [Double]) -> Double {
      unfinished("mean")
    }
    ```

    <!-- Hints are shown in the order of their levels. With data-when="mean.sum", a hint is shown first
         when that mistake is diagnosed. -->

    <details data-hint="mean" data-level="1"><summary>Where to begin</summary>

    Add all the numbers.

    </details>

    <details data-hint="mean" data-level="2" data-when="mean.sum"><summary>The last step</summary>

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
          "mean", "Lists of one to ten numbers", points: 10,
          inputs: { random in (1...10).map { random.numbers($0, in: -9...9) } },
          reference: { $0.reduce(0, +) / Double($0.count) },
          // A mistake with a name. A submission in Submissions/mean must show it.
          misconceptions: [Variant("mean.sum", "You return the sum.") { $0.reduce(0, +) }])
      ]
    }

    """

  private static let wrong = """
    === sum of solution
    Each section is a wrong submission: a change of the solution. This one is the mistake mean.sum.
    @@
    -  numbers.reduce(0, +) / Double(numbers.count)
    +  numbers.reduce(0, +)

    """

  private static let solution = """
    public func mean(_ numbers: [Double]) -> Double {
      numbers.reduce(0, +) / Double(numbers.count)
    }

    """
}
