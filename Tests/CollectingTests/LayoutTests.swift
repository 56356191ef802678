import Collecting
import Courses
import Foundation
import TestSupport
import Testing

@Suite struct LayoutTests {
  @Test("A plain folder has one folder or archive for each student, whose name is the id")
  func plain() async throws {
    let tested = try TestClass()
    try tested.folder.write("let a = 1", to: "zoe/Adam.swift")
    try tested.folder.write("let a = 2", to: "anna.b/Adam.swift")
    for format in TestArchive.Format.allCases {
      try TestArchive.write(
        [.file("Adam.swift", "let a = 3"), .folder("empty")],
        to: tested.folder.url.appending(path: "with-\(format).\(format.rawValue)"), format: format)
    }
    let listed = try tested.listed()
    #expect(listed.layout == .plain)
    #expect(
      listed.submissions.map(\.student) == [
        "anna.b", "with-bzip2", "with-gzip", "with-sevenZip", "with-tar", "with-xz", "with-zip",
        "with-zstd", "zoe",
      ])
    #expect(listed.remarks.isEmpty)
    for format in TestArchive.Format.allCases {
      let unpacked = try await tested.unpack("with-\(format)").get()
      #expect(try TestClass.texts(unpacked) == ["Adam.swift": "let a = 3"])
      #expect(unpacked.modified == TestArchive.modified)
    }
    let anna = try await tested.unpack("anna.b").get()
    #expect(anna.folder.lastPathComponent == "anna.b")
    #expect(anna.modified != nil)
  }

  @Test("On Moodle the id is the student's name, and archives in the folders are unpacked")
  func moodle() async throws {
    let tested = try TestClass()
    try tested.folder.write("let a = 1", to: "Müller Özil_104_assignsubmission_file_/Adam.swift")
    let kim = "Kim Lee_105_assignsubmission_file_"
    try tested.folder.write("", to: "\(kim)/.keep")
    try TestArchive.write(
      [.file("homework/Adam.swift", "let a = 2"), .file("__MACOSX/homework/._Adam.swift", "x")],
      to: tested.folder.url.appending(path: "\(kim)/homework.zip"))
    try tested.folder.write("let a = 3", to: "Flat Ada_106_assignsubmission_file_Adam.swift")
    try tested.folder.write("let b = 3", to: "Flat Ada_106_assignsubmission_file_Momentum.swift")
    let listed = try tested.listed()
    #expect(listed.layout == .moodle)
    #expect(listed.submissions.map(\.student) == ["Flat Ada", "Kim Lee", "Müller Özil"])
    #expect(listed.submissions.map(\.name) == ["Flat Ada", "Kim Lee", "Müller Özil"])
    #expect(listed.submissions.map(\.number) == ["106", "105", "104"])
    #expect(
      try TestClass.texts(try await tested.unpack("Kim Lee").get())
        == ["homework/Adam.swift": "let a = 2"])
    #expect(
      try TestClass.texts(try await tested.unpack("Flat Ada").get())
        == ["Adam.swift": "let a = 3", "Momentum.swift": "let b = 3"])
  }

  @Test("Two students of one name on Moodle are told apart by their numbers")
  func sameNames() throws {
    let tested = try TestClass()
    try tested.folder.write("", to: "Kim Lee_7_assignsubmission_file_/Adam.swift")
    try tested.folder.write("", to: "Kim Lee_8_assignsubmission_file_/Adam.swift")
    #expect(try tested.listed().submissions.map(\.student) == ["Kim Lee_7", "Kim Lee_8"])
  }

  @Test("On Moodle a text that was handed in beside files is left out, and said so")
  func onlineText() async throws {
    let tested = try TestClass()
    try tested.folder.write("let a = 1", to: "Kim Lee_7_assignsubmission_file_/Adam.swift")
    try tested.folder.write("<p>", to: "Kim Lee_7_assignsubmission_onlinetext_/onlinetext.html")
    try tested.folder.write("let b = 1", to: "Flat Ada_8_assignsubmission_file_Adam.swift")
    try tested.folder.write("<p>", to: "Flat Ada_8_assignsubmission_onlinetext_onlinetext.html")
    try tested.folder.write("<p>", to: "Zoe Text_9_assignsubmission_onlinetext_/onlinetext.html")
    let listed = try tested.listed()
    #expect(listed.submissions.map(\.student) == ["Flat Ada", "Kim Lee", "Zoe Text"])
    #expect(
      listed.remarks == ["The online text of 2 students who also handed in files is left out."])
    #expect(
      try TestClass.texts(try await tested.unpack("Kim Lee").get()) == ["Adam.swift": "let a = 1"])
    #expect(
      try TestClass.texts(try await tested.unpack("Flat Ada").get()) == ["Adam.swift": "let b = 1"])
    #expect(try await tested.reason("Zoe Text").contains("onlinetext.html"))
  }

  @Test("On Canvas the newest of files that were handed in again is taken")
  func canvas() async throws {
    let tested = try TestClass()
    try tested.folder.write("old", to: "kimlee_12345_67890_Adam.swift")
    try tested.folder.write("new", to: "kimlee_12345_67899_Adam-1.swift")
    try tested.folder.write("newest", to: "kimlee_12345_67898_Adam-10.swift")
    try tested.folder.write("let m = 1", to: "kimlee_12345_67891_Momentum.swift")
    try tested.folder.write("let a = 1", to: "adaflat_LATE_12346_67892_Adam.swift")
    try TestArchive.write(
      [.file("work/Adam.swift", "let z = 1")],
      to: tested.folder.url.appending(path: "zoe_12347_67893_my_work-2.zip"))
    let listed = try tested.listed()
    #expect(listed.layout == .canvas)
    #expect(listed.submissions.map(\.student) == ["adaflat", "kimlee", "zoe"])
    #expect(listed.submissions.map(\.isMarkedLate) == [true, false, false])
    #expect(listed.submissions.map(\.number) == ["12346", "12345", "12347"])
    #expect(
      try TestClass.texts(try await tested.unpack("kimlee").get())
        == ["Adam.swift": "newest", "Momentum.swift": "let m = 1"])
    #expect(
      try TestClass.texts(try await tested.unpack("zoe").get()) == ["work/Adam.swift": "let z = 1"])
  }

  @Test("In GitHub Classroom's repositories the files may be anywhere")
  func classroom() async throws {
    let tested = try TestClass()
    try tested.folder.write("let a = 1", to: "optimizers-octo-cat/Lessons/O/Exercises/Adam.swift")
    try tested.folder.write("let h = 1", to: "optimizers-octo-cat/Lessons/O/Exercises/Help.swift")
    try tested.folder.write("let a = 0", to: "optimizers-octo-cat/Solutions/O/Adam.swift")
    try tested.folder.write("ref: x", to: "optimizers-octo-cat/.git/HEAD")
    try tested.folder.write("let a = 2", to: "Optimizers-Ada/Sources/one/Adam.swift")
    try tested.folder.write("let m = 2", to: "Optimizers-Ada/Sources/two/Momentum.swift")
    let listed = try tested.listed()
    #expect(listed.layout == .classroom)
    #expect(listed.submissions.map(\.student) == ["Ada", "octo-cat"])
    let octocat = try await tested.unpack("octo-cat").get()
    #expect(
      try TestClass.texts(octocat) == ["Adam.swift": "let a = 1", "Help.swift": "let h = 1"])
    #expect(octocat.remarks == ["The files are in `Lessons/O/Exercises`."])
    #expect(
      try TestClass.texts(try await tested.unpack("Ada").get())
        == ["Adam.swift": "let a = 2", "Momentum.swift": "let m = 2"])
  }

  @Test("A given layout is used although the names look like another")
  func forced() throws {
    let tested = try TestClass()
    try tested.folder.write("", to: "optimizers-ada/Adam.swift")
    try tested.folder.write("", to: "Kim Lee_7_assignsubmission_file_/Adam.swift")
    #expect(
      try tested.listed(.plain).submissions.map(\.student)
        == ["Kim Lee_7_assignsubmission_file_", "optimizers-ada"])
    #expect(
      try tested.listed(.moodle).submissions.map(\.student) == ["Kim Lee", "optimizers-ada"])
    #expect(
      try tested.listed(.classroom).submissions.map(\.student)
        == ["Kim Lee_7_assignsubmission_file_", "ada"])
  }

  @Test("A given layout of GitHub Classroom takes another prefix that all names have")
  func otherPrefix() throws {
    let tested = try TestClass()
    try tested.folder.write("", to: "homework-1-ada/Adam.swift")
    try tested.folder.write("", to: "homework-1-octo-cat/Adam.swift")
    #expect(try tested.listed(.classroom).submissions.map(\.student) == ["ada", "octo-cat"])
    #expect(try tested.listed().layout == .plain)
  }

  @Test("Files that belong to no student are remarked on, and hidden ones are not")
  func stray() throws {
    let tested = try TestClass()
    try tested.folder.write("", to: "ada/Adam.swift")
    for name in ["grades.csv", "Adam.swift", ".DS_Store", "__MACOSX/x"] {
      try tested.folder.write("", to: name)
    }
    let listed = try tested.listed()
    #expect(listed.submissions.map(\.student) == ["ada"])
    #expect(
      listed.remarks == [
        "`Adam.swift` is no folder and no archive, so it is no submission.",
        "`grades.csv` is no folder and no archive, so it is no submission.",
      ])
  }

  @Test("A folder that is itself a submission, or no folder at all, is a wrong usage")
  func usage() throws {
    let tested = try TestClass()
    try tested.folder.write("", to: "Adam.swift")
    let fault = #expect(throws: ReportedFault.self) { try tested.listed() }
    #expect(fault?.description.contains("Name the folder above it") == true)
    #expect(throws: ReportedFault.self) {
      try ClassFolder(tested.folder.url.appending(path: "no"), layout: nil, lesson: "optimizers")
    }
  }

  @Test("An empty folder has no submissions")
  func empty() throws {
    #expect(try TestClass().listed().submissions.isEmpty)
  }
}
