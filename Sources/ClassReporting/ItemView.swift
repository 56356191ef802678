internal import Foundation
internal import Reporting

/// The input of a row of the table of exercises and checks.
struct ItemView {
  /// The class of the row: `exercise`, or `part` for a check.
  let kind: String
  let id: String
  let title: Markup
  let points: Int
  let attempted: Int
  let passed: Int
  let difficulty: String
  let discrimination: String
  let pointBiserial: String

  private init(
    kind: String, id: String, title: String, points: Int, _ item: ItemStatistics
  ) {
    self.kind = kind
    self.id = id
    self.title = Markup(sentence: title.cut(to: PageLimit.message))
    self.points = points
    attempted = item.attempted
    passed = item.passed
    difficulty = Self.text(item.difficulty)
    discrimination = Self.text(item.discrimination)
    pointBiserial = Self.text(item.pointBiserial)
  }

  /// Returns the rows of a class: each exercise and its checks.
  static func rows(of statistics: ClassStatistics) -> [ItemView] {
    statistics.exercises.flatMap { entry in
      let exercise = entry.exercise
      return [
        ItemView(
          kind: "exercise", id: exercise.id, title: exercise.title, points: exercise.maxScore,
          entry.item)
      ]
        + entry.checks.map {
          ItemView(kind: "part", id: $0.id, title: $0.title, points: $0.maxScore, $0.item)
        }
    }
  }

  /// Returns a number with two decimals and a minus sign, or a dash for one that is not defined.
  private static func text(_ number: Double?) -> String {
    guard let number else { return "–" }
    let text = String(format: "%.2f", number)
    return text == "-0.00" ? "0.00" : text.replacing("-", with: "−")
  }
}
