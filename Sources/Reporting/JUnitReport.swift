internal import Checking
package import Grading
internal import LessonReading
internal import VisibleText

/// A graded lesson as JUnit's XML, which continuous integration servers show: a suite for each
/// exercise, a case for each check.
///
/// A failed check is a failure. A submission that did not compile, crashed or timed out, and a broken
/// check, are errors. An exercise that was not attempted or is blocked is skipped. Readers expect a
/// time. It is always zero, so that the same verdicts are the same bytes.
///
/// Source: the schema of Jenkins's xUnit plugin, `junit-10.xsd`.
package struct JUnitReport {
  private let graded: GradedLesson
  private let folder: String
  private let templates: PageTemplates

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - graded: The graded lesson.
  ///   - folder: The submission's folder as the student would write it.
  /// - Throws: ``TemplateFault`` where the report's template cannot be used.
  package init(_ graded: GradedLesson, folder: String) throws {
    self.graded = graded
    self.folder = folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/"
    templates = try PageTemplates()
  }

  /// Returns the report's text, which ends with a line feed.
  package func text() throws -> String {
    var suites = graded.exercises.map { Suite($0, of: graded.lesson, folder: folder) }
    // The format has no element for remarks on the whole, so they are in the first suite.
    if !graded.remarks.isEmpty, !suites.isEmpty {
      suites[0].remarks = graded.remarks.joined(separator: "\n")
    }
    return try templates.fill(
      "junit",
      with: Document(
        name: graded.lesson.title, tally: Tally(suites.flatMap(\.cases)), suites: suites))
  }
}

/// The format of ``JUnitReport``.
struct JUnitFormat: ReportFormat {
  let name = "junit"
  let fileExtension = "xml"

  func render(_ graded: GradedLesson, in setting: ReportSetting) throws -> String {
    try JUnitReport(graded, folder: setting.folder).text()
  }
}

/// The input of the report's template. A name in `junit.mustache` is a property here.
private struct Document {
  let name: String
  let tests: Int
  let failures: Int
  let errors: Int
  let skipped: Int
  let suites: [Suite]

  init(name: String, tally: Tally, suites: [Suite]) {
    self.name = name
    (tests, failures, errors, skipped) = (tally.tests, tally.failures, tally.errors, tally.skipped)
    self.suites = suites
  }
}

/// How many cases there are of each kind.
private struct Tally {
  let tests: Int
  let failures: Int
  let errors: Int
  let skipped: Int

  init(_ cases: [Case]) {
    tests = cases.count
    failures = cases.count { $0.problem?.element == "failure" }
    errors = cases.count { $0.problem?.element == "error" }
    skipped = cases.count { $0.skip != nil }
  }
}

/// An exercise.
private struct Suite {
  let name: String
  let tests: Int
  let failures: Int
  let errors: Int
  let skipped: Int
  let cases: [Case]
  let output: String?
  /// The remarks on the whole lesson.
  var remarks: String?

  init(_ graded: GradedExercise, of lesson: Lesson, folder: String) {
    name = graded.exercise.title
    let suite = "\(lesson.id).\(graded.exercise.id)"
    let place = folder + (graded.place ?? graded.exercise.file)
    let words = graded.account.joined(separator: "\n")
    let telling = graded.checks.firstIndex { $0.status == graded.status }
    var cases = graded.checks.enumerated().map { index, check in
      // The findings about the whole exercise are with the first check that has its verdict.
      let isTelling = index == telling && check.status != .passed
      return Case(
        suite: suite, name: check.title, status: check.status,
        message: isTelling ? words : check.message, place: place,
        formulas: isTelling ? graded.formulaLines : [])
    }
    // A verdict that no check gave, as of a file that does not compile, is a case of its own.
    if telling == nil {
      cases.insert(
        Case(
          suite: suite, name: graded.exercise.title, status: graded.status, message: words,
          place: place), at: 0)
    }
    self.cases = cases
    let tally = Tally(cases)
    (tests, failures, errors, skipped) = (tally.tests, tally.failures, tally.errors, tally.skipped)
    output = graded.output.isEmpty ? nil : graded.output
  }
}

/// A check.
private struct Case {
  let suite: String
  let name: String
  let problem: Problem?
  let skip: String?

  /// Why a case did not pass.
  struct Problem {
    let element: String
    let message: String
    let kind: String
    let details: String
  }

  init(
    suite: String, name: String, status: Verdict, message: String, place: String,
    formulas: [String] = []
  ) {
    self.suite = suite
    self.name = name
    let brief = message.madeVisibleOnOneLine
    func problem(_ element: String) -> Problem {
      Problem(
        element: element, message: brief, kind: status.rawValue,
        details: ([message] + formulas + ["at \(place)"]).joined(separator: "\n"))
    }
    switch status {
    case .passed: (self.problem, skip) = (nil, nil)
    case .failed: (self.problem, skip) = (problem("failure"), nil)
    case .didNotCompile, .crashed, .timedOut, .faulty:
      (self.problem, skip) = (problem("error"), nil)
    case .notAttempted, .blocked: (self.problem, skip) = (nil, "\(status.word): \(brief)")
    }
  }
}
