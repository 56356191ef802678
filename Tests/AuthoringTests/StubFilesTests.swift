import Authoring
import Courses
import Foundation
import LessonReading
import TestSupport
import Testing

/// `lessons verify --fix`.
@Suite struct StubFilesTests {
  private static let lesson = """
    ---
    title: T
    module: Tiny
    language: swift
    summary: S
    ---

    ## One

    ```swift {#one .exercise points=1 file=One.swift}
    public func one() -> Int { unfinished("one") }
    ```

    ```swift {#try-one .experiment title="Try" file=TryOne.swift}
    print(1)
    ```

    """
  private static let stub = "public func one() -> Int { unfinished(\"one\") }\n"
  private static let file = "Lessons/Tiny/Exercises/One.swift"
  private static let experiment = "Lessons/Tiny/Exercises/Experiments/TryOne.swift"

  private func course() throws -> (TemporaryFolder, LessonFolder, Lesson) {
    let folder = try TemporaryFolder()
    try folder.write("", to: "Package.swift")
    try folder.write(Self.lesson, to: "Lessons/Tiny/Lesson.md")
    let lesson = try Course(root: folder.url).lesson("tiny")
    let draft = try LessonDraft(at: lesson.text.path)
    try #require(draft.faults == [])
    return (folder, lesson, draft.lesson)
  }

  private func text(_ folder: TemporaryFolder, _ path: String) throws -> String {
    try String(contentsOf: folder.url.appending(path: path), encoding: .utf8)
  }

  @Test("Missing files are written, and then there is nothing to do")
  func missing() throws {
    let (folder, place, lesson) = try course()
    let files = try StubFiles(writing: lesson, in: place)
    #expect(files.actions.map(\.path) == [Self.file, Self.experiment])
    #expect(files.actions.map(\.action) == [.written, .written])
    #expect(try text(folder, Self.file) == Self.stub)
    #expect(try StubFiles(writing: lesson, in: place).actions.isEmpty)
  }

  @Test("An older stub is replaced, and its text is saved")
  func olderStub() throws {
    let (folder, place, lesson) = try course()
    let old = "public func one() -> Double { unfinished(\"one\") }\n"
    try folder.write(old, to: Self.file)
    let files = try StubFiles(writing: lesson, in: place)
    let saved = "Lessons/Tiny/Exercises/.kept/One.1.swift"
    #expect(files.actions.first?.action == .replaced(saved: saved))
    #expect(try text(folder, Self.file) == Self.stub)
    #expect(try text(folder, saved) == old)
  }

  @Test(
    "A file with work in it is left as it is",
    arguments: [
      "public func one() -> Int { 1 }\n",
      "// unfinished(\"one\")\npublic func one() -> Int { 1 }\n",
      "\n", "let a = \"unfinished(one)\"\n",
    ])
  func work(_ work: String) throws {
    let (folder, place, lesson) = try course()
    try folder.write(work, to: Self.file)
    try folder.write("print(2)\n", to: Self.experiment)
    let files = try StubFiles(writing: lesson, in: place)
    #expect(files.actions.map(\.action) == [.left(cell: "one"), .left(cell: "try-one")])
    #expect(try text(folder, Self.file) == work)
    #expect(try text(folder, Self.experiment) == "print(2)\n")
  }

  @Test("The stub of an exercise that was renamed is moved, and a helper and other work stay")
  func renamed() throws {
    let (folder, place, lesson) = try course()
    _ = try StubFiles(writing: lesson, in: place)
    let old = "public func former() -> Int { unfinished(\"former\") }\n"
    try folder.write(old, to: "Lessons/Tiny/Exercises/Former.swift")
    try folder.write("func help() {}\n", to: "Lessons/Tiny/Exercises/Helpers.swift")
    let files = try StubFiles(writing: lesson, in: place)
    let kept = "Lessons/Tiny/Exercises/.kept/Former.1.swift"
    #expect(files.actions.map(\.path) == ["Lessons/Tiny/Exercises/Former.swift"])
    #expect(files.actions.map(\.action) == [.moved(to: kept)])
    #expect(try text(folder, kept) == old)
    #expect(try text(folder, "Lessons/Tiny/Exercises/Helpers.swift") == "func help() {}\n")
    #expect(try StubFiles(writing: lesson, in: place).actions.isEmpty)
  }
}
