import Foundation
import TestSupport
import Testing

/// The package manager reads the manifest of a course with a second lesson.
@Suite(.serialized) struct ManifestTests {
  private struct Outcome {
    let succeeded: Bool
    let output: String
    let errors: String
  }

  /// Reads a changed manifest in a folder with the given parts of a lesson `Tiny`.
  private func read(
    parts: [String], _ change: (String) -> String
  ) async throws -> Outcome {
    let course = try TemporaryFolder()
    let manifest = try String(
      contentsOf: ImportRuleTests.root.appending(path: "Package.swift"), encoding: .utf8)
    let changed = change(manifest)
    try #require(changed != manifest)
    try course.write(changed, to: "Package.swift")
    // The lessons that the manifest has already.
    for lesson in manifest.matches(of: #/(?m)^lesson\("(\w+)"/#).map(\.output.1) {
      for part in Self.all { try course.write("", to: "Lessons/\(lesson)/\(part)/A.swift") }
    }
    for part in parts { try course.write("", to: "Lessons/Tiny/\(part)/A.swift") }
    let files = ["out", "err"].map { course.url.appending(path: $0) }
    for file in files { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
    let handles = try files.map { try FileHandle(forWritingTo: $0) }
    let ending = try await ConcurrencyLimit.forPrograms.run {
      try await StartedProgram(
        URL(filePath: "/usr/bin/env"), ["swift", "package", "dump-package"], in: course.url,
        streams: (nil, handles[0].fileDescriptor, handles[1].fileDescriptor)
      ).end()
    }
    return Outcome(
      succeeded: ending == .exited(0), output: try String(contentsOf: files[0], encoding: .utf8),
      errors: try String(contentsOf: files[1], encoding: .utf8))
  }

  private static let all = ["Exercises", "Kit", "Probe", "Checks"]
  private static let line = "lesson(\"Optimizers\", .kit, .probe, .experiments)\n"
  private static let second = "lesson(\"Tiny\", .kit, .probe)\n"

  struct Place: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let change: @Sendable (String) -> String
  }

  static let places = [
    Place(testDescription: "above the first") { $0.replacing(line, with: second + line) },
    Place(testDescription: "below the first") { $0.replacing(line, with: line + second) },
    Place(testDescription: "at the end of the file") { $0 + second },
    Place(testDescription: "after the imports") {
      $0.replacing("import PackageDescription\n", with: "import PackageDescription\n" + second)
    },
  ]

  @Test("One line adds a lesson, at any position", arguments: places)
  func oneLine(place: Place) async throws {
    let outcome = try await read(parts: Self.all, place.change)
    #expect(outcome.succeeded, "\(outcome.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let targets = try #require((object as? [String: Any])?["targets"] as? [[String: Any]])
    let names = targets.compactMap { $0["name"] as? String }
    for name in ["Tiny", "TinyKit", "TinyProbe", "TinyChecks", "OptimizersChecks"] {
      #expect(names.filter { $0 == name }.count == 1)
    }
    let command = try #require(targets.first { $0["name"] as? String == "lessons" })
    let dependencies = "\(try #require(command["dependencies"]))"
    #expect(dependencies.contains("TinyChecks") && dependencies.contains("OptimizersChecks"))
  }

  @Test("A lesson without a kit and a probe of its own has two modules")
  func smallest() async throws {
    let outcome = try await read(parts: ["Exercises", "Checks"]) { $0 + "lesson(\"Tiny\")\n" }
    #expect(outcome.succeeded, "\(outcome.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let targets = try #require((object as? [String: Any])?["targets"] as? [[String: Any]])
    let names = targets.compactMap { $0["name"] as? String }.filter { $0.hasPrefix("Tiny") }
    #expect(names.sorted() == ["Tiny", "TinyChecks"])
    let student = try #require(targets.first { $0["name"] as? String == "Tiny" })
    #expect("\(try #require(student["dependencies"]))".contains("LessonKit"))
  }

  @Test("Every folder of a lesson without a source file is reported")
  func missingParts() async throws {
    let outcome = try await read(parts: ["Exercises", "Checks"]) { $0 + Self.second }
    #expect(!outcome.succeeded)
    #expect(
      outcome.errors.contains(
        "The lesson Tiny has no Swift file in Lessons/Tiny/Kit, Lessons/Tiny/Probe."))
  }
}
