import Foundation
import Testing

/// Checks the import statements against the allowed dependencies.
@Suite struct ImportRuleTests {
  /// The modules of this package, and the libraries that only one of them uses, that each folder may
  /// import.
  static let allowed: [String: Set<String>] = [
    "Sources/Autograd": [],
    "Sources/Observations": [],
    "Sources/ProbeRuntime": ["Observations"],
    "Sources/ExperimentRuntime": ["ProbeRuntime"],
    "Sources/LessonKit": ["ProbeRuntime"],
    // The experiments in the folder inside import the student's module, too.
    "Lessons/*/Exercises": ["Autograd", "*Kit", "*"],
    "Solutions/*": ["Autograd", "*Kit"],
    "Lessons/*/Kit": ["Autograd", "Observations", "ProbeRuntime"],
    "Lessons/*/Probe": ["Autograd", "Observations", "ProbeRuntime", "*Kit", "*"],
    "Lessons/*/Checks": [
      "Autograd", "Observations", "Checking", "Figures", "Plotting", "Rules", "YAMLReading", "*Kit",
    ],
    "Sources/Files": ["CFiles", "CMessageDigest"],
    "Sources/Caching": ["Files"],
    "Sources/VisibleText": [],
    "Sources/YAMLReading": [],
    "Sources/LessonReading": ["CCMarkGFM", "Files", "YAMLReading"],
    "Sources/Typesetting": ["CDuktape", "Caching", "Files", "VisibleText"],
    "Sources/LessonRendering": ["LessonReading", "Typesetting", "VisibleText"],
    "Sources/Plotting": ["VisibleText"],
    "Sources/Checking": ["Observations", "Rules"],
    "Sources/Figures": ["Checking", "Observations", "Plotting", "YAMLReading"],
    "Sources/Rules": [],
    "Sources/Sandbox": ["CSandbox"],
    "Sources/Courses": ["Files", "LessonReading", "YAMLReading"],
    "Sources/Importing": ["Courses", "Files", "LessonReading", "Typesetting"],
    "Sources/Collecting": ["Courses", "Files", "Sandbox", "VisibleText"],
    "Sources/ClusterJobs": ["Courses", "Files", "Sandbox"],
    "Sources/Mutating": ["Courses"],
    "Sources/Compiling": ["Caching", "Courses", "Files", "Sandbox"],
    "Sources/Explaining": [
      "Compiling", "Courses", "LessonReading", "Sandbox", "VisibleText", "YAMLReading",
    ],
    "Sources/Grading": [
      "Caching", "Checking", "Compiling", "Courses", "Explaining", "Figures", "Files",
      "LessonReading", "Observations", "Plotting", "Sandbox", "VisibleText", "YAMLReading",
    ],
    "Sources/Progress": [
      "Checking", "Compiling", "Courses", "Figures", "Files", "Grading", "LessonReading",
    ],
    "Sources/Authoring": ["Courses", "Explaining", "Files", "LessonReading", "Progress"],
    "Sources/FileWatching": ["Files"],
    "Sources/LocalServer": [],
    "Sources/Verifying": [
      "Checking", "Compiling", "Courses", "Explaining", "Figures", "Grading", "LessonReading",
      "Mutating", "Typesetting",
    ],
    "Sources/Reporting": [
      "Caching", "Checking", "CMessageDigest", "Compiling", "Courses", "Explaining", "Figures",
      "Files", "Grading", "LessonReading", "LessonRendering", "Observations", "Plotting", "Sandbox",
      "Typesetting", "VisibleText",
    ],
    "Sources/ClassReporting": ["Files", "Reporting", "VisibleText"],
    "Sources/Notebook": [
      "Caching", "Checking", "Compiling", "Courses", "Figures", "FileWatching", "Files", "Grading",
      "LessonReading", "LocalServer", "Plotting", "Progress", "Reporting", "Typesetting",
    ],
    "Sources/Gradebook": ["Courses", "Files"],
    "Sources/ClassGrading": [
      "Checking", "ClassReporting", "Collecting", "Compiling", "Courses", "Files", "Gradebook",
      "Grading", "LessonReading", "Reporting", "Typesetting",
    ],
    "Sources/LessonsCommand": [
      "Authoring", "ClassGrading", "ClassReporting", "ClusterJobs", "Collecting", "Gradebook",
      "Caching", "Checking", "Compiling", "Courses", "Figures", "FileWatching", "Files",
      "Grading", "Importing", "LessonReading", "LocalServer", "Notebook", "Plotting", "Progress",
      "Reporting", "Sandbox",
      "Typesetting", "Verifying", "VisibleText",
    ],
    "Sources/lessons": ["LessonsCommand"],
    // The benchmarks, and their program that is linked with a student's optimizers.
    "Sources/lessons-bench": [
      "Compiling", "Courses", "LessonReading", "Grading", "Reporting", "Typesetting",
      "OptimizersChecks", "Autograd", "Optimizers", "OptimizersKit",
    ],
  ]

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test("Every folder imports only allowed modules", arguments: try folders())
  func imports(_ folder: Folder) throws {
    let all = try Self.imports(in: folder.path)
    let files = try Self.files(in: folder.path)
    try #require(!files.isEmpty, "\(folder.path) has no sources.")
    let imported = all.intersection(try Self.modules())
    #expect(
      imported.subtracting(folder.allowed).isEmpty,
      "\(folder.path) may import \(folder.allowed.sorted())")
  }

  @Test(
    "The modules of the child process do not import Foundation",
    arguments: try foldersOfChildProcess())
  func noFoundation(_ folder: String) throws {
    try #require(try !Self.files(in: folder).isEmpty)
    #expect(try !Self.imports(in: folder).contains { $0.hasPrefix("Foundation") })
  }

  /// The folders of the modules that are linked into the child process, each lesson's included.
  static func foldersOfChildProcess() throws -> [String] {
    let shared = [
      "Autograd", "Observations", "ProbeRuntime", "LessonKit", "ExperimentRuntime",
    ].map { "Sources/\($0)" }
    let lessons = try lessons()
    return shared + lessons.flatMap { ["Lessons/\($0)/Kit", "Lessons/\($0)/Probe"] }
  }

  @Test("Every folder of sources has a rule")
  func complete() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: Self.root.appending(path: "Sources").path)
    for folder in folders where try !Self.files(in: "Sources/\(folder)").isEmpty {
      #expect(Self.allowed["Sources/\(folder)"] != nil, "Sources/\(folder) has no rule")
    }
  }

  struct Folder: CustomTestStringConvertible, Sendable {
    let path: String
    let allowed: Set<String>
    var testDescription: String { path }
  }

  /// The names of the lessons' folders, sorted.
  static func lessons() throws -> [String] {
    let folder = root.appending(path: "Lessons")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().filter {
      FileManager.default.fileExists(atPath: folder.appending(path: "\($0)/Lesson.md").path)
    }
  }

  /// The folders, with `*` replaced by each lesson's name.
  static func folders() throws -> [Folder] {
    let lessons = try lessons()
    return allowed.flatMap { pattern, modules -> [Folder] in
      let names = pattern.contains("*") ? lessons : [""]
      return names.map { name in
        Folder(
          path: pattern.replacingOccurrences(of: "*", with: name),
          allowed: Set(modules.map { $0.replacingOccurrences(of: "*", with: name) }))
      }
    }.sorted { $0.path < $1.path }
  }

  /// The names of all modules of this package.
  static func modules() throws -> Set<String> {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: "Sources").path)
    let lessons = try lessons()
    return Set(folders + lessons.flatMap { [$0, "\($0)Kit", "\($0)Probe", "\($0)Checks"] })
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
