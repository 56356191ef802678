import Foundation
import Grading
import LessonReading
import Reporting
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("The JUnit report")
struct JUnitReportTests {
  private func read(_ graded: GradedLesson) throws -> XMLOutline {
    let text = try JUnitReport(graded, folder: "Exercises").text()
    return try #require(XMLOutline(text), "It is not well-formed.")
  }

  @Test("It has the elements and attributes of the schema, and no others")
  func schema() throws {
    // Jenkins's junit-10.xsd: the allowed children and attributes of each element.
    let children: [String: Set<String>] = [
      "testsuites": ["testsuite"], "testsuite": ["testcase", "system-out"],
      "testcase": ["failure", "error", "skipped"], "failure": [], "error": [], "skipped": [],
      "system-out": [],
    ]
    let counts: Set<String> = ["name", "tests", "failures", "errors", "skipped", "time"]
    let attributes: [String: Set<String>] = [
      "testsuites": counts, "testsuite": counts, "testcase": ["name", "classname", "time"],
      "failure": ["message", "type"], "error": ["message", "type"], "skipped": ["message"],
      "system-out": [],
    ]
    let root = try read(Sample.mixed).root
    #expect(root.name == "testsuites")
    for element in root.all {
      let allowed = try #require(children[element.name])
      #expect(allowed.isSuperset(of: element.children.map(\.name)))
      #expect(Set(element.attributes.keys) == attributes[element.name])
      // Readers parse it; a real time would give other bytes each time.
      if let time = element.attributes["time"] { #expect(time == "0") }
    }
  }

  @Test("There is a suite for each exercise, and the counts are those of the cases")
  func counts() throws {
    let root = try read(Sample.mixed).root
    #expect(
      root.children.map { $0.attributes["name"] } == Sample.mixed.exercises.map(\.exercise.title))
    for suite in [root] + root.children {
      let all = suite.all.map(\.name)
      let found = ["testcase", "failure", "error", "skipped"].map { name in
        all.count { $0 == name }
      }
      let told = ["tests", "failures", "errors", "skipped"].map {
        suite.attributes[$0].flatMap(Int.init)
      }
      #expect(told == found)
    }
  }

  @Test("Wrong is a failure, what kept the checks from running an error, the unattempted skipped")
  func kinds() throws {
    let suites = try read(Sample.mixed).root.children
    func kinds(_ index: Int) -> [String] {
      suites[index].children.filter { $0.name == "testcase" }.map { $0.children.first?.name ?? "" }
    }
    #expect(kinds(0) == [""])
    #expect(kinds(1) == ["failure", ""])
    #expect((2...4).map(kinds) == [["error"], ["error"], ["error"]])
    #expect(kinds(5) == ["skipped"])
  }

  @Test("A failure says first what the exercise's verdict says, and where to look")
  func message() throws {
    let suite = try read(Sample.mixed).root.children[1]
    let failure = try #require(suite.all.first { $0.name == "failure" })
    #expect(failure.attributes["message"]?.hasPrefix("The average is too large") == true)
    #expect(failure.text.contains("After step 1, parameters should be [-0.5]"))
    #expect(failure.text.hasSuffix("at Exercises/Momentum.swift:3"))
    #expect(suite.children.last?.text == "step 1\nstep 2\n")
  }

  @Test("Nothing of a submission's text becomes markup, and nothing is hidden")
  func hostile() throws {
    let harmless = Hostile.texts.map { _ in "a" }.joined(separator: "\n")
    let root = try read(Hostile.lesson(saying: Hostile.text)).root
    let plain = try read(Hostile.lesson(saying: harmless)).root
    #expect(root.all.map(\.name) == plain.all.map(\.name))
    let text = root.all.map(\.text).joined()
    #expect(text.contains("<script>alert(1)</script>"))
    #expect(text.contains("␛[31mred"))
  }

  @Test("The same verdicts give the same bytes")
  func deterministic() throws {
    let texts = try (1...2).map { _ in try JUnitReport(Sample.mixed, folder: "x").text() }
    #expect(texts[0] == texts[1])
  }
}

/// A well-formed document, as Foundation's own parser reads it.
private final class XMLOutline: NSObject, XMLParserDelegate {
  struct Element {
    let name: String
    let attributes: [String: String]
    var children: [Element] = []
    var text = ""

    /// The element and all that is in it.
    var all: [Element] { [self] + children.flatMap(\.all) }
  }

  private var open = [Element(name: "", attributes: [:])]
  var root: Element { open[0].children[0] }

  init?(_ text: String) {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    guard parser.parse(), open.count == 1, open[0].children.count == 1 else { return nil }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    open.append(Element(name: name, attributes: attributes))
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    let done = open.removeLast()
    open[open.count - 1].children.append(done)
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    open[open.count - 1].text += text
  }
}
