import Courses
import Foundation
import TestSupport
import Testing

/// `Lessons/course.yaml`: the order, weights and due dates of a course's lessons.
@Suite struct SyllabusTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("// A course.\n", to: "Package.swift")
    for name in ["Curves", "Basics", "LinearModels"] {
      try folder.write(
        "---\ntitle: \(name)\nmodule: \(name)\nlanguage: swift\nsummary: One.\n---\n\n# One\n",
        to: "Lessons/\(name)/Lesson.md")
    }
  }

  private func syllabus(_ text: String?) throws -> Syllabus {
    if let text { try folder.write(text, to: "Lessons/course.yaml") }
    return try Course(root: folder.url).syllabus()
  }

  @Test("Without the file, the lessons are sorted by name and have equal weights and no due dates")
  func missing() throws {
    let syllabus = try syllabus(nil)
    #expect(syllabus.title == nil)
    #expect(syllabus.folders.map(\.name) == ["Basics", "Curves", "LinearModels"])
    #expect(syllabus.lessons.map(\.weight) == [1, 1, 1])
    #expect(syllabus.lessons.allSatisfy { $0.due == nil })
  }

  @Test("A hidden folder, such as the draft of a lesson that was not finished, is no lesson")
  func hidden() throws {
    try folder.write(
      "---\ntitle: Draft\nmodule: Draft\n---\n", to: "Lessons/.Draft.import-1/Lesson.md")
    #expect(
      try syllabus(nil).folders.map(\.name) == ["Basics", "Curves", "LinearModels"])
  }

  @Test("The file gives the title, the order, the weights and the due dates")
  func described() throws {
    let syllabus = try syllabus(
      """
      title: Models
      lessons:
        - name: LinearModels
          weight: 2.5
          due: 2026-03-01T23:59:00+01:00
        - name: curves
          weight: 0
        - Basics
      """)
    #expect(syllabus.title == "Models")
    #expect(syllabus.folders.map(\.name) == ["LinearModels", "Curves", "Basics"])
    #expect(syllabus.lessons.map(\.weight) == [2.5, 0, 1])
    #expect(syllabus.lessons.map(\.due?.words) == ["2026-03-01 22:59 UTC", nil, nil])
  }

  @Test("A lesson is listed by its folder's name or by its id, in any case")
  func names() throws {
    for name in ["LinearModels", "linear-models", "LINEARMODELS"] {
      #expect(try syllabus("lessons: [\(name)]").folders.first?.name == "LinearModels", "\(name)")
    }
  }

  @Test("Lessons that the file does not list follow, sorted by name, with the weight 1")
  func unlisted() throws {
    let syllabus = try syllabus("lessons:\n  - {name: LinearModels, weight: 3}\n")
    #expect(syllabus.folders.map(\.name) == ["LinearModels", "Basics", "Curves"])
    #expect(syllabus.lessons.map(\.weight) == [3, 1, 1])
    #expect(try self.syllabus("title: Only a title\n").folders.count == 3)
  }

  @Test("A byte order mark and carriage returns change nothing")
  func lineEnds() throws {
    let syllabus = try syllabus("\u{FEFF}title: Models\r\nlessons:\r\n  - Curves\r\n")
    #expect(syllabus.title == "Models")
    #expect(syllabus.folders.first?.name == "Curves")
  }

  static let faults = [
    ("[]", "1:1", "list of `key: value` entries"),
    ("- Basics\n", "1:1", "list of `key: value` entries"),
    ("titel: Models\n", "1:1", "did you mean `title`?"),
    ("title:\n", "1:1", "`title` has no value"),
    ("title: Models\nlessons: Basics\n", "2:10", "`lessons` is no list"),
    ("lessons: []\n", "1:10", "`lessons` is no list"),
    ("lessons:\n  - name: Basisc\n", "2:11", "did you mean `Basics`?"),
    ("lessons:\n  - Momentum\n", "2:5", "there is no lesson “Momentum”"),
    ("lessons:\n  - Curves\n  - name: curves\n", "3:11", "“Curves” is listed twice"),
    ("lessons:\n  - name: Basics\n    wieght: 2\n", "3:5", "did you mean `weight`?"),
    ("lessons:\n  - weight: 2\n", "2:5", "lacks `name`"),
    ("lessons:\n  - name:\n", "2:5", "`name` has no value"),
    ("lessons:\n  - name: Basics\n    weight: heavy\n", "3:13", "is no finite number"),
    ("lessons:\n  - name: Basics\n    weight: .nan\n", "3:13", "is no finite number"),
    ("lessons:\n  - name: Basics\n    weight: -1\n", "3:13", "must be from 0 to"),
    ("lessons:\n  - name: Basics\n    weight: 1,5\n", "3:13", "write a decimal point: 1.5"),
    ("lessons:\n  - name: Basics\n    weight: \"2\"\n", "3:13", "without them"),
    ("lessons:\n  - name: Basics\n    weight: 2\n    weight: 3\n", "4:5", "given twice"),
    ("lessons:\n  - name: Basics\n    due: tomorrow\n", "3:10", "2026-03-01T23:59:00Z"),
    ("lessons:\n  - name: Basics\n    due: 2026-03-01\n", "3:10", "2026-03-01T23:59:00Z"),
    ("lessons:\n  - name: Basics\n    due: 2026-02-30T12:00:00Z\n", "3:10", "is no date"),
    (
      "lessons:\n- {name: Basics, weight: 0}\n- {name: Curves, weight: 0}\n"
        + "- {name: LinearModels, weight: 0}\n", "2:1", "every lesson has the weight 0"
    ),
    ("title: “Größe: x\n", "1:18", "not well-formed YAML"),
  ]

  @Test("Every fault is told with its place and what to do", arguments: faults)
  func faulty(_ text: String, _ place: String, _ message: String) throws {
    let fault = try #require(throws: ReportedFault.self) { try syllabus(text) }
    #expect(fault.kind == .lesson)
    let start = "\(folder.path("Lessons/course.yaml")):\(place): error: "
    #expect(fault.description.contains(start), "\(fault.description)")
    #expect(fault.description.contains(message), "\(fault.description)")
  }

  @Test("All faults of a file are told at once")
  func all() throws {
    let fault = try #require(throws: ReportedFault.self) {
      try syllabus("lessons:\n  - name: Nothing\n    weight: x\n  - name: Basics\n    du: 1\n")
    }
    #expect(fault.description.split(separator: "\n").count == 3)
  }

  @Test("A file that is not UTF-8, a large file and a folder are told")
  func unreadable() throws {
    let file = folder.url.appending(path: "Lessons/course.yaml")
    func message() throws -> String {
      try #require(throws: ReportedFault.self) { try syllabus(nil) }.description
    }
    try Data([0x74, 0xFF]).write(to: file)
    #expect(try message().contains("course.yaml:1:1: error: the file is not valid UTF-8"))
    try Data(repeating: 0x23, count: 300_000).write(to: file)
    #expect(try message().contains("larger than 256 KB"))
    try FileManager.default.removeItem(at: file)
    try FileManager.default.createDirectory(at: file, withIntermediateDirectories: true)
    #expect(try message().contains("no regular file"))
    try FileManager.default.removeItem(at: file)
    try FileManager.default.createSymbolicLink(
      atPath: file.path, withDestinationPath: "/nowhere/course.yaml")
    #expect(try message().contains("no regular file"))
  }

  @Test(
    "A file without an entry is told",
    arguments: ["", "\n\n", "# The course\n  # later\n", "\u{FEFF}"])
  func empty(_ text: String) throws {
    let fault = try #require(throws: ReportedFault.self) { try syllabus(text) }
    #expect(fault.description.contains("course.yaml:1:1: error: the file has no entry; write"))
  }
}

/// Dates at which submissions are due.
@Suite struct DueDateTests {
  @Test(
    "A date and time with a time zone is read",
    arguments: [
      ("2026-03-01T23:59:00Z", "2026-03-01 23:59 UTC"),
      ("2026-03-01T23:59Z", "2026-03-01 23:59 UTC"),
      ("2026-03-01T00:30:00+01:00", "2026-02-28 23:30 UTC"),
      ("2026-03-01T20:00:00-0500", "2026-03-02 01:00 UTC"),
      ("2028-02-29T12:00:00Z", "2028-02-29 12:00 UTC"),
    ])
  func valid(_ text: String, _ words: String) {
    #expect(DueDate(text)?.words == words)
  }

  @Test(
    "Other forms, and dates that the calendar does not have, are refused",
    arguments: [
      "", "2026-03-01", "2026-03-01T23:59:00", "2026-02-29T12:00:00Z", "2026-13-01T12:00:00Z",
      "2026-03-01T24:30:00Z", "2026-03-01T23:60:00Z", "2026-03-01T23:59:00Zulu",
      "2026-03-01T23:59:00+25:00", "2026-03-01 23:59:00Z", " 2026-03-01T23:59:00Z", "next week",
    ])
  func invalid(_ text: String) {
    #expect(DueDate(text) == nil)
  }
}
