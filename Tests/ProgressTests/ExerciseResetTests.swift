import Files
import Foundation
import Progress
import Testing

@Suite struct ExerciseResetTests {
  private func files(_ course: SmallCourse, _ folder: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: course.exercises.appending(path: folder).path
    ).sorted()
  }

  private func text(_ url: URL) throws -> String { try String(contentsOf: url, encoding: .utf8) }

  @Test("The stub replaces the file, and each old version is saved under its own name")
  func saved() throws {
    let course = try SmallCourse()
    for number in 1...3 {
      try course.write("let one = \(number)\n")
      let reset = try ExerciseReset("One.swift", in: course.exercises, stub: "stub\n")
      let copy = try #require(reset.savedWork)
      #expect(copy.path.hasSuffix("/.kept/One.\(number).swift"))
      #expect(try text(copy) == "let one = \(number)\n")
      #expect(try text(course.exercises.appending(path: "One.swift")) == "stub\n")
    }
    #expect(try files(course) == [".kept", "One.swift"])
    #expect(try files(course, ".kept") == ["One.1.swift", "One.2.swift", "One.3.swift"])
  }

  @Test("Bytes that are not text are saved unchanged")
  func bytes() throws {
    let course = try SmallCourse()
    let bytes = Data([0, 255, 13, 10])
    try bytes.write(to: course.exercises.appending(path: "One.swift"))
    let reset = try ExerciseReset("One.swift", in: course.exercises, stub: "stub\n")
    #expect(try Data(contentsOf: #require(reset.savedWork)) == bytes)
  }

  @Test("Without work nothing is saved", arguments: [nil, "", "stub\n"])
  func nothing(_ old: String?) throws {
    let course = try SmallCourse()
    if let old { try course.write(old) }
    let reset = try ExerciseReset("One.swift", in: course.exercises, stub: "stub\n")
    #expect(reset.savedWork == nil)
    #expect(try files(course) == ["One.swift"])
  }

  @Test("Work that cannot be saved is not overwritten")
  func folder() throws {
    let course = try SmallCourse()
    let inner = course.exercises.appending(path: "One.swift")
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
    #expect(throws: FileFault.self) {
      try ExerciseReset("One.swift", in: course.exercises, stub: "stub\n")
    }
    try FileManager.default.removeItem(at: inner)
    try course.write("work\n")
    try Data().write(to: course.exercises.appending(path: ".kept"))
    #expect(throws: FileFault.self) {
      try ExerciseReset("One.swift", in: course.exercises, stub: "stub\n")
    }
    #expect(try text(inner) == "work\n")
  }
}
