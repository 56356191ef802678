internal import Foundation
internal import Reporting
internal import VisibleText

extension ClassReport {
  /// Returns the files about the changes of a regrade, in the given order.
  package static func files(of changes: [GradeChange], lesson: String) -> [File] {
    [
      File("changes.csv") { write in
        try write(Data(CSVText(rows: GradeChanges(changes).table).text.utf8))
      },
      File("changes.html") { write in
        try write(Data(ChangesPage.text(changes, lesson: lesson).utf8))
      },
    ]
  }
}

/// The changes of a regrade as a table.
struct GradeChanges {
  private let changes: [GradeChange]

  init(_ changes: [GradeChange]) {
    self.changes = changes
  }

  /// The table `changes.csv`.
  var table: [[String]] {
    let header = [
      "student", "exercise", "check", "status_before", "points_before", "status_after",
      "points_after", "why",
    ]
    return [header]
      + changes.map { change in
        [
          change.student, change.exercise, change.check ?? "", change.before?.status ?? "",
        ].map(\.safeInSpreadsheet)
          + [
            change.before.map { "\($0.points)" } ?? "",
            (change.after?.status ?? "").safeInSpreadsheet,
            change.after.map { "\($0.points)" } ?? "",
            change.causes.map(\.rawValue).joined(separator: " "),
          ]
      }
  }
}

/// The input of the template of the changes' page. A name in `changes.mustache` is a property here.
struct ChangesPage {
  let title: String
  let slug: String? = nil
  let summary: Markup
  let policy: String
  let style: Markup
  let notes: [String] = []
  let grounds = Markup("")
  let hasChanges: Bool
  let rows: Markup
  let more: String?

  init(_ changes: [GradeChange], lesson: String, templates: ClassTemplates) {
    title = lesson
    style = Markup(templates.styleSheet)
    policy = ContentPolicy.text(styleSheets: [style.html])
    summary = Markup(sentence: Self.summary(of: changes))
    hasChanges = !changes.isEmpty
    rows = Markup(changes.prefix(PageLimit.changes).map(Self.row).joined())
    let rest = changes.count - PageLimit.changes
    more = rest > 0 ? "\(rest) more changes are only in changes.csv." : nil
  }

  /// Returns the page, which ends with a line feed.
  static func text(_ changes: [GradeChange], lesson: String) throws -> String {
    let templates = try ClassTemplates()
    let page = ChangesPage(changes, lesson: lesson, templates: templates)
    return try templates.pages.fill("changes", with: page)
  }

  private static func summary(of changes: [GradeChange]) -> String {
    let students = Set(changes.map(\.student)).count
    guard students > 0 else { return "No grade changed." }
    let causes = GradeChange.Cause.allCases.compactMap { cause -> String? in
      let count = changes.count { $0.causes.contains(cause) }
      return count > 0 ? "\(count) because of \(cause.words)" : nil
    }
    let noun = changes.count == 1 ? "1 change" : "\(changes.count) changes"
    let whose = students == 1 ? "1 student" : "\(students) students"
    let why = causes.isEmpty ? "" : ": " + causes.joined(separator: ", ")
    return "\(noun) for \(whose)\(why)."
  }

  private static func row(_ change: GradeChange) -> String {
    func text(_ grade: Grade?) -> String {
      grade.map { "\($0.status.cell), \($0.points)" } ?? "–"
    }
    let difference = (change.after?.points ?? 0) - (change.before?.points ?? 0)
    let sign = difference > 0 ? "+" : difference < 0 ? "−" : "±"
    return "<tr><th scope=row>\(change.student.cell)<td>\(change.exercise.cell)"
      + "<td>\((change.check ?? "–").cell)<td>\(text(change.before))<td>\(text(change.after))"
      + "<td class=num>\(sign)\(abs(difference))"
      + "<td class=t>\(change.causes.map(\.words).joined(separator: ", "))\n"
  }
}

extension GradeChange.Cause {
  /// The cause with its article.
  fileprivate var words: String {
    switch self {
    case .lesson: "the lesson"
    case .seed: "the seed"
    case .submission: "the submission"
    case .toolchain: "the toolchain"
    case .mark: "an instructor’s mark"
    }
  }
}
