internal import Foundation
internal import Caching
internal import Sandbox

/// A submission's program, ready to be run: some of its files, stubs in the place of the others,
/// and the lesson's probe.
struct Program: Sendable {
  let executable: URL
  /// The names of the files that come from the student.
  let files: Set<String>
  /// The names under which those files were compiled.
  let names: SourceNames
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
  let kept: ResultCache
  /// The text of every stub, by its file's name.
  let stubs: [String: String]
  /// Whether every probe is compiled anew, because the cache may be damaged.
  var ignoresKeptProbes = false

  /// How a submission is compiled: gently, and so that an address tells a line.
  static let options = ["-Onone", "-gline-tables-only", "-swift-version", "5"]
  static let probeOptions = Support.options.map { $0 == "-O" ? "-Onone" : $0 }

  /// Builds a program from the given files, with stubs in the place of all others.
  func build(_ files: [String: String]) async throws -> Result<Program, BuildFailure> {
    let name = "build-\(UUID().uuidString.prefix(8).lowercased())"
    var folder = BuildFolder(try workspace.makeFolder(name))
    try folder.link(compiler.systemModules.folder, as: SystemModules.name)
    try folder.link(support.folder, as: Support.name)
    let sourceNames = self.sourceNames(Set(files.keys))
    let sources = Dictionary(
      stubs.merging(files) { $1 }.map { (sourceNames.compiled($0), $1) }, uniquingKeysWith: { $1 })
    for (name, text) in sources { try folder.write(Data(text.utf8), to: name) }
    let names = Set(files.keys)
    let module = try await compiler.compile(
      Compiler.Invocation(
        module: lesson.name, sources: sources.keys.sorted(), folder: folder,
        imports: [Support.interfaces], object: "submission.o", interface: interface,
        options: Self.options))
    guard module.succeeded else {
      var refused = failure(module, at: .submission, files: names)
      refused.diagnostics = refused.diagnostics.map { diagnostic in
        files[diagnostic.file].map { GivenUpPowers.told(diagnostic, in: $0) } ?? diagnostic
      }
      return .failure(refused)
    }
    if let refusal = try await addProbe(to: folder) {
      var misfit = failure(refusal, at: .probe, files: names)
      misfit.diagnostics += differences(of: files)
      return .failure(misfit)
    }
    let linked = try await compiler.link(
      ["submission.o", "probe.o"] + support.objects, into: "program", in: folder)
    guard linked.succeeded else {
      return .failure(failure(linked, at: .link, files: names))
    }
    let warnings = Diagnostic.parse(sourceNames.restored(in: module.output), files: names)
      .filter { $0.severity == .warning }
    return .success(
      Program(
        executable: folder.url.appending(path: "program"), files: names, names: sourceNames,
        warnings: warnings,
        isolation: module.isolation.weaker(linked.isolation)))
  }

  /// Compiles the lesson's probe against the submission's module in a folder, or takes one that was
  /// compiled against the very same module: an edit inside of functions leaves the module as it is.
  ///
  /// - Returns: What the compiler says where they do not fit together, else nil.
  private func addProbe(to folder: BuildFolder) async throws -> Compiler.Outcome? {
    var hash = ContentHash()
    hash.add(support.identity)
    for option in Self.probeOptions { hash.add(option) }
    var sources: [String] = []
    for file in try SwiftSources.files(in: lesson.probe) {
      let bytes = try SwiftSources.contents(of: file)
      hash.add(file.lastPathComponent)
      hash.add(bytes)
      sources.append("\(Self.probeFolder)/\(file.lastPathComponent)")
      try folder.write(bytes, to: sources[sources.count - 1])
    }
    hash.add(try SwiftSources.contents(of: folder.url.appending(path: interface)))
    let key = "probe-\(hash.hexadecimal())"
    if !ignoresKeptProbes, let probe = kept.result(of: key) {
      try folder.write(probe, to: "probe.o")
      return nil
    }
    let outcome = try await compiler.compile(
      Compiler.Invocation(
        module: "\(lesson.name)Probe", sources: sources, folder: folder,
        imports: [".", Support.interfaces], object: "probe.o", interface: nil,
        options: Self.probeOptions))
    guard outcome.succeeded else { return outcome }
    if outcome.isolation == .full {
      kept.keep(try SwiftSources.contents(of: folder.url.appending(path: "probe.o")), as: key)
    }
    return nil
  }

  /// Where the probe's sources lie in a build folder.
  static let probeFolder = "probe"

  /// The file that tells what the submission's module offers.
  private var interface: String { "\(lesson.name).swiftmodule" }

  private func sourceNames(_ files: Set<String>) -> SourceNames {
    SourceNames(of: files, exercises: Set(stubs.keys))
  }

  /// Returns what the checks look for in the student's files and do not find.
  private func differences(of files: [String: String]) -> [Diagnostic] {
    files.sorted { $0.key < $1.key }.flatMap { name, source in
      stubs[name].map {
        InterfaceDifferences.find(in: source, comparedWith: $0, file: name)
      } ?? []
    }
  }

  /// Reads why a step of the build failed, in the student's names and with the kit's names suggested.
  private func failure(
    _ outcome: Compiler.Outcome, at step: BuildStep, files: Set<String>
  ) -> BuildFailure {
    // Without the kit's names the message lacks a suggestion, no more.
    let sources = (try? SwiftSources.files(in: lesson.kit)) ?? []
    let names = KitNames.names(
      in: sources.compactMap { try? String(contentsOf: $0, encoding: .utf8) })
    var failure = BuildFailure(
      sourceNames(files).restored(in: outcome), at: step, files: files)
    failure.diagnostics = failure.diagnostics.map { KitNames.suggesting(names, in: $0) }
    return failure
  }
}
