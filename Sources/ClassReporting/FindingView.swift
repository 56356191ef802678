internal import Reporting
internal import VisibleText

/// The input of the template of a misconception, a convention or a group of failures.
struct FindingView {
  let id: String
  let exercise: String
  let count: String
  let message: Markup
  /// The command that makes the example a submission of the lesson's bank; nil for what has a name.
  let command: String?
  let students: Markup
  let code: Code?
  let isOpen: Bool

  /// A student's file.
  struct Code {
    let owner: String
    let file: String
    let source: String
    /// What is said of the rest of the file; nil where all of it is shown.
    let rest: String?
  }

  fileprivate init(
    id: String, exercise: String, message: String, command: String?, students: [String],
    example: CodeExample?, isOpen: Bool, names: StudentNames, budget: inout Int
  ) {
    self.id = id
    self.exercise = exercise
    self.message = Markup(sentence: message.cut(to: PageLimit.message))
    self.command = command
    count = students.count == 1 ? "1 student" : "\(students.count) students"
    self.students = names.list(students)
    code = example.flatMap { Code($0, budget: &budget) }
    self.isOpen = isOpen
  }
}

extension FindingView.Code {
  /// Takes the beginning of a file; nil where the page has no room for more files.
  fileprivate init?(_ example: CodeExample, budget: inout Int) {
    let visible = example.source.madeVisible
    source = visible.cut(to: PageLimit.code)
    budget -= source.escapedForMarkup.utf8.count
    guard budget > 0 else { return nil }
    owner = example.student
    file = example.file
    rest = source == visible ? nil : "The rest of the file is not shown."
  }
}

/// The findings of a class for its page.
struct FindingViews {
  let misconceptions: [FindingView]
  let groups: [FindingView]
  let conventions: [FindingView]
  let moreMisconceptions: String?
  let moreGroups: String?

  init(
    misconceptions: [NamedFinding], groups: [FailureGroup], conventions: [NamedFinding],
    in results: ClassResults, names: StudentNames
  ) throws {
    var budget = PageLimit.allCode
    let titles = Dictionary(
      results.exercises.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    func view(_ finding: NamedFinding, at index: Int, withCode: Bool) throws -> FindingView {
      FindingView(
        id: finding.id, exercise: titles[finding.exercise] ?? finding.exercise,
        message: finding.message, command: nil, students: finding.students,
        example: withCode ? try finding.example : nil, isOpen: withCode && index == 0, names: names,
        budget: &budget)
    }
    self.misconceptions = try misconceptions.prefix(PageLimit.findings).enumerated().map {
      try view($1, at: $0, withCode: true)
    }
    self.groups = try groups.prefix(PageLimit.findings).enumerated().map { index, group in
      let example = try group.example
      let checks = group.checks.map(\.title.asSentence).joined(separator: " ")
      return FindingView(
        id: group.id, exercise: titles[group.exercise] ?? group.exercise,
        message: checks.isEmpty ? group.message : "\(group.message) Not passed: \(checks)",
        command: example.map { _ in "lessons gradebook --output DIR keep \(group.id)" },
        students: group.students, example: example, isOpen: index == 0, names: names,
        budget: &budget)
    }
    self.conventions = try conventions.prefix(PageLimit.findings).enumerated().map {
      try view($1, at: $0, withCode: false)
    }
    moreMisconceptions = Self.more(misconceptions.count, "less frequent misconceptions")
    moreGroups = Self.more(groups.count, "smaller groups")
  }

  private static func more(_ count: Int, _ what: String) -> String? {
    let rest = count - PageLimit.findings
    return rest > 0 ? "\(rest) \(what) are only in class.json." : nil
  }
}
