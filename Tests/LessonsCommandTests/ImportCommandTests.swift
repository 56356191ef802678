import Foundation
import TestSupport
import Testing

/// `lessons import`.
@Suite struct ImportCommandTests {
  @Test("A notebook becomes a lesson once, and nothing is overwritten")
  func once() async throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "course/Package.swift")
    try FileManager.default.createDirectory(
      atPath: folder.path("course/Lessons"), withIntermediateDirectories: true)
    try folder.write(
      #"{"nbformat": 4, "cells": [{"cell_type": "code", "source": "def f(x): ..."}]}"#,
      to: "a.ipynb")
    let arguments = ["import", folder.path("a.ipynb"), "Made", "--course", folder.path("course")]
    let outcome = try await Command.run(arguments)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("Lessons/Made/Lesson.md has 1 exercise and 0 images."))
    let tasks = try String(
      contentsOfFile: folder.path("course/Solutions/Made/ToDo.md"), encoding: .utf8)
    #expect(tasks.contains("- [ ] cell 1: the exercise `f`"))

    try folder.write("mine", to: "course/Lessons/Made/Lesson.md")
    let again = try await Command.run(arguments)
    #expect(again.status == 64)
    #expect(
      try String(contentsOfFile: folder.path("course/Lessons/Made/Lesson.md"), encoding: .utf8)
        == "mine")
  }

  @Test("A broken notebook, a wrong name and a missing file write nothing")
  func nothing() async throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "course/Package.swift")
    try FileManager.default.createDirectory(
      atPath: folder.path("course/Lessons"), withIntermediateDirectories: true)
    try folder.write("{", to: "a.ipynb")
    for (file, name, status, message) in [
      ("a.ipynb", "Made", Int32(65), "a.ipynb:1:2: error: this is no JSON"),
      ("a.ipynb", "9lives", 64, "write a word of letters and digits that begins with a letter"),
      ("b.ipynb", "Made", 64, "there is no such file"),
    ] {
      let outcome = try await Command.run(
        "import", folder.path(file), name, "--course", folder.path("course"))
      #expect(outcome.status == status)
      #expect(outcome.errors.contains(message))
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path("course/Lessons")) == [])
    #expect(!FileManager.default.fileExists(atPath: folder.path("course/Solutions")))
  }

  @Test("A name is accepted, changed or refused by import as by new, in the same sentence")
  func names() async throws {
    let folder = try TemporaryFolder()
    try folder.write("func lesson(_ name: String) {}\n", to: "course/Package.swift")
    try folder.write("# A\n", to: "course/Lessons/Known/Lesson.md")
    try folder.write("public final class Tensor {}\n", to: "course/Sources/Autograd/Tensor.swift")
    try folder.write("let a = 1\n", to: "course/Solutions/Leftover/Own.swift")
    try folder.write(#"{"nbformat": 4, "cells": []}"#, to: "a.ipynb")
    for name in [
      "Array", "regex", "Tensor", "Foundation", "glibc", "Swift", "Any", "autograd", "KnownChecks",
      "known", "Leftover", "3d", "Größe", "a/b", "..", "", String(repeating: "long", count: 20),
    ] {
      let course = ["--course", folder.path("course")]
      let new = try await Command.run(["new", name] + course)
      let imported = try await Command.run(["import", folder.path("a.ipynb"), name] + course)
      #expect(imported.status == 64, "\(name)")
      #expect(imported.errors == new.errors, "\(name)")
      #expect(imported.output == new.output)
    }
    let made = try await Command.run(
      "import", folder.path("a.ipynb"), "two-words", "--course", folder.path("course"))
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.output.contains("“two-words” is written TwoWords as a module's name."))
    #expect(FileManager.default.fileExists(atPath: folder.path("course/Lessons/TwoWords")))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path("course/Lessons")).sorted()
        == ["Known", "TwoWords"])
  }
}
