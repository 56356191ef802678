internal import ArgumentParser
internal import Compiling
internal import Courses
internal import Foundation
internal import Glibc
internal import Grading
internal import LessonReading
internal import Sandbox
internal import Typesetting

/// `lessons doctor`.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Checks this machine: the toolchain, the packages, the cache and the sandbox.",
    discussion: """
      A test program is compiled and run like a submission, and tries to do harm. For each attempt the \
      output says what prevented it. The exit status is 0 only if every attempt was prevented.
      """)

  @Flag(help: "Remove the cache, and do nothing else.")
  var clearCache = false

  @OptionGroup var course: CourseOptions

  func run() async throws {
    try await failing {
      let course = try course.course()
      let cache = CourseCache(of: course)
      if clearCache { return try cache.clear() }
      let toolchain = try Toolchain.ofThisProcess()
      try show("Packages", try await packages())
      try show("Typesetting", typesetting())
      let selfTest = try await SandboxSelfTest(in: course, toolchain: toolchain)
      try show("Toolchain", [("Swift", selfTest.compilerVersion), ("Linux", Self.kernel)])
      try show(
        "Self-test of the sandbox (\(selfTest.isolation.rawValue))",
        selfTest.findings.map { finding in
          (finding.obstacle == nil ? "POSSIBLE" : "prevented", sentence(finding))
        })
      try show("Lessons", try await lessons(of: course, toolchain: toolchain))
      try show("Cache", [("\(cache.size >> 20) MB", cache.folder.path)])
      guard let warning = selfTest.warning else { return }
      StandardError.write("\(warning)\n")
      if !selfTest.isContained { throw ExitCode.ourFault }
    }
  }

  /// Builds the stubs of each lesson. This replaces damaged files in the cache.
  private func lessons(
    of course: Course, toolchain: Toolchain
  ) async throws -> [(String, String)] {
    var lines: [(String, String)] = []
    for folder in try course.lessons() {
      try await BuildSelfTest.run(
        try readLesson(at: folder.text.path), in: folder, toolchain: toolchain)
      lines.append(("builds", "the stubs of \(folder.name)"))
    }
    return lines
  }

  private func sentence(_ finding: SandboxSelfTest.Finding) -> String {
    finding.attempt.description + (finding.obstacle.map { ", by \($0)" } ?? "")
  }

  private func packages() async throws -> [(String, String)] {
    let files = Set(SystemFile.allCases.map(\.debianPackage))
    let names = (DebianPackages.forBuilding + DebianPackages.forEditing + files).sorted()
    guard let versions = try await DebianPackages.versions(of: names) else {
      return [
        (
          "unknown",
          "this is not Debian; it needs the packages called there \(names.joined(separator: ", "))"
        )
      ]
    }
    return names.map { name in
      versions[name].map { ("installed", "\(name) \($0)") }
        ?? ("MISSING", "\(name): apt-get install \(name)")
    }
  }

  /// Typesets a formula and a line of code.
  private func typesetting() -> [(String, String)] {
    let typesetter = Typesetter()
    let formula = typesetter.math("x^2", display: false)
    _ = typesetter.codeLines("let x = 1", language: "swift")
    let shortfalls = typesetter.shortfalls.map { ("MISSING", $0.description) }
    guard shortfalls.isEmpty else { return shortfalls }
    return [("works", formula.fault?.message ?? "formulas and code are typeset")]
  }

  private func show(_ title: String, _ lines: [(String, String)]) throws {
    let width = lines.map(\.0.count).max() ?? 0
    try StandardOutput.printLine(title)
    for (word, text) in lines {
      try StandardOutput.printLine(
        "  \(word.padding(toLength: width, withPad: " ", startingAt: 0))  \(text)")
    }
  }

  private static var kernel: String {
    var facts = utsname()
    uname(&facts)
    return withUnsafeBytes(of: facts.release) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
