import Foundation
import TestSupport
import Testing

/// A class in which most submissions are bad, each in a way of its own.
@Suite struct BadSubmissionTests {
  /// A submission that is the solution with another Adam.swift.
  private struct WrongFile: Sendable {
    let student: String
    let text: String
    /// A part of what the report says about it.
    let message: String

    init(_ student: String, _ text: String, message: String) {
      self.student = student
      self.text = text
      self.message = message
    }
  }

  private static let step = "public func step() {"

  /// Returns the solution of Adam with code at the beginning of a step.
  private static func adam(_ code: String) throws -> String {
    let solution = try String(
      contentsOf: Command.root.appending(path: "Solutions/Optimizers/Adam.swift"), encoding: .utf8)
    #expect(solution.contains(step))
    return solution.replacing(step, with: step + "\n" + code + "\n")
  }

  private static func wrongFiles() throws -> [WrongFile] {
    [
      WrongFile("syntax", try adam("") + "\nlet x = (\n", message: "expected expression"),
      WrongFile("endless", try adam("while true {}"), message: "Your loop never ends"),
      WrongFile(
        "crash", try adam("let none: [Int] = []; print(none[3])"), message: "Index out of range"),
      WrongFile(
        "forking",
        "import Glibc\n"
          + (try adam(
            """
            typealias Fork = @convention(c) () -> Int32
            for _ in 0..<100_000 where unsafeBitCast(dlsym(nil, "fork"), to: Fork.self)() == 0 {
              while true {}
            }
            fatalError("no fork succeeded")
            """)),
        message: "no fork succeeded"),
      WrongFile(
        "memory",
        try adam(
          "var all: [[Double]] = []; while true { all.append([Double](repeating: 1, count: 1 << 20)) }"
        ), message: "it filled all the memory"),
      WrongFile(
        "output", try adam("while true { print(String(repeating: \"x\", count: 1 << 20)) }"),
        message: "Adam.swift"),
      WrongFile(
        "compiler-crash",
        try adam("") + "\nvar none: Int" + String(repeating: "?", count: 60_000) + " = nil\n",
        message: "compiler"),
      WrongFile(
        "compiler-endless",
        try adam("") + "\nlet sum = 1" + String(repeating: " + 1", count: 15_000) + "\n",
        message: "reasonable time"),
    ]
  }

  @Test(
    "Each of fifteen kinds of bad submissions is a row with its reason, and the good are graded")
  func kinds() async throws {
    let students = try GradedClass()
    for student in ["ada", "ben"] { try students.add(student) }
    func file(_ name: String) -> URL { URL(filePath: students.path("class/\(name)")) }
    let wrong = try Self.wrongFiles()
    for submission in wrong {
      try students.add(submission.student)
      try Data(submission.text.utf8).write(to: file("\(submission.student)/Adam.swift"))
    }
    try students.add("encoding")
    try Data([0x2F, 0x2F, 0x20, 0xE9, 0x0A, 0x78]).write(to: file("encoding/Adam.swift"))
    try students.add("link")
    try FileManager.default.removeItem(at: file("link/Adam.swift"))
    try FileManager.default.createSymbolicLink(
      atPath: file("link/Adam.swift").path, withDestinationPath: file("ada/Adam.swift").path)
    try students.add("pipe")
    try FileManager.default.removeItem(at: file("pipe/Adam.swift"))
    #expect(mkfifo(file("pipe/Adam.swift").path, 0o600) == 0)
    try FileManager.default.createDirectory(
      at: file("empty-folder"), withIntermediateDirectories: true)
    try students.write("", to: "class/empty-file/Adam.swift")
    try students.write("PK\u{3}\u{4} and no more", to: "class/broken.zip")
    try students.add("twice")
    try students.write("PK\u{3}\u{4}", to: "class/twice.zip")

    let outcome = try await students.grade()
    #expect(outcome.status == 0, "\(outcome.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(students.text("out/class.json").utf8))
    let rows = try #require((object as? [String: Any])?["students"] as? [[String: Any]])
    #expect(rows.count == 17)
    func row(_ student: String) throws -> [String: Any] {
      try #require(rows.first { $0["student"] as? String == student }, "\(student)")
    }
    for good in ["ada", "ben"] { #expect(try row(good)["score"] as? Int == 100, "\(good)") }
    let messages =
      wrong.map { ($0.student, $0.message) } + [
        ("encoding", "It is not UTF-8"), ("link", "It is a symbolic link"),
        ("pipe", "It is no plain file"),
      ]
    for (student, message) in messages {
      let row = try row(student)
      #expect(row["status"] as? String == "graded", "\(student): \(row["reason"] ?? "")")
      #expect(row["score"] as? Int == 80, "\(student)")
      let exercises = try #require(row["exercises"] as? [[String: Any]])
      let found = exercises.first { $0["id"] as? String == "adam" }?["message"] as? String
      #expect(found?.contains(message) == true, "\(student): \(found ?? "")")
    }
    for (student, status, reason) in [
      ("empty-folder", "nothing handed in", "The folder is empty."),
      ("empty-file", "nothing handed in", "None of the lesson's files"),
      ("broken", "unreadable", "The archive is damaged"),
      ("twice", "unreadable", "Several submissions have this id"),
    ] {
      let row = try row(student)
      #expect(row["status"] as? String == status, "\(student)")
      #expect((row["reason"] as? String)?.contains(reason) == true, "\(student)")
    }
  }
}
