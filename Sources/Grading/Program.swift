internal import Foundation
internal import Sandbox

/// A submission's program, ready to be run: some of its files, stubs in the place of the others,
/// and the lesson's probe.
struct Program: Sendable {
  let executable: URL
  /// The names of the files that come from the student.
  let files: Set<String>
  /// Those of them that are not the lesson's stubs unchanged.
  let ownWork: Set<String>
  /// What the compiler remarked about those files.
  let warnings: [Diagnostic]
  /// What was in force while it was compiled and linked.
  let isolation: Isolation
}

/// Why no program could be made.
struct BuildFailure: Error, Sendable {
  /// What the compiler said about the student's files.
  let diagnostics: [Diagnostic]
  /// The first thing it said about anything else: the probe, or a stub.
  let elsewhere: String?
  /// What became of the compiler itself, where it did not come to an end of its own.
  let collapse: String?
}

/// Makes programs out of a lesson's stubs and a submission's files.
struct ProgramBuilder: Sendable {
  let lesson: LessonFolder
  let compiler: Compiler
  let support: Support
  let workspace: Workspace
  /// The text of every stub, by its file's name.
  let stubs: [String: String]

  /// How a submission is compiled: gently, and so that an address tells a line.
  static let options = ["-Onone", "-gline-tables-only", "-swift-version", "5"]
  static let probeOptions = Support.options.map { $0 == "-O" ? "-Onone" : $0 }

  /// Builds a program from the given files, with stubs in the place of all others.
  func build(_ files: [String: String]) async throws -> Result<Program, BuildFailure> {
    let folder = try workspace.makeFolder("build-\(UUID().uuidString.prefix(8).lowercased())")
    let sources = stubs.merging(files) { $1 }
    for (name, text) in sources {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    let names = Set(files.keys)
    let module = try await compiler.compile(
      Compiler.Invocation(
        module: lesson.name, sources: sources.keys.sorted(), directory: folder,
        imports: [support.modules], object: folder.appending(path: "submission.o"),
        interface: folder.appending(path: "\(lesson.name).swiftmodule"),
        options: Self.options))
    guard module.succeeded else { return .failure(failure(module, files: names)) }
    let probe = try await compiler.compile(
      Compiler.Invocation(
        module: "\(lesson.name)Probe",
        sources: try SwiftSources.files(in: lesson.probe).map(\.lastPathComponent),
        directory: lesson.probe,
        imports: [folder, support.modules],
        object: folder.appending(path: "probe.o"), interface: nil,
        options: Self.probeOptions))
    guard probe.succeeded else { return .failure(failure(probe, files: names)) }
    let executable = folder.appending(path: "program")
    let linked = try await compiler.link(
      [folder.appending(path: "submission.o"), folder.appending(path: "probe.o")]
        + support.objects, into: executable)
    guard linked.succeeded else { return .failure(failure(linked, files: names)) }
    let warnings = Diagnostic.parse(module.output, files: names).filter { $0.severity == .warning }
    return .success(
      Program(
        executable: executable, files: names, ownWork: names.filter { files[$0] != stubs[$0] },
        warnings: warnings,
        isolation: module.isolation.weaker(probe.isolation).weaker(linked.isolation)))
  }

  private func failure(_ outcome: Compiler.Outcome, files: Set<String>) -> BuildFailure {
    BuildFailure(
      diagnostics: Diagnostic.parse(outcome.output, files: files),
      elsewhere: Diagnostic.firstMessage(in: outcome.output), collapse: outcome.collapse)
  }
}
