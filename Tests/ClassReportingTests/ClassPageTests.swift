import ClassReporting
import Foundation
import Testing

@Suite("The class page")
struct ClassPageTests {
  private func page(_ results: ClassResults) throws -> String {
    let file = try #require(ClassReport(results).files.first { $0.name == "index.html" })
    return String(decoding: try file.content(), as: UTF8.self)
  }

  /// A class with every kind of student and finding, all of whose free texts are this one.
  private func results(saying text: String, named: Bool = true) throws -> ClassResults {
    func failed(_ id: String, _ misconception: String?, status: String = "failed") throws
      -> StudentResult
    {
      try ClassSample.student(
        id, name: named ? text : nil,
        [
          .init(id: "sgd", convention: misconception == nil ? nil : text),
          .init(
            id: "adam", status: status, score: 0, message: text, misconception: misconception,
            checks: [.init(id: text, status: "failed", score: 0, message: text)]),
        ], sources: ["adam": text], isLate: true)
    }
    return ClassSample.results([
      try failed("a" + text, text), try failed("b", nil), try failed("c", nil, status: "crashed"),
      ClassSample.student("d", name: named ? text : nil, .unreadable, reason: text),
      ClassSample.student(
        "e", .nothingHandedIn, marks: ["sgd": InstructorMark(points: 3, reason: text)]),
      ClassSample.student("f", .failed, reason: text),
    ])
  }

  /// The names of the elements and of their attributes, in order.
  private func tags(_ page: String) -> [String] {
    let tag = /<(\/?[A-Za-z][\w-]*)((?:[^<>"]|"[^"]*")*)>/.matchingSemantics(.unicodeScalar)
    return page.matches(of: tag).map { match in
      let names = match.2.matches(of: /([^\s="\/]+)(="[^"]*"|=\w+)?/).map { String($0.1) }
      return "\(match.1) \(names.joined(separator: " "))"
    }
  }

  @Test(
    "No text of a student's adds markup",
    arguments: [
      "<script>alert(1)</script>", "</style></code></pre><img src=x onerror=alert(1)>",
      "\" onmouseover=\"alert(1)", "' onclick='alert(1)'", "{{{style}}}{{> finding}}",
      "\u{600}<script\u{301}>alert(1)</script>", "\"\u{301} onclick='alert(1)'",
      "javascript:alert(1)//", "\u{1B}[31m\u{202E}\u{0}", "line\r\nbreak\n<td>",
    ])
  func hostile(text: String) throws {
    let page = try page(results(saying: text))
    #expect(tags(page) == (try tags(self.page(results(saying: "plain")))))
    #expect(!page.contains("javascript:alert(1)//\""))
    for hidden in ["\u{202E}", "\u{1B}", "\u{0}"] as [Unicode.Scalar] {
      #expect(!page.unicodeScalars.contains(hidden))
    }
  }

  @Test("It says of every student the status, the points and the reason, with a link to the report")
  func students() throws {
    let page = try page(results(saying: "Some text"))
    for text in [
      "6 students: 3 graded, 1 with nothing handed in, 1 unreadable, 1 that the grader failed on, 3"
        + " late.",
      "<a href=\"reports/b.html\">b</a>", "<a href=\"reports/aSome%20text.html\">aSome text</a>",
      "unreadable: Some text", "failed: Some text", "nothing handed in", "<td class=num>3*",
      "The instructor’s mark",
    ] {
      #expect(page.contains(text), "\(text)")
    }
  }

  @Test("It has the statistics, the findings with an example, and the command for a group")
  func findings() throws {
    let results = try results(saying: "Some text")
    let page = try page(results)
    let group = try #require(ClassReport(results).undiagnosed.first)
    for text in [
      "lessons gradebook --output DIR keep \(group.id)", "<pre><code>Some text</code></pre>",
      "Submissions by score", "<code>adam</code>", "20–23", "mean 20, median 20",
    ] {
      #expect(page.contains(text), "\(text)")
    }
  }

  @Test("A class without names has none on its page, and a secret seed is not on it")
  func anonymous() throws {
    var results = try results(saying: "plain", named: false)
    results.seed = nil
    for index in results.students.indices { results.students[index].roster = ["Name": "Ada Byron"] }
    let page = try page(results)
    #expect(!page.contains("Byron"))
    #expect(!page.contains(">Name<") && !page.contains("Seed"))
  }

  @Test("It loads nothing and has no script")
  func selfContained() throws {
    let page = try page(results(saying: "plain"))
    #expect(!page.contains("<script") && !page.contains("http://") && !page.contains("https://"))
    #expect(page.contains("default-src 'none'") || page.contains("default-src &#39;none&#39;"))
  }

  @Test("Those with the fewest points come first among those who need help")
  func help() throws {
    func student(_ id: String, _ descent: Int, _ adam: String) throws -> StudentResult {
      try ClassSample.student(
        id,
        [
          .init(id: "sgd", status: descent == 20 ? "passed" : "failed", score: descent),
          .init(id: "adam", status: adam, score: adam == "passed" ? 20 : 0),
        ])
    }
    let page = try page(
      ClassSample.results([
        try student("done", 20, "passed"), try student("one", 10, "notAttempted"),
        try student("two", 10, "failed"), try student("most", 20, "failed"),
        ClassSample.student("broken", .unreadable, reason: "The archive is damaged."),
        ClassSample.student("absent", .nothingHandedIn),
      ]))
    let start = try #require(page.range(of: "id=\"help\""))
    let end = try #require(page.range(of: "id=\"students\""))
    let order = page[start.upperBound..<end.lowerBound].matches(
      of: /<th scope="row">(?:<a [^>]*>)?(\w+)/
    ).map { String($0.1) }
    #expect(order == ["broken", "two", "one", "most"])
  }

  @Test("The page of an empty class says so")
  func empty() throws {
    let page = try page(ClassSample.results([]))
    #expect(page.contains("No students.") && page.contains("No submission was graded."))
  }

  @Test("The page of 5,000 students has all rows and is smaller than 2 MB")
  func large() throws {
    let code = String(repeating: "let \"value\" = <T>(1)\n", count: 2000)
    let students = try (0..<5000).map { number in
      let id = "student-with-a-long-login-\(number)"
      return try ClassSample.student(
        id, name: "A Student with a Long Name \(number)",
        [
          .init(id: "sgd"),
          .init(
            id: "adam", status: "failed", score: 0, message: "Number \(number) differs.",
            misconception: number % 2 == 0 ? "adam.mistake-\(number % 500)" : nil),
        ], sources: ["adam": code])
    }
    let page = try page(ClassSample.results(students))
    #expect(page.utf8.count < 2_000_000)
    #expect(page.matches(of: /<tr><th scope=row>/).count == 5000)
    #expect(page.contains("only in class.json"))
  }

  @Test("Equal results give equal bytes")
  func deterministic() throws {
    let results = try results(saying: "plain")
    for (first, second) in zip(ClassReport(results).files, ClassReport(results).files) {
      #expect(try first.content() == second.content(), "\(first.name)")
    }
  }
}
