internal import Foundation
internal import Keeping
internal import Sandbox

/// A submission's program, ready to be run: some of its files, stubs in the place of the others,
/// and the lesson's probe.
struct Program: Sendable {
  let executable: URL
  /// The names of the files that come from the student.
  let files: Set<String>
  /// What the compiler remarked about those files.
  let warnings: [Diagnostic]
  /// What was in force while it was compiled and linked.
  let isolation: Isolation
}

/// Makes programs out of a lesson's stubs and a submission's files.
struct ProgramBuilder: Sendable {
  let lesson: LessonFolder
  let compiler: Compiler
  let support: Support
  let workspace: Workspace
  /// Where the probe is kept.
  let kept: KeptFiles
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
        interface: folder.appending(path: interface),
        options: Self.options))
    guard module.succeeded else { return .failure(failure(module, files: names)) }
    if let refusal = try await addProbe(to: folder) {
      var failure = failure(refusal, files: names)
      failure.diagnostics += differences(of: files)
      return .failure(failure)
    }
    let executable = folder.appending(path: "program")
    let linked = try await compiler.link(
      [folder.appending(path: "submission.o"), folder.appending(path: "probe.o")]
        + support.objects, into: executable)
    guard linked.succeeded else { return .failure(failure(linked, files: names)) }
    let warnings = Diagnostic.parse(module.output, files: names).filter { $0.severity == .warning }
    return .success(
      Program(
        executable: executable, files: names,
        warnings: warnings,
        isolation: module.isolation.weaker(linked.isolation)))
  }

  /// Compiles the lesson's probe against the submission's module in a folder, or takes one that was
  /// compiled against the very same module: an edit inside of functions leaves the module as it is.
  ///
  /// - Returns: What the compiler says where they do not fit together, else nil.
  private func addProbe(to folder: URL) async throws -> Compiler.Outcome? {
    let object = folder.appending(path: "probe.o")
    let sources = try SwiftSources.files(in: lesson.probe)
    var hash = ContentHash()
    hash.add(support.identity)
    for option in Self.probeOptions { hash.add(option) }
    for source in sources {
      hash.add(source.lastPathComponent)
      hash.add(try SwiftSources.contents(of: source))
    }
    hash.add(try SwiftSources.contents(of: folder.appending(path: interface)))
    let key = "probe-\(hash.hexadecimal())"
    if let probe = kept.result(of: key) {
      try probe.write(to: object)
      return nil
    }
    let outcome = try await compiler.compile(
      Compiler.Invocation(
        module: "\(lesson.name)Probe", sources: sources.map(\.lastPathComponent),
        directory: lesson.probe, imports: [folder, support.modules], object: object,
        interface: nil, options: Self.probeOptions))
    guard outcome.succeeded else { return outcome }
    if outcome.isolation == .full { kept.keep(try SwiftSources.contents(of: object), as: key) }
    return nil
  }

  /// The file that tells what the submission's module offers.
  private var interface: String { "\(lesson.name).swiftmodule" }

  /// Returns what the checks look for in the student's files and do not find.
  private func differences(of files: [String: String]) -> [Diagnostic] {
    files.sorted { $0.key < $1.key }.flatMap { name, source in
      stubs[name].map {
        InterfaceDifferences.find(in: source, comparedWith: $0, file: name)
      } ?? []
    }
  }

  private func failure(_ outcome: Compiler.Outcome, files: Set<String>) -> BuildFailure {
    // Without the kit's names the message lacks a suggestion, no more.
    let sources = (try? SwiftSources.files(in: lesson.kit)) ?? []
    let names = KitNames.names(
      in: sources.compactMap { try? String(contentsOf: $0, encoding: .utf8) })
    return BuildFailure(
      diagnostics: Diagnostic.parse(outcome.output, files: files)
        .map { KitNames.suggesting(names, in: $0) },
      elsewhere: Diagnostic.firstMessage(in: outcome.output), collapse: outcome.collapse)
  }
}
