import ClassReporting
import Foundation
import Testing

@Suite("The tables of grades")
struct GradeTableTests {
  private func table(_ name: String, of results: ClassResults) throws -> [[String]] {
    let file = try #require(ClassReport(results).files.first { $0.name == name })
    return try CSVRows.read(String(decoding: file.content(), as: UTF8.self))
  }

  private static let names = ["grades.csv", "canvas.csv", "moodle.csv", "gradescope.csv"]

  private func sample() throws -> ClassResults {
    ClassSample.results([
      try ClassSample.student(
        "ada", name: "Ada, the \"first\"",
        [
          .init(id: "sgd"), .init(id: "adam", status: "failed", score: 5),
          .init(id: "challenge", score: 8, bonus: true),
        ],
        isLate: true),
      try ClassSample.student(
        "bob", [.init(id: "sgd", status: "failed", score: 0), .init(id: "adam")],
        marks: ["sgd": InstructorMark(points: 12, reason: "A typing mistake.")], isLate: false),
      ClassSample.student("cleo", .nothingHandedIn),
      ClassSample.student("dan", .unreadable, reason: "The archive is damaged."),
      ClassSample.student("eve", .failed, reason: "The disk is full."),
    ])
  }

  @Test("grades.csv has a row for each student and a column for each exercise")
  func grades() throws {
    let max = "40"
    #expect(
      try table("grades.csv", of: sample()) == [
        [
          "student", "name", "score", "max_score", "bonus", "late", "status", "sgd", "adam",
          "challenge",
        ],
        ["ada", "Ada, the \"first\"", "25", max, "8", "yes", "graded", "20", "5", "8"],
        ["bob", "", "32", max, "0", "no", "graded", "12", "20", "0"],
        ["cleo", "", "0", max, "0", "", "nothing handed in", "0", "0", "0"],
        ["dan", "", "0", max, "0", "", "unreadable", "0", "0", "0"],
        ["eve", "", "", max, "", "", "failed", "", "", ""],
      ])
  }

  @Test("canvas.csv has the columns of Canvas's own export, and the row of possible points")
  func canvas() throws {
    let rows = try table("canvas.csv", of: sample())
    #expect(rows[0] == ["Student", "ID", "SIS Login ID", "Section", "Optimizers"])
    #expect(rows[1] == ["    Points Possible", "", "", "", "40"])
    #expect(rows[2] == ["Ada, the \"first\"", "", "ada", "", "33"])
    #expect(rows[6] == ["eve", "", "eve", "", ""])
  }

  @Test("canvas.csv takes the ids, the section and the assignment's number from the roster")
  func canvasRoster() throws {
    let roster = [
      "Student": "Lovelace, Ada", "ID": "77", "SIS User ID": "u1", "SIS Login ID": "alove",
      "Section": "Monday", "Optimizers (4711)": "",
    ]
    let student = try ClassSample.student(
      "alove", name: "Lovelace, Ada", [.init(id: "sgd")], roster: roster)
    let rows = try table("canvas.csv", of: ClassSample.results([student]))
    #expect(
      rows[0] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Optimizers (4711)"])
    #expect(rows[2] == ["Lovelace, Ada", "77", "u1", "alove", "Monday", "20"])
  }

  @Test("moodle.csv keeps what a grading worksheet says of a student, and gives the grade")
  func moodle() throws {
    let roster = [
      "Identifier": "Participant 12345", "Full name": "Ada Lovelace", "ID number": "0042",
      "Email address": "ada@example.org", "Status": "Submitted", "Grade": "",
      "Last modified (grade)": "-",
    ]
    let student = try ClassSample.student(
      "Ada Lovelace", name: "Ada Lovelace", [.init(id: "sgd")], roster: roster)
    let rows = try table("moodle.csv", of: ClassSample.results([student]))
    let row = Dictionary(zip(rows[0], rows[1])) { first, _ in first }
    #expect(row["Identifier"] == "Participant 12345")
    #expect(row["ID number"] == "0042")
    #expect(row["Email address"] == "ada@example.org")
    #expect(row["Grade"] == "20")
    #expect(row["Maximum Grade"] == "40")
    #expect(row["Last modified (grade)"] == "'-")
  }

  @Test(
    "gradescope.csv has first and last names",
    arguments: [
      ("Ada Lovelace", "Ada", "Lovelace"), ("Lovelace, Ada", "Ada", "Lovelace"),
      ("Augusta Ada King", "Augusta Ada", "King"), ("Ada", "", "Ada"),
    ])
  func gradescope(name: String, first: String, last: String) throws {
    let student = try ClassSample.student("ada", name: name, [.init(id: "sgd")])
    let rows = try table("gradescope.csv", of: ClassSample.results([student]))
    #expect(Array(rows[1].prefix(7)) == [first, last, "ada", "", "", "20", "40"])
    #expect(
      rows[0].suffix(3) == [
        "1: Descent (20.0 pts)", "2: Adam (20.0 pts)", "3: Challenge (10.0 pts)",
      ])
  }

  @Test("A table that is read and written again is the same", arguments: names)
  func roundTrip(name: String) throws {
    let hostile = [
      "a,b", "\"quoted\"", "two\r\nlines", "ünïcode", "", " space ", "a\u{301}", "\"\u{301}",
    ]
    let results = ClassSample.results(
      try hostile.enumerated().map { index, text in
        try ClassSample.student("s\(index)", name: text, [.init(id: "sgd")])
      } + sample().students)
    let file = try #require(ClassReport(results).files.first { $0.name == name })
    let text = String(decoding: try file.content(), as: UTF8.self)
    let rows = try CSVRows.read(text)
    #expect(CSVText(rows: rows).text == text)
    #expect(Set(rows.map(\.count)).count == 1)
    if name == "grades.csv" {
      #expect(hostile.allSatisfy { text in rows.contains { $0[1] == text } })
    }
  }

  @Test(
    "No text is a formula in a spreadsheet", arguments: names,
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
  func formulas(name: String, text: String) throws {
    let roster = [
      "Section": text, "Email": text, "ID": text, "Identifier": text, "SIS User ID": text,
    ]
    let student = try ClassSample.student(text, name: text, [.init(id: "sgd")], roster: roster)
    let rows = try table(name, of: ClassSample.results([student]))
    for field in rows.joined() {
      #expect(!["=", "+", "-", "@", "\t", "\r", "\n"].contains(field.unicodeScalars.first ?? " "))
    }
    #expect(rows.joined().contains("'" + text))
  }

  @Test("The tables of an empty class have only their headers", arguments: names)
  func empty(name: String) throws {
    let rows = try table(name, of: ClassSample.results([]))
    #expect(rows.count == (name == "canvas.csv" ? 2 : 1))
  }
}
