import ClassReporting
import Foundation
import Testing

@Suite("What a regrade changes")
struct GradeChangeTests {
  private func content(_ name: String, of changes: [GradeChange]) throws -> String {
    let files = ClassReport.files(of: changes, lesson: "Optimizers")
    let file = try #require(files.first { $0.name == name })
    return String(decoding: try file.content(), as: UTF8.self)
  }

  private let changes = [
    GradeChange(
      student: "ada", exercise: "adam", check: "adam.stream",
      before: Grade(status: "failed", points: 0), after: Grade(status: "passed", points: 10),
      causes: [.lesson, .toolchain]),
    GradeChange(
      student: "bob", exercise: "sgd", check: nil, before: Grade(status: "passed", points: 20),
      after: nil, causes: [.submission]),
  ]

  @Test("changes.csv says who, which check, before, after and why")
  func table() throws {
    #expect(
      try CSVRows.read(content("changes.csv", of: changes)) == [
        [
          "student", "exercise", "check", "status_before", "points_before", "status_after",
          "points_after", "why",
        ],
        ["ada", "adam", "adam.stream", "failed", "0", "passed", "10", "lesson toolchain"],
        ["bob", "sgd", "", "passed", "20", "", "", "submission"],
      ])
  }

  @Test("changes.html says the same")
  func page() throws {
    let page = try content("changes.html", of: changes)
    for text in [
      "2 changes for 2 students: 1 because of the lesson, 1 because of the submission, 1 because of"
        + " the toolchain.",
      "<td>failed, 0<td>passed, 10<td class=num>+10", "the lesson, the toolchain",
      "<td>passed, 20<td>–<td class=num>−20",
    ] {
      #expect(page.contains(text), "\(text)")
    }
  }

  @Test("Without a change both files say so")
  func none() throws {
    #expect(try CSVRows.read(content("changes.csv", of: [])).count == 1)
    #expect(try content("changes.html", of: []).contains("No grade changed."))
  }

  @Test("A hostile name adds no markup and is no formula")
  func hostile() throws {
    var change = changes[0]
    change.student = "=<img src=x onerror=alert(1)>"
    change.check = "</table><script>"
    #expect(try !content("changes.html", of: [change]).contains("<img"))
    #expect(try !content("changes.html", of: [change]).contains("<script"))
    #expect(try CSVRows.read(content("changes.csv", of: [change]))[1][0].hasPrefix("'="))
  }
}
