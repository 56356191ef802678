internal import Foundation
package import Grading
package import LessonReading

/// The wrong and the acceptable submissions that a lesson keeps to prove its checks with.
///
/// They lie in `Checks/Submissions/<exercise>/wrong` and `…/acceptable`, one file each. A wrong one
/// that bears the name of a misconception must be diagnosed as that, and all but one called
/// `does-not-compile` must compile.
package struct SubmissionBank: Sendable {
  package enum Kind: String, Sendable, CaseIterable, Encodable {
    case wrong
    case acceptable
  }

  package struct Item: Sendable {
    package let exercise: String
    package let kind: Kind
    /// The file's name without its ending.
    package let name: String
    package let source: String

    /// The misconception that the name would be, whether or not there is one.
    var misconception: String { "\(exercise).\(name)" }

    /// Whether the submission shows what becomes of a file that does not compile.
    var isMeantNotToCompile: Bool { name == "does-not-compile" }
  }

  package let items: [Item]

  /// Reads the bank of a lesson; one without a folder is empty.
  package init(_ folder: LessonFolder, lesson: Lesson) throws {
    let bank = folder.submissions
    var items: [Item] = []
    for exercise in lesson.exercises {
      for kind in Kind.allCases {
        let place = bank.appending(path: "\(exercise.id)/\(kind.rawValue)")
        guard FileManager.default.fileExists(atPath: place.path) else { continue }
        for file in try FileManager.default.contentsOfDirectory(atPath: place.path).sorted()
        where file.hasSuffix(".swift") {
          items.append(
            Item(
              exercise: exercise.id, kind: kind, name: String(file.dropLast(".swift".count)),
              source: try String(contentsOf: place.appending(path: file), encoding: .utf8)))
        }
      }
    }
    self.items = items
  }

  /// The items dealt out to submissions that hold one for each exercise, so that one compilation
  /// serves as many as there are exercises.
  var hands: [[Item]] {
    let byExercise = Dictionary(grouping: items, by: \.exercise)
    let longest = byExercise.values.map(\.count).max() ?? 0
    return (0..<longest).map { index in
      byExercise.keys.sorted().compactMap { exercise in
        byExercise[exercise]?.dropFirst(index).first
      }
    }
  }
}
