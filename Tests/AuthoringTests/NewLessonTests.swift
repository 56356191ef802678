import Authoring
import Courses
import Foundation
import LessonReading
import TestSupport
import Testing

/// The names and files of new lessons.
@Suite struct NewLessonTests {
  private static let manifest = """
    // swift-tools-version: 6.2
    import PackageDescription

    lesson("Optimizers", .kit)

    func lesson(_ name: String) {}

    """

  /// A course with one lesson, some modules and the solutions of a lesson that has no folder.
  private static func course() throws -> (folder: TemporaryFolder, course: Course) {
    let folder = try TemporaryFolder()
    try folder.write(manifest, to: "Package.swift")
    try folder.write("# Optimizers\n", to: "Lessons/Optimizers/Lesson.md")
    try folder.write("let a = 1\n", to: "Solutions/Leftover/Own.swift")
    try folder.write("public final class Tensor {}\n", to: "Sources/Autograd/Tensor.swift")
    try folder.write("", to: "Sources/Grading/A.swift")
    try folder.write("", to: "Sources/LessonKit/A.swift")
    try folder.write("", to: "Tests/RegressionTests/A.swift")
    return (folder, try Course(root: folder.url))
  }

  @Test(
    "Words in lowercase or with dashes become one name with capitals",
    arguments: [
      ("Averages", "Averages", "averages"), ("averages", "Averages", "averages"),
      ("my-lesson", "MyLesson", "my-lesson"), ("two words", "TwoWords", "two-words"),
      ("linear_models", "LinearModels", "linear-models"), ("SVMBasics", "SVMBasics", "svm-basics"),
      ("Week2", "Week2", "week2"),
    ])
  func capitals(given: String, name: String, id: String) throws {
    let (folder, course) = try Self.course()
    let made = try withExtendedLifetime(folder) { try LessonName(given, in: course) }
    #expect(made.text == name)
    #expect(made.id == id)
    #expect(made.given == (given == name ? nil : given))
  }

  @Test(
    "A name that cannot be a module's is refused in a sentence",
    arguments: [
      ("", "cannot be a lesson's name"), ("3d", "begins with a letter"),
      ("Größe", "letters and digits"), ("a/b", "letters and digits"), ("..", "letters and digits"),
      ("a.b", "letters and digits"), ("naïve", "letters and digits"), ("-", "letters and digits"),
      (String(repeating: "long", count: 20), "more than 60 characters"),
      ("optimizers", "there is a lesson Optimizers"),
      ("OPTIMIZERS", "there is a lesson Optimizers"),
      ("Leftover", "there is a lesson Leftover"), ("grading", "there is a module Grading"),
      ("Lesson", "there is a module LessonKit, and the lesson would have one of this name, too"),
      ("Regression", "there is a module RegressionTests"), ("foundation", "a module Foundation"),
      ("swift", "a module Swift"), ("tensor", "there is a type of this name"),
      ("array", "there is a type of this name"), ("regex", "there is a type of this name"),
      ("type", "Swift has a meaning of its own"),
    ])
  func refused(name: String, reason: String) throws {
    let (folder, course) = try Self.course()
    let fault = withExtendedLifetime(folder) {
      #expect(throws: ReportedFault.self) { _ = try LessonName(name, in: course) }
    }
    #expect(fault?.kind == .usage)
    #expect(fault?.description.contains(reason) == true, "\(fault?.description ?? "")")
    #expect(fault?.description.hasSuffix(".") == true)
  }

  @Test("A new lesson is complete, with one line in the manifest and stubs in its exercises")
  func written() throws {
    let (folder, course) = try Self.course()
    let made = try NewLesson(try LessonName("my-lesson", in: course), in: course)
    let manifest = try String(
      contentsOf: folder.url.appending(path: "Package.swift"), encoding: .utf8)
    #expect(
      manifest
        == Self.manifest.replacing(", .kit)\n", with: ", .kit)\nlesson(\"MyLesson\")\n"))
    for file in made.files {
      #expect(FileManager.default.fileExists(atPath: folder.path(file)), "\(file)")
    }
    let draft = try LessonDraft(at: made.folder.text.path)
    #expect(draft.faults == [])
    let exercise = try #require(draft.lesson.exercises.first)
    let stub = try String(
      contentsOf: made.folder.exercises.appending(path: exercise.file), encoding: .utf8)
    #expect(stub == exercise.stub)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path(".lessons")) == [])
    #expect(throws: ReportedFault.self) { _ = try LessonName("MyLesson", in: course) }
  }

  @Test("Where a folder cannot be written, nothing of the lesson is left")
  func unwritable() throws {
    let (folder, course) = try Self.course()
    try FileManager.default.removeItem(at: folder.url.appending(path: "Solutions"))
    try folder.write("a file", to: "Solutions")
    let name = try LessonName("Averages", in: course)
    let fault = #expect(throws: ReportedFault.self) { _ = try NewLesson(name, in: course) }
    #expect(fault?.kind == .output)
    #expect(!FileManager.default.fileExists(atPath: folder.path("Lessons/Averages")))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path(".lessons")) == [])
    #expect(
      try String(contentsOf: folder.url.appending(path: "Package.swift"), encoding: .utf8)
        == Self.manifest)
  }

  @Test("What a killed run left of the solutions is used by the next one")
  func interrupted() throws {
    let (folder, course) = try Self.course()
    for (path, text) in LessonTemplate("Averages").solutions {
      try folder.write(text, to: "Solutions/Averages/\(path)")
    }
    let made = try NewLesson(try LessonName("Averages", in: course), in: course)
    #expect(FileManager.default.fileExists(atPath: made.folder.text.path))
  }

  @Test("A manifest that cannot add lessons is told before anything is written")
  func otherManifest() throws {
    let (folder, course) = try Self.course()
    try folder.write("// swift-tools-version: 6.2\n", to: "Package.swift")
    let name = try LessonName("Averages", in: course)
    let fault = #expect(throws: ReportedFault.self) { _ = try NewLesson(name, in: course) }
    #expect(fault?.description.contains("declares no function lesson(_:)") == true)
    #expect(!FileManager.default.fileExists(atPath: folder.path("Lessons/Averages")))
  }

  @Test("The exercise of a new lesson has the name that is asked for, in every file")
  func exercise() throws {
    let (folder, course) = try Self.course()
    let made = try NewLesson(
      try LessonName("newtons-method", in: course), exercise: try ExerciseName("next-guess"),
      in: course)
    #expect(
      made.files == [
        "Lessons/NewtonsMethod/Lesson.md", "Lessons/NewtonsMethod/Checks/LessonEntry.swift",
        "Lessons/NewtonsMethod/Checks/Submissions/next-guess/wrong.edits",
        "Solutions/NewtonsMethod/NextGuess.swift",
      ])
    let draft = try LessonDraft(at: made.folder.text.path)
    #expect(draft.faults == [])
    #expect(draft.lesson.exercises.map(\.id) == ["next-guess"])
    #expect(draft.lesson.exercises.map(\.file) == ["NextGuess.swift"])
    #expect(draft.lesson.hints(for: "next-guess").map(\.when) == [nil, "next-guess.sum"])
    let texts = try made.files.map {
      try String(contentsOf: folder.url.appending(path: $0), encoding: .utf8)
    }
    #expect(texts[1].contains("\"next-guess\", \"Lists") && texts[1].contains("next-guess.sum"))
    #expect(texts[3].contains("public func nextGuess("))
    for text in texts { #expect(!text.contains(/\b(EXERCISE|FUNCTION|FILE|SUMMARY|NAME)\b/)) }
  }

  @Test(
    "A name that cannot be an exercise's is refused in a sentence",
    arguments: ["", "Newton", "next guess", "3d", "a--b", "größe", "default", "unfinished"])
  func refusedExercise(name: String) throws {
    let fault = #expect(throws: ReportedFault.self) { _ = try ExerciseName(name) }
    #expect(fault?.kind == .usage)
    #expect(fault?.description.hasSuffix(".") == true)
  }

  @Test("What a killed run left of the solutions is replaced where the exercise has another name")
  func interruptedOtherExercise() throws {
    let (folder, course) = try Self.course()
    let template = LessonTemplate("Averages", exercise: try ExerciseName("running-mean"))
    for (path, text) in template.solutions {
      try folder.write(text, to: "Solutions/Averages/\(path)")
    }
    let made = try NewLesson(try LessonName("Averages", in: course), in: course)
    let names = try FileManager.default.contentsOfDirectory(atPath: made.folder.solutions.path)
    #expect(names == ["Mean.swift"])
  }
}
