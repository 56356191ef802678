import Checking
import Compiling
import Courses
import Foundation
import Grading
import LessonReading
import OptimizersChecks
import TestSupport
import Testing

/// Correct submissions pass wherever the course is and whatever happens to its cache.
@Suite struct CacheTests {
  /// A course in a folder of its own, with the solution of one exercise.
  private struct CourseFolder {
    let url: URL

    init(_ url: URL) throws {
      self.url = url
      let files = FileManager.default
      try files.createDirectory(
        at: url.appending(path: "Sources"), withIntermediateDirectories: true)
      for part in [
        "Package.swift", "Lessons", "Sources/Autograd", "Sources/Observations",
        "Sources/ProbeRuntime", "Sources/ExperimentRuntime",
      ] {
        try files.copyItem(at: Course.root.appending(path: part), to: url.appending(path: part))
      }
      try write(text: "// The first version.")
    }

    /// Opens an existing course.
    init(existing url: URL) {
      self.url = url
    }

    private var submission: URL { url.appending(path: "Solutions/Sgd") }
    var cache: URL { url.appending(path: ".lessons/cache") }

    /// Writes the solution with a text after it, so that it must be compiled.
    func write(text: String) throws {
      let name = "StochasticGradientDescent.swift"
      let solution = Course.root.appending(path: "Solutions/Optimizers/\(name)")
      try FileManager.default.createDirectory(at: submission, withIntermediateDirectories: true)
      let source = try String(contentsOf: solution, encoding: .utf8)
      try Data("\(source)\n\(text)\n".utf8).write(to: submission.appending(path: name))
    }

    func grade() async throws -> GradedExercise {
      let folder = try Courses.Course(root: url).lesson("optimizers")
      let prepared = try PreparedLesson(
        folder: folder, lesson: readLesson(at: folder.text.path), checks: LessonEntry(),
        toolchain: Toolchain(searchPath: ProcessInfo.processInfo.environment["PATH"] ?? ""),
        cachesVerdicts: true)
      let work = try Submission(folder: submission, lesson: prepared.lesson)
      let graded = try await ConcurrencyLimit.forPrograms.run {
        try await prepared.grade(work, exercises: ["sgd"], seed: 0)
      }
      return try #require(graded.exercises.first)
    }

    /// The only folder of a kind in the cache.
    func folder(_ kind: String) throws -> URL {
      let names = try FileManager.default.contentsOfDirectory(atPath: cache.path)
      return cache.appending(path: try #require(names.first { $0.hasPrefix("\(kind)-") }))
    }

    /// The paths of the files in a folder of the cache with a suffix.
    func files(_ kind: String, endingIn ending: String) throws -> [URL] {
      let folder = try folder(kind)
      return try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        .filter { $0.hasSuffix(ending) }.map { folder.appending(path: $0) }
    }
  }

  @Test(
    "A course passes in a folder of any name",
    arguments: [
      "100 % %s%n%%20 it's \"quoted\" #sharp $HOME ${x} `x` a:b;c,d line\nbreak",
      "@arguments Übung 日本 🎓 back\\slash * ? [x] ~ & | < > ( ) !", "-o",
      String(repeating: String(repeating: "d", count: 200) + "/", count: 4) + "long",
    ])
  func names(_ name: String) async throws {
    let home = try TemporaryFolder()
    let course = try CourseFolder(home.url.appending(path: name, directoryHint: .isDirectory))
    #expect(try await course.grade().status == .passed)
  }

  @Test("A course that was moved, copied with its cache or reached by a link passes")
  func moved() async throws {
    let home = try TemporaryFolder()
    let files = FileManager.default
    let course = try CourseFolder(home.url.appending(path: "here"))
    #expect(try await course.grade().status == .passed)

    let moved = CourseFolder(existing: home.url.appending(path: "moved"))
    try files.moveItem(at: course.url, to: moved.url)
    try moved.write(text: "// Edited after the move.")
    #expect(try await moved.grade().status == .passed)

    let copy = CourseFolder(existing: home.url.appending(path: "copy"))
    try files.copyItem(at: moved.url, to: copy.url)
    try copy.write(text: "// Edited after the copy.")
    #expect(try await copy.grade().status == .passed)

    let link = CourseFolder(existing: home.url.appending(path: "link"))
    try files.createSymbolicLink(at: link.url, withDestinationURL: copy.url)
    try link.write(text: "// Edited by way of a link.")
    #expect(try await link.grade().status == .passed)

    // Another course replaces the first, together with its cache.
    try files.moveItem(at: copy.url, to: course.url)
    try course.write(text: "// Edited in the first one's place.")
    #expect(try await course.grade().status == .passed)
  }

  @Test("A course with an unwritable cache and folder passes")
  func readOnly() async throws {
    let home = try TemporaryFolder()
    let course = try CourseFolder(home.url.appending(path: "course"))
    // A file in place of the folder, which root cannot overwrite either.
    try Data().write(to: course.url.appending(path: ".lessons"))
    #expect(try await course.grade().status == .passed)
  }

  enum Damage: String, CaseIterable {
    case objectCutOff, interfaceMissing, interfaceOverwritten, versionMissing
    case systemModuleCutOff, systemModuleZeroed, systemAndSupport
    case listCutOff, listMissing, supportIsFile, keptIsFile, everythingEmpty
  }

  @Test("Damaged parts of the cache are rebuilt and cost no points")
  func damage() async throws {
    let home = try TemporaryFolder()
    let course = try CourseFolder(home.url.appending(path: "course"))
    #expect(try await course.grade().status == .passed)
    for damage in Damage.allCases {
      try inflict(damage, on: course)
      try course.write(text: "// After \(damage).")
      let graded = try await course.grade()
      #expect(graded.status == .passed, "\(damage): \(graded.message)")
    }
  }

  private func inflict(_ damage: Damage, on course: CourseFolder) throws {
    let files = FileManager.default
    func replace(_ file: URL, by bytes: (Data) -> Data) throws {
      try bytes(Data(contentsOf: file)).write(to: file)
    }
    func replaceByFile(_ place: URL) throws {
      try files.removeItem(at: place)
      try Data("none".utf8).write(to: place)
    }
    let kept = course.cache.appending(path: "kept")
    if files.fileExists(atPath: kept.path) { try files.removeItem(at: kept) }
    let interfaces = try course.files("support", endingIn: "Autograd.swiftmodule")
    let systemModules = try course.files("system", endingIn: ".pcm")
    try #require(!interfaces.isEmpty && !systemModules.isEmpty)
    switch damage {
    case .objectCutOff:
      for file in try course.files("support", endingIn: "Autograd.o") {
        try replace(file) { $0.prefix(100) }
      }
    case .interfaceMissing: for file in interfaces { try files.removeItem(at: file) }
    case .interfaceOverwritten:
      for file in interfaces { try replace(file) { Data(repeating: 7, count: $0.count) } }
    case .versionMissing:
      for file in try course.files("support", endingIn: "compiler-version") {
        try files.removeItem(at: file)
      }
    case .systemModuleCutOff: for file in systemModules { try replace(file) { $0.prefix(50) } }
    case .systemModuleZeroed:
      // The size is unchanged. The damage is detected because the lesson's stubs do not compile.
      for file in systemModules { try replace(file) { Data(repeating: 0, count: $0.count) } }
    case .systemAndSupport:
      // The support modules must be compiled again, and the damaged system modules prevent it.
      for file in systemModules { try replace(file) { Data(repeating: 0, count: $0.count) } }
      for file in interfaces { try files.removeItem(at: file) }
    case .listCutOff:
      for file in try course.files("system", endingIn: "contents") {
        try replace(file) { $0.prefix(200) }
      }
    case .listMissing:
      for file in try course.files("support", endingIn: "contents") {
        try files.removeItem(at: file)
      }
    case .supportIsFile: try replaceByFile(course.folder("support"))
    case .keptIsFile: try Data("none".utf8).write(to: kept)
    case .everythingEmpty:
      for folder in [try course.folder("support"), try course.folder("system")] {
        try files.removeItem(at: folder)
        try files.createDirectory(at: folder, withIntermediateDirectories: true)
      }
    }
  }
}
