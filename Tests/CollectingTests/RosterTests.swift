import Collecting
import Courses
import Foundation
import TestSupport
import Testing

@Suite struct RosterTests {
  func roster(_ text: String) throws -> Roster {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "roster.csv")
    return try Roster(folder.url.appending(path: "roster.csv"))
  }

  @Test(
    "Separators, quotes, line ends and byte order marks of spreadsheets are read",
    arguments: [
      "student,name\nada,\"Lovelace, Ada\"\nbob,\"Bob \"\"B\"\"\nBrown\"\n",
      "student,name\r\nada,\"Lovelace, Ada\"\r\nbob,\"Bob \"\"B\"\"\nBrown\"",
      "\u{FEFF}Student;Name\r\nada;Lovelace, Ada\r\n\r\nbob;\"Bob \"\"B\"\"\nBrown\"\r\n",
      "sep=;\r\nname;student\r\nLovelace, Ada;ada\r\n\"Bob \"\"B\"\"\nBrown\";bob\r\n",
      "Login\tFull name\rada\tLovelace, Ada\rbob\t\"Bob \"\"B\"\"\nBrown\"\r;;\t\r",
    ])
  func formats(_ text: String) throws {
    let roster = try roster(text)
    #expect(roster.entries.prefix(2).map(\.student) == ["ada", "bob"])
    #expect(roster.entries.prefix(2).map(\.name) == ["Lovelace, Ada", "Bob \"B\"\nBrown"])
  }

  @Test("Columns of Canvas, Moodle and GitHub Classroom are recognized")
  func columns() throws {
    let canvas = try roster(
      "Student,ID,SIS User ID,SIS Login ID,Section,Homework\n    Points Possible,,,,,100\n"
        + "\"Lovelace, Ada\",4711,u1,ada@x.org,A,\n")
    #expect(canvas.entries.map(\.student) == ["ada@x.org"])
    #expect(canvas.entries.first?.name == "Lovelace, Ada")
    #expect(canvas.entries.first?.fields["Section"] == "A")
    #expect(canvas.remarks.isEmpty)
    let moodle = try roster("First name,Surname,ID number,Email address\nAda,Lovelace,77,a@x.org\n")
    #expect(moodle.entries.map(\.student) == ["77"])
    #expect(moodle.entries.first?.name == "Ada Lovelace")
    let github = try roster("identifier,github_username,github_id,name\na@x.org,ada,5,Ada L\n")
    #expect(github.entries.map(\.student) == ["ada"])
  }

  @Test("Duplicates and rows without an id are told with their lines")
  func duplicates() throws {
    let roster = try roster("name,id\nAda,a\n\"B\nB\",b\nAda Two,a\nNobody,\n")
    #expect(roster.entries.map(\.student) == ["a", "b"])
    #expect(roster.duplicates.map(\.student) == ["a"])
    #expect(roster.duplicates.map(\.lines) == [[2, 5]])
    #expect(roster.remarks == ["Line 6 of the roster has no student's id, so it was left out."])
  }

  @Test(
    "A roster that cannot be read is a fault with its line",
    arguments: [
      ("", "roster.csv:1:1"), ("\n\n", "roster.csv:1:1"),
      ("colour,size\nred,1\n", "roster.csv:1:1"),
      ("id,name\na,A\nb,\"B\nc,C\n", "roster.csv:3:1"),
    ])
  func faults(_ text: String, _ place: String) throws {
    let fault = #expect(throws: ReportedFault.self) { try roster(text) }
    #expect(fault?.description.contains(place) == true)
  }

  @Test("A submission is found by its id, without case, by number and by name")
  func matching() throws {
    let tested = try TestClass()
    for name in ["Lovelace Ada_12_assignsubmission_file_", "Other Kim_99_assignsubmission_file_"] {
      try tested.folder.write("", to: "\(name)/Adam.swift")
    }
    let moodle = try tested.listed().submissions
    let people = try roster("id,name,Identifier\nal,Ada Lovelace,x\nok,K O,Participant 99\n")
    #expect(moodle.map { people.entry(for: $0)?.student } == ["al", "ok"])

    let canvas = try TestClass()
    for name in ["lovelaceada_1_2_Adam.swift", "kim_77_3_Adam.swift", "nobody_5_4_Adam.swift"] {
      try canvas.folder.write("", to: name)
    }
    let gradebook = try roster(
      "Student,ID,SIS Login ID\n\"Lovelace, Ada\",70,ada\n\"Lee, Kim\",77,lee\n")
    #expect(
      try canvas.listed().submissions.map { gradebook.entry(for: $0)?.student }
        == ["lee", "ada", nil])

    let plain = try TestClass()
    for name in ["ADA", "a@x.org", "zz"] { try plain.folder.write("", to: "\(name)/Adam.swift") }
    let logins = try roster("login,email\nada,q@x.org\nbob,A@X.ORG\n")
    #expect(
      try plain.listed().submissions.map { logins.entry(for: $0)?.student } == ["ada", "bob", nil])
  }

  @Test("Two students of one name are not guessed between")
  func ambiguous() throws {
    let tested = try TestClass()
    try tested.folder.write("", to: "Kim Lee_7_assignsubmission_file_/Adam.swift")
    let people = try roster("id,name\na,Kim Lee\nb,Lee Kim\n")
    #expect(try tested.listed().submissions.map { people.entry(for: $0)?.student } == [nil])
  }
}
