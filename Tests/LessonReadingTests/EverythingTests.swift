import Foundation
import Testing

@testable import LessonReading

@Suite("A lesson that holds one of everything")
struct EverythingTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures")

  private let lesson: Lesson

  init() throws {
    lesson = try readLesson(at: Self.folder.appending(path: "Everything.md").path)
  }

  @Test("reads as its dump says; RECORD=1 writes the dump anew, and fails")
  func dump() throws {
    let file = Self.folder.appending(path: "Everything.txt")
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try lesson.dump.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("Everything.txt was recorded; read it before it is believed")
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    let lines = zip(lesson.dump.split(separator: "\n"), expected.split(separator: "\n"))
    for (line, expected) in lines { #expect(line == expected) }
    #expect(lesson.dump.utf8.count == expected.utf8.count)
  }

  @Test("has its exercises, figures and hints, and the hints in the order of their levels")
  func structure() throws {
    #expect(lesson.id == "every-thing")
    #expect(lesson.exercises.map(\.id) == ["momentum", "adam"])
    #expect(lesson.exercises.map(\.title) == ["Momentum, $\\beta$", "Adam, the \"great\""])
    #expect(lesson.exercises.map(\.needs) == [[], ["momentum"]])
    #expect(lesson.exercises.map(\.isBonus) == [false, true])
    #expect(lesson.figures.map(\.id) == ["descent"])
    #expect(lesson.hints(for: "momentum").map(\.level) == [1, 2])
    #expect(lesson.hints(for: "momentum").map(\.when) == [nil, "momentum.pytorch"])
    #expect(lesson.hints(for: "adam") == [])
  }

  @Test("keeps the order of the file")
  func order() {
    let kinds = lesson.cells.map { cell in
      switch cell {
      case .prose: "prose"
      case .exercise: "exercise"
      case .hint: "hint"
      case .figure: "figure"
      case .experiment: "experiment"
      }
    }
    #expect(kinds == ["prose", "exercise", "hint", "hint", "figure", "prose", "exercise", "prose"])
    let positions = lesson.cells.map(\.position)
    #expect(positions == positions.sorted())
  }

  @Test("has stubs that are the lines of the file at the places they name")
  func stubs() throws {
    let file = Self.folder.appending(path: "Everything.md")
    let lines = try String(contentsOf: file, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    for exercise in lesson.exercises {
      let stub = exercise.stub.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      #expect(lines[(exercise.stubPosition.line - 1)...].starts(with: stub))
      #expect(lines[exercise.position.line - 1].contains("#\(exercise.id)"))
    }
  }

  @Test("reads alike with a byte order mark and with other line ends", arguments: ["\r\n", "\r"])
  func lineEnds(end: String) throws {
    let file = Self.folder.appending(path: "Everything.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let other = "\u{FEFF}" + text.replacing("\n", with: end)
    #expect(try readLesson(Array(other.utf8), file: "Lesson.md") == lesson)
  }

  @Test("reads alike on many threads at once")
  func threads() async throws {
    let bytes = Array(try Data(contentsOf: Self.folder.appending(path: "Everything.md")))
    let lessons = try await withThrowingTaskGroup(of: Lesson.self) { group in
      for _ in 0..<40 { group.addTask { try readLesson(bytes, file: "Lesson.md") } }
      return try await group.reduce(into: [Lesson]()) { $0.append($1) }
    }
    #expect(lessons.count == 40)
    #expect(lessons.allSatisfy { $0 == lesson })
  }
}
