import Foundation
import Testing

/// The import statements, held against the picture of the house.
@Suite struct ArrowTests {
  /// Which of our own modules each may import, and which library is its alone.
  static let allowed: [String: Set<String>] = [
    "Sources/Autograd": [],
    "Sources/Observations": [],
    "Sources/ProbeRuntime": ["Observations"],
    "Lessons/*/Exercises": ["Autograd", "*Kit"],
    "Solutions/*": ["Autograd", "*Kit"],
    "Lessons/*/Kit": ["Autograd", "Observations", "ProbeRuntime"],
    "Lessons/*/Probe": ["Autograd", "Observations", "ProbeRuntime", "*Kit", "*"],
    "Lessons/*/Checks": [
      "Autograd", "Observations", "Checking", "Plotting", "YAMLReading", "*Kit",
    ],
    "Sources/Keeping": ["CMessageDigest"],
    "Sources/YAMLReading": [],
    "Sources/LessonReading": ["CCMarkGFM", "Caching", "YAMLReading"],
    "Sources/VisibleText": [],
    "Sources/Typesetting": ["CDuktape", "Caching", "VisibleText"],
    "Sources/LessonRendering": ["LessonReading", "Typesetting", "VisibleText"],
    "Sources/Plotting": ["VisibleText"],
    "Sources/Checking": ["Observations", "Plotting", "YAMLReading"],
    "Sources/Sandbox": ["CSandbox"],
    "Sources/Grading": [
      "LessonReading", "Observations", "Checking", "Plotting", "Sandbox", "Caching", "VisibleText",
      "YAMLReading",
    ],
    "Sources/Studying": ["Caching", "LessonReading", "Checking", "Grading"],
    "Sources/Watching": ["Caching"],
    "Sources/Serving": [],
    "Sources/Verifying": ["LessonReading", "Typesetting", "Checking", "Grading"],
    "Sources/Reporting": [
      "Caching", "LessonReading", "LessonRendering", "Typesetting", "Plotting", "Checking",
      "Grading", "VisibleText", "CMessageDigest",
    ],
    "Sources/LessonsCommand": [
      "Caching", "LessonReading", "Checking", "Grading", "Plotting", "Reporting", "LocalServer",
      "Progress", "Typesetting", "Verifying", "FileWatching", "VisibleText",
    ],
    "Sources/lessons": ["LessonsCommand"],
    // The benchmarks, and the program of theirs that a student's optimizers are linked with.
    "Sources/lessons-bench": [
      "LessonReading", "Grading", "Reporting", "Typesetting", "OptimizersChecks",
      "Autograd", "Optimizers", "OptimizersKit",
    ],
  ]

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test("Every room imports only what the picture lets it", arguments: try folders())
  func arrows(_ folder: Folder) throws {
    let all = try Self.imports(in: folder.path)
    let files = try Self.files(in: folder.path)
    try #require(!files.isEmpty, "\(folder.path) has no sources.")
    let imported = all.intersection(try Self.modules())
    #expect(
      imported.subtracting(folder.allowed).isEmpty,
      "\(folder.path) may import \(folder.allowed.sorted())")
  }

  @Test(
    "The child's side imports no Foundation",
    arguments: ["Autograd", "Observations", "ProbeRuntime"])
  func noFoundation(_ module: String) throws {
    let files = try Self.files(in: "Sources/\(module)")
    try #require(!files.isEmpty)
    #expect(try !Self.imports(in: "Sources/\(module)").contains("Foundation"))
  }

  @Test("Every folder of sources stands in the picture")
  func complete() throws {
    let rooms = try FileManager.default.contentsOfDirectory(
      atPath: Self.root.appending(path: "Sources").path)
    for room in rooms where try !Self.files(in: "Sources/\(room)").isEmpty {
      #expect(Self.allowed["Sources/\(room)"] != nil, "Sources/\(room) is in no picture")
    }
  }

  struct Folder: CustomTestStringConvertible, Sendable {
    let path: String
    let allowed: Set<String>
    var testDescription: String { path }
  }

  /// The rooms, with the star of a lesson's rooms filled in.
  static func folders() throws -> [Folder] {
    let lessons = try FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: "Lessons").path)
    return allowed.flatMap { pattern, modules -> [Folder] in
      let names = pattern.contains("*") ? lessons : [""]
      return names.map { name in
        Folder(
          path: pattern.replacingOccurrences(of: "*", with: name),
          allowed: Set(modules.map { $0.replacingOccurrences(of: "*", with: name) }))
      }
    }.sorted { $0.path < $1.path }
  }

  /// The names of all modules of ours.
  static func modules() throws -> Set<String> {
    let rooms = try FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: "Sources").path)
    let lessons = try FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: "Lessons").path)
    return Set(rooms + lessons.flatMap { [$0, "\($0)Kit", "\($0)Probe", "\($0)Checks"] })
  }

  static func files(in folder: String) throws -> [URL] {
    let enumerator = FileManager.default.enumerator(
      at: root.appending(path: folder), includingPropertiesForKeys: nil)
    return (enumerator?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }
  }

  static func imports(in folder: String) throws -> Set<String> {
    var modules: Set<String> = []
    for file in try files(in: folder) {
      let text = try String(contentsOf: file, encoding: .utf8)
      modules.formUnion(ImportStatements.modules(in: text))
    }
    return modules
  }
}
