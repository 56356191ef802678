internal import Reporting

/// The input of the template of the page about a class in a whole course. A name in `course.mustache` is
/// a property here.
struct CoursePage {
  let title: String
  let slug: String? = nil
  let summary: Markup
  let policy: String
  let style: Markup
  let notes: [String] = []
  let grounds = Markup("")
  let lessons: [Row]
  let rollHeader: Markup
  let roll: Markup

  /// A lesson, with a link to its class page.
  struct Row {
    let title: String
    let link: String
    let maxScore: Int
    let weight: String
    /// The lesson's share in the total, in percent.
    let share: String
    let due: String
    let graded: Int
    let median: String
  }

  init(_ results: CourseResults, templates: ClassTemplates) {
    title = results.title
    style = Markup(templates.styleSheet)
    policy = ContentPolicy.text(styleSheets: [style.html])
    let (students, count) = (results.students.count, results.lessons.count)
    summary = Markup(
      sentence: "\(students == 1 ? "1 student" : "\(students) students") in "
        + "\(count == 1 ? "1 lesson" : "\(count) lessons").")
    let weights = results.lessons.filter { $0.results.maxScore > 0 }.map(\.weight).reduce(0, +)
    lessons = results.lessons.map { lesson in
      let counts = weights > 0 && lesson.results.maxScore > 0
      return Row(
        title: lesson.results.title, link: "\(lesson.folder)/index.html".relativeLink,
        maxScore: lesson.results.maxScore, weight: lesson.weight.inHundredths,
        share: counts ? "\((100 * lesson.weight / weights).inHundredths) %" : "–",
        due: lesson.due ?? "–", graded: lesson.results.graded.count,
        median: ScoreDistribution(lesson.results).quantile(0.5).map(ScoreDistribution.text) ?? "–")
    }
    (rollHeader, roll) = Self.roll(results)
  }

  /// Returns the page, which ends with a line feed.
  static func text(_ results: CourseResults) throws -> String {
    let templates = try ClassTemplates()
    return try templates.pages.fill("course", with: CoursePage(results, templates: templates))
  }

  /// Returns the header and the rows of the table of all students.
  private static func roll(_ results: CourseResults) -> (Markup, Markup) {
    let hasNames = results.students.contains { $0.name != nil }
    let hasDueDates = results.students.contains { $0.isLate != nil }
    var header = "<th scope=col>Student"
    if hasNames { header += "<th scope=col>Name" }
    header += "<th scope=col class=num>Total<th scope=col class=num>Bonus"
    for lesson in results.lessons {
      header += "<th scope=col class=num>\(lesson.results.title.cell)"
    }
    if hasDueDates { header += "<th scope=col>Late" }
    var rows = ""
    for student in results.students {
      rows += "<tr><th scope=row>" + student.student.cell
      if hasNames { rows += "<td>" + (student.name ?? "").cell }
      rows += "<td class=num>" + (student.total.map { "\($0.inHundredths) %" } ?? "")
      rows += "<td class=num>" + (student.bonus(in: results.lessons).map(String.init) ?? "")
      for (result, lesson) in zip(student.results, results.lessons) {
        rows += "<td class=num>" + cell(result, lesson)
      }
      if hasDueDates { rows += student.isLate == true ? "<td>late" : "<td>" }
      rows += "<td class=t>\(student.status.rawValue)\n"
    }
    return (Markup(header + "<th scope=col>Status"), Markup(rows))
  }

  /// Returns a student's points in a lesson, with a link to the report where there is one.
  private static func cell(
    _ result: StudentResult?, _ lesson: CourseResults.LessonResults
  ) -> String {
    guard let result else { return "0" }
    let text = result.hasScore ? "\(result.score(in: lesson.results.exercises))" : "none"
    guard let path = result.reportPath else { return text }
    return "<a href=\"\("\(lesson.folder)/\(path)".relativeLink)\">\(text)</a>"
  }
}
