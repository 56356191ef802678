import Courses
import Foundation
import LessonReading
import TestSupport
import Testing
import Verifying

/// The bank of a small course with a single exercise, `double`.
@Suite struct SubmissionBankTests {
  private static let solution = """
    func double(_ x: Int) -> Int {
      let two = 2
      return two * x
    }

    """

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("", to: "Package.swift")
    try folder.write(
      """
      ---
      title: Small
      module: Small
      language: en
      summary: One exercise.
      version: 1
      ---

      # Small

      ```swift {#double .exercise points=1 minutes=1 file=Double.swift}
      func double(_ x: Int) -> Int { unfinished("double") }
      ```

      """, to: "Lessons/Small/Lesson.md")
    try folder.write(Self.solution, to: "Solutions/Small/Double.swift")
  }

  private func bank() throws -> [String: String] {
    let lesson = try Course(root: folder.url).lesson("small")
    let bank = try SubmissionBank(lesson, lesson: readLesson(at: lesson.text.path))
    return Dictionary(
      uniqueKeysWithValues: bank.items.map { ("\($0.kind.rawValue)/\($0.name)", $0.source) })
  }

  private func write(_ edits: String, to file: String = "wrong.edits") throws {
    try folder.write(edits, to: "Lessons/Small/Checks/Submissions/double/\(file)")
  }

  @Test("Edited submissions are expanded and read together with the whole files")
  func expanded() throws {
    try write("func double(_ x: Int) -> Int { x + x }\n", to: "acceptable/sum.swift")
    try write(
      """
      === triple of solution
      Three for two.
      @@
      -  let two = 2
      +  let two = 3
      === plus-one of acceptable/sum
      @@
      -func double(_ x: Int) -> Int { x + x }
      +func double(_ x: Int) -> Int { x + x + 1 }
      === two-edits of solution
      @@
       func double(_ x: Int) -> Int {
      +  // none
      @@
      -  return two * x
      -}
      +  return x
      +}

      """)
    try write(
      "=== same of solution\n@@\n-  let two = 2\n+  let two = 1 + 1\n", to: "acceptable.edits")
    #expect(
      try bank() == [
        "acceptable/sum": "func double(_ x: Int) -> Int { x + x }\n",
        "acceptable/same": Self.solution.replacing("= 2", with: "= 1 + 1"),
        "wrong/triple": Self.solution.replacing("= 2", with: "= 3"),
        "wrong/plus-one": "func double(_ x: Int) -> Int { x + x + 1 }\n",
        "wrong/two-edits":
          "func double(_ x: Int) -> Int {\n  // none\n  let two = 2\n  return x\n}\n",
      ])
  }

  @Test(
    "An invalid edit is a fault of the lesson at its line",
    arguments: [
      ("stray\n", 1, "before the first heading"),
      ("=== triple from solution\n", 1, "write `=== NAME of BASE`"),
      ("=== triple of solution\n", 1, "has no edit"),
      ("=== triple of acceptable/none\n@@\n-x\n", 1, "no base “acceptable/none”"),
      ("=== a of solution\n@@\n-  let two = 2\n=== a of solution\n", 4, "two submissions"),
      ("=== triple of solution\n@@\n-  let two = 4\n", 2, "do not occur"),
      ("=== triple of solution\n@@\n+  let two = 4\n", 2, "names no line"),
      ("=== triple of solution\n@@\n let two = 2\n", 2, "do not occur"),
      ("=== triple of solution\n@@\n*\n", 3, "a space, a minus or a plus"),
      ("=== triple of solution\n@@\n-}\n@@\n-  let two = 2\n", 4, "do not occur"),
    ])
  func faults(_ edits: String, line: Int, sentence: String) throws {
    try write(edits)
    let fault = try #require(throws: ReportedFault.self) { try bank() }
    #expect(fault.kind == .lesson)
    #expect(fault.description.contains("wrong.edits:\(line):1: error: "))
    #expect(fault.description.contains(sentence))
  }

  @Test("An edit whose lines occur twice in the base is ambiguous")
  func ambiguous() throws {
    try folder.write("x\ny\nx\n", to: "Solutions/Small/Double.swift")
    try write("=== z of solution\n@@\n-x\n+z\n")
    let fault = try #require(throws: ReportedFault.self) { try bank() }
    #expect(fault.description.contains("occur 2 times"))
    try write("=== z of solution\n@@\n y\n-x\n+z\n")
    #expect(try bank() == ["wrong/z": "x\ny\nz\n"])
  }

  @Test("Empty lines may separate edits and sections, and end the file")
  func emptyLines() throws {
    try folder.write("a\n\nb\n\n", to: "Solutions/Small/Double.swift")
    try write(
      "=== one of solution\nText.\n\n@@\n-a\n+c\n\n@@\n-b\n+d\n\n\n"
        + "=== two of solution\n\n@@\n a\n\n-b\n+e\n\n\n")
    #expect(try bank() == ["wrong/one": "c\n\nd\n\n", "wrong/two": "a\n\ne\n\n"])
  }

  @Test(
    "An edit that does not fit shows its line and the most similar one, by a path in the course")
  func nearest() throws {
    try write("=== z of solution\n@@\n   let two = 2\n-  return two + x\n+  return x\n")
    let fault = try #require(throws: ReportedFault.self) { try bank() }
    #expect(
      fault.description
        == "Lessons/Small/Checks/Submissions/double/wrong.edits:2:1: error: the kept and removed lines "
        + "of this edit do not occur in “solution”; they must occur once; the edit has "
        + "`  return two + x`, and the base most nearly has `  return two * x`")
    try write("=== z of solution\n@@\n-let two = 2\n")
    let other = try #require(throws: ReportedFault.self) { try bank() }
    #expect(
      other.description.hasSuffix("has `let two = 2`, and the base most nearly has `  let two = 2`")
    )
  }

  @Test("A submission that is no UTF-8 text is told by a path in the course")
  func encoding() throws {
    for file in ["double/wrong/a.swift", "double/wrong.edits"] {
      let path = "Lessons/Small/Checks/Submissions/\(file)"
      try folder.write("", to: path)
      try Data([0xFF, 0xFE, 0x80]).write(to: folder.url.appending(path: path))
      let fault = try #require(throws: ReportedFault.self) { try bank() }
      #expect(fault.description.hasPrefix("\(path) cannot be read as UTF-8 text"))
      try FileManager.default.removeItem(at: folder.url.appending(path: path))
    }
  }

  @Test("Files that are no submission, and names that occur twice, are reported")
  func ignoredFiles() throws {
    try folder.write("x\n", to: "Lessons/Small/Checks/Submissions/double/wrong/triple.swift")
    try write("=== triple of solution\n@@\n-  let two = 2\n+  let two = 3\n")
    for path in ["double/wrong/notes.txt", "double/wrongs/a.swift", "treble/wrong/a.swift"] {
      try folder.write("x\n", to: "Lessons/Small/Checks/Submissions/\(path)")
    }
    let lesson = try Course(root: folder.url).lesson("small")
    let faults = try SubmissionBank(lesson, lesson: readLesson(at: lesson.text.path)).faults
    #expect(faults.count == 4)
    for name in ["double/wrong/notes.txt is", "double/wrongs is", "treble is"] {
      #expect(faults.contains { $0.contains("Checks/Submissions/\(name) no submission") })
    }
    #expect(faults.contains("there are two submissions double/wrong/triple; rename one"))
  }
}
