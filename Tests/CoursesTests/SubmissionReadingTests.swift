import Courses
import Foundation
import LessonReading
import TestSupport
import Testing

/// Which files of a folder are graded, and the remarks about the others.
@Suite struct SubmissionReadingTests {
  private let lesson: Lesson
  private let folder: TemporaryFolder

  init() throws {
    lesson = try readLesson(
      at: PackageFolder.url.appending(path: "Lessons/Optimizers/Lesson.md").path)
    folder = try TemporaryFolder()
  }

  private func solution(_ file: String) throws -> String {
    try String(
      contentsOf: PackageFolder.url.appending(path: "Solutions/Optimizers/\(file)"), encoding: .utf8
    )
  }

  private func takeIn(isStudentsFolder: Bool = false) throws -> Submission {
    try Submission(folder: folder.url, lesson: lesson, isStudentsFolder: isStudentsFolder)
  }

  private static let rename = "belongs to no exercise; is it `Adam.swift`? Rename it."

  @Test(
    "A file name that resembles an exercise's is reported with the exercise's",
    arguments: [
      "Adam (1).swift", "Adam copy.swift", "Adam copy 2.swift", "Adam-1.swift", "Adam_2.swift",
      "adam.swift", "ADAM.SWIFT", "Adam.swift.txt", "Adam.txt", "adam_final.swift",
      "AdamFinal.swift",
      "MyAdam.swift", "Adam - Copy.swift", "Copy of Adam.swift", "Kopie von Adam.swift",
      "Adam .swift", "Adam.swift.swift", "Adan.swift", "Admm.swift", "Adam.swift~", "Adam.Swift",
    ])
  func nearName(_ name: String) throws {
    try folder.write(try solution("Adam.swift"), to: name)
    let work = try takeIn()
    #expect(work.remarks.contains("`\(name)` \(Self.rename)"), "\(work.remarks)")
    #expect(work.helpers.isEmpty)
    guard case .absent(let reason) = work.entries["adam"] else {
      Issue.record("\(String(describing: work.entries["adam"]))")
      return
    }
    #expect(reason == "The file `Adam.swift` is missing. Is it `\(name)`? Rename that file.")
  }

  @Test(
    "An exercise's title with spaces or dashes is recognized as its file",
    arguments: [
      ("Training Loop.swift", "TrainingLoop.swift"), ("training-loop.swift", "TrainingLoop.swift"),
      ("sgd.swift", "StochasticGradientDescent.swift"), ("RMSprop.swift", "RMSProp.swift"),
      ("Stochastic Gradient Descent.swift", "StochasticGradientDescent.swift"),
      ("momentun.swift", "Momentum.swift"),
    ])
  func otherSpelling(_ name: String, _ file: String) throws {
    try folder.write(try solution(file), to: name)
    let remarks = try takeIn().remarks
    #expect(
      remarks.contains("`\(name)` belongs to no exercise; is it `\(file)`? Rename it."),
      "\(remarks)")
  }

  @Test("A file with any name is recognized by what it declares")
  func declares() throws {
    try folder.write(try solution("Adam.swift"), to: "smith_123_upload.swift")
    #expect(
      try takeIn().remarks == [
        "`smith_123_upload.swift` belongs to no exercise, but declares `Adam`; is it "
          + "`Adam.swift`? Rename it."
      ])
  }

  @Test("A file with several exercises gets the advice to divide it")
  func several() throws {
    try folder.write(
      try solution("Adam.swift") + solution("Momentum.swift"), to: "Everything.swift")
    let remarks = try takeIn().remarks
    #expect(remarks.count == 1)
    #expect(remarks.first?.contains("`Momentum.swift`, `Adam.swift`. Give each exercise") == true)
  }

  @Test("A copy beside the exercise's file is left out and reported")
  func copy() throws {
    try folder.write(try solution("Adam.swift"), to: "Adam.swift")
    try folder.write(try solution("Adam.swift"), to: "Adam (1).swift")
    try folder.write(try solution("Adam.swift"), to: "Better.swift")
    let work = try takeIn()
    #expect(work.helpers.isEmpty)
    #expect(
      work.remarks == [
        "`Adam (1).swift` belongs to no exercise; `Adam.swift` is there too and was graded.",
        "`Better.swift` was left out: it declares `Adam`, as `Adam.swift` does. Give it another "
          + "name, or remove it.",
      ])
  }

  @Test("Another Swift file is a helper and is not reported")
  func helper() throws {
    try folder.write(try solution("Adam.swift"), to: "Adam.swift")
    try folder.write("func clip(_ x: Double) -> Double { x }\n", to: "Helpers.swift")
    try folder.write("struct AdamState { var class_ = 1 }\n", to: "AdamState.swift")
    let work = try takeIn()
    #expect(Set(work.helpers.keys) == ["Helpers.swift", "AdamState.swift"])
    #expect(work.remarks.isEmpty, "\(work.remarks)")
  }

  @Test("Files of systems, editors and package managers are ignored")
  func harmless() throws {
    try folder.write(try solution("Adam.swift"), to: "Adam.swift")
    for name in [
      ".DS_Store", ".git/config", ".kept/Adam.1.swift", ".build/x.swift", "README.md", "LICENSE",
      "Package.resolved", "__MACOSX/Adam.swift", "build/Adam.swift", "Thumbs.db",
    ] { try folder.write("x", to: name) }
    let work = try takeIn()
    #expect(work.remarks.isEmpty, "\(work.remarks)")
    #expect(work.helpers.isEmpty)
  }

  @Test("All other files are reported")
  func others() throws {
    try folder.write(try solution("Adam.swift"), to: "Adam.swift")
    try folder.write("x", to: "notes.pdf")
    try folder.write("x", to: "work.zip")
    try folder.write("x", to: "Lesson.ipynb")
    try folder.write("x", to: "figures/descent.png")
    #expect(
      try takeIn().remarks == [
        "`Lesson.ipynb` is a notebook. Copy the code of each exercise into the exercise's Swift "
          + "file.",
        "`work.zip` is a zip archive. Unpack it, and name the folder that comes out of it.",
        "Left out, as no Swift files of the lesson: `figures/`, `notes.pdf`.",
      ])
  }

  @Test(
    "A file that would replace one of the lesson's is rejected with its name",
    arguments: [
      ("main.swift", "print(1)", "Rename it"), ("Package.swift", "let p = 1", "its own manifest"),
      ("a:b.swift", "func f() {}", "colon"),
    ])
  func refusedName(_ name: String, _ text: String, _ reason: String) throws {
    try folder.write(text, to: name)
    let work = try takeIn()
    #expect(work.helpers.isEmpty)
    #expect(
      work.remarks.contains { $0.hasPrefix("`\(name)` was left out") && $0.contains(reason) },
      "\(work.remarks)")
  }

  @Test("The number and sizes of helpers are limited")
  func bounded() throws {
    for number in 10..<30 { try folder.write("func f\(number)() {}\n", to: "Part\(number).swift") }
    #expect(try takeIn().helpers.count == 16)
    #expect(try takeIn().remarks.first?.contains("no more than 16 files") == true)

    let large = String(repeating: "// A line.\n", count: 5000)
    for number in 10..<30 {
      try folder.write(large + "func f\(number)() {}\n", to: "Part\(number).swift")
    }
    #expect(try takeIn().helpers.count == 4)
    #expect(try takeIn().remarks.first?.contains("larger than 256 KB together") == true)

    try folder.write(large + large, to: "Part10.swift")
    #expect(
      try takeIn().remarks.first?.contains("`Part10.swift` was left out. It is larger") == true)
  }

  @Test("Many unknown files are summarized")
  func many() throws {
    for number in 0..<500 { try folder.write("x", to: "Adam (\(number)).swift") }
    #expect(try takeIn().remarks.count == 13)
  }

  // MARK: Folders

  @Test(
    "Files in a single subfolder are graded, and that is reported", arguments: ["src", "x y"])
  func oneDown(_ name: String) throws {
    try folder.write(try solution("Adam.swift"), to: "\(name)/Adam.swift")
    try folder.write("func f() {}\n", to: "\(name)/Helpers.swift")
    let work = try takeIn()
    #expect(work.subfolder == name)
    #expect(work.entries["adam"] == .source(try solution("Adam.swift")))
    #expect(work.helpers.keys.sorted() == ["Helpers.swift"])
    #expect(
      work.remarks == [
        "The folder itself holds none of the lesson's files; `\(name)` in it was graded."
      ])
  }

  @Test("A folder of several students is reported, and nobody is graded")
  func ambiguous() throws {
    try folder.write(try solution("Adam.swift"), to: "ada/Adam.swift")
    try folder.write(try solution("Adam.swift"), to: "bob/Adam.swift")
    let work = try takeIn()
    #expect(work.subfolder == nil)
    #expect(
      work.remarks == [
        "The folder itself holds none of the lesson's files, and several folders in it do: `ada`, "
          + "`bob`. Name the one to grade; each is a submission of its own."
      ])
  }

  @Test("Files in deeper folders are reported and not graded")
  func deeper() throws {
    try folder.write(try solution("Adam.swift"), to: "Sources/Optimizers/Adam.swift")
    let work = try takeIn()
    #expect(work.entries["adam"] != .source(try solution("Adam.swift")))
    #expect(
      work.remarks == [
        "The folder itself holds none of the lesson's files; `Sources/Optimizers` in it does. Name "
          + "that folder."
      ])
  }

  @Test("Files in a subfolder beside the others are reported")
  func displaced() throws {
    try folder.write(try solution("Adam.swift"), to: "Adam.swift")
    try folder.write(try solution("Momentum.swift"), to: "later/Momentum.swift")
    #expect(
      try takeIn().remarks == [
        "`later/Momentum.swift` was left out: the lesson's other files lie one folder up. Move it "
          + "there."
      ])
  }

  @Test("A symbolic link to a folder is not followed")
  func link() throws {
    try FileManager.default.createSymbolicLink(
      at: folder.url.appending(path: "src"),
      withDestinationURL: PackageFolder.url.appending(path: "Solutions/Optimizers"))
    #expect(try takeIn().subfolder == nil)
  }

  @Test("An empty folder is reported as empty")
  func empty() throws {
    #expect(try takeIn().remarks == ["The folder is empty: there is nothing to grade in it."])
  }

  @Test(
    "An archive or notebook in place of a folder is reported with advice",
    arguments: [
      ("work.zip", "a zip archive. Unpack it"), ("work.tar.gz", "a tar archive. Unpack it"),
      ("work.7z", "a 7z archive"), ("work.ipynb", "a notebook. Copy the code"),
      ("Adam.swift", "is no folder. Name the folder"),
    ])
  func noFolder(_ name: String, _ words: String) throws {
    try folder.write("x", to: name)
    let fault = try #require(throws: ReportedFault.self) {
      try Submission(folder: folder.url.appending(path: name), lesson: lesson)
    }
    #expect(fault.description.contains(words), "\(fault.description)")
    #expect(fault.kind == .usage)
  }

  @Test("A missing file in the student's folder gets the advice to reset it")
  func reset() throws {
    for exercise in lesson.exercises where exercise.id != "adam" {
      try folder.write(exercise.stub, to: exercise.file)
    }
    let sentence =
      "The file `Adam.swift` is missing. `lessons reset optimizers adam` brings its stub back."
    let own = try takeIn(isStudentsFolder: true)
    #expect(own.entries["adam"] == .absent(sentence))
    #expect(own.remarks == [sentence])
    let other = try takeIn()
    #expect(other.entries["adam"] == .absent("The file `Adam.swift` is missing."))
    #expect(other.remarks.isEmpty)
  }
}
