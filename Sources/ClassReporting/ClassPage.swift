internal import Foundation
internal import Reporting

/// The input of the class page's template. A name in `class.mustache` is a property here.
struct ClassPage {
  let title: String
  let slug: String? = nil
  let summary: Markup
  let policy: String
  let style: Markup
  let unfold: Markup
  let notes: [String] = []
  let grounds = Markup("")
  let median: String?
  let maxScore: Int
  let scores: String
  let drawing: Markup
  let items: [ItemView]
  let groupSize: String
  let misconceptions: [FindingView]
  let misconceptionCount: Int
  let hasMisconceptions: Bool
  let moreMisconceptions: String?
  let groups: [FindingView]
  let groupCount: Int
  let hasGroups: Bool
  let moreGroups: String?
  let conventions: [FindingView]
  let conventionCount: Int
  let hasConventions: Bool
  let help: [HelpView]
  let hasHelp: Bool
  let helpNote: String
  let studentCount: Int
  let rollHeader: Markup
  let roll: Markup
  let hasMarks: Bool
  let seed: String?

  init(_ results: ClassResults, templates: ClassTemplates) throws {
    title = results.title
    summary = Markup(sentence: Self.summary(of: results))
    style = Markup(templates.styleSheet)
    unfold = Markup(templates.pages.unfolding)
    policy = ContentPolicy.text(styleSheets: [style.html, unfold.html])
    maxScore = results.maxScore
    let distribution = ScoreDistribution(results)
    median = distribution.quantile(0.5).map(ScoreDistribution.text)
    scores = distribution.sentence
    drawing = Markup(distribution.drawing)
    let statistics = ClassStatistics(results)
    items = ItemView.rows(of: statistics)
    let size = ItemStatistics.groupSize(of: statistics.count)
    groupSize = size == 1 ? "student" : "\(size) students"
    let (found, failures, variants) = (
      results.misconceptions, results.undiagnosed, results.conventions
    )
    let views = try FindingViews(
      misconceptions: found, groups: failures, conventions: variants, in: results,
      names: StudentNames(results))
    misconceptions = views.misconceptions
    misconceptionCount = found.count
    hasMisconceptions = !found.isEmpty
    moreMisconceptions = views.moreMisconceptions
    groups = views.groups
    groupCount = failures.count
    hasGroups = !failures.isEmpty
    moreGroups = views.moreGroups
    conventions = views.conventions
    conventionCount = variants.count
    hasConventions = !variants.isEmpty
    let (help, helpCount) = HelpView.rows(of: results)
    self.help = help
    hasHelp = !help.isEmpty
    helpNote = Self.helpNote(helpCount, shown: help.count)
    studentCount = results.students.count
    let roll = StudentRoll(results)
    rollHeader = Markup(roll.header)
    self.roll = Markup(roll.rows)
    hasMarks = roll.hasMarks
    seed = results.seed.map { "\($0)" }
  }

  /// Returns the page, which ends with a line feed.
  static func text(_ results: ClassResults) throws -> String {
    let templates = try ClassTemplates()
    return try templates.pages.fill("class", with: try ClassPage(results, templates: templates))
  }

  /// Returns the number of students by status.
  private static func summary(of results: ClassResults) -> String {
    let count = results.students.count
    let parts = StudentResult.Status.allCases.compactMap { status -> String? in
      let count = results.students.count { $0.status == status }
      guard count > 0 else { return nil }
      return switch status {
      case .graded: "\(count) graded"
      case .nothingHandedIn: "\(count) with nothing handed in"
      case .unreadable: "\(count) unreadable"
      case .failed: "\(count) that the grader failed on"
      }
    }
    let late = results.students.count { $0.isLate == true }
    let students = count == 1 ? "1 student" : "\(count) students"
    let list = (parts + (late > 0 ? ["\(late) late"] : [])).joined(separator: ", ")
    return parts.isEmpty ? "No students." : "\(students): \(list)."
  }

  private static func helpNote(_ count: Int, shown: Int) -> String {
    guard count > 0 else { return "Nobody who handed something in is stuck." }
    let people = count == 1 ? "1 student" : "\(count) students"
    let which = count > shown ? ", the first \(shown) of them here" : ""
    return "\(people) tried and did not get through\(which): the fewest points first, and of equal"
      + " points those who are stuck in more exercises. Who handed in nothing is not in this list."
  }
}
