internal import Foundation
package import Caching
package import Courses
internal import Files
internal import Sandbox

/// Makes programs out of a lesson's stubs and a submission's files.
package struct ProgramBuilder: Sendable {
  package let lesson: LessonFolder
  package let compiler: Compiler
  package let support: Support
  let workspace: Workspace
  /// The cache of compiled probes.
  let results: ResultCache
  /// The text of every stub, by its file's name.
  package let stubs: [String: String]
  /// Whether every probe is compiled anew, because the cache may be damaged.
  let ignoresCachedProbes: Bool

  package init(
    lesson: LessonFolder, compiler: Compiler, support: Support, workspace: Workspace,
    results: ResultCache, stubs: [String: String], ignoresCachedProbes: Bool
  ) {
    self.lesson = lesson
    self.compiler = compiler
    self.support = support
    self.workspace = workspace
    self.results = results
    self.stubs = stubs
    self.ignoresCachedProbes = ignoresCachedProbes
  }

  /// How a submission is compiled: gently, and so that an address tells a line.
  package static let options = ["-Onone", "-gline-tables-only", "-swift-version", "5"]
  static let probeOptions = Support.options.map { $0 == "-O" ? "-Onone" : $0 }

  /// Builds a program from the given files, with stubs in the place of all others.
  package func build(_ files: [String: String]) async throws -> Result<Program, BuildFailure> {
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
      return .failure(failure(module, at: .submission, files: names))
    }
    if let refusal = try await addProbe(to: folder) {
      return .failure(failure(refusal, at: .probe, files: names))
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
    if !ignoresCachedProbes, let probe = results.result(of: key) {
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
      results.store(try SwiftSources.contents(of: folder.url.appending(path: "probe.o")), as: key)
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

  /// Reads why a step of the build failed, in the student's names.
  private func failure(
    _ outcome: Compiler.Outcome, at step: BuildStep, files: Set<String>
  ) -> BuildFailure {
    BuildFailure(sourceNames(files).restored(in: outcome), at: step, files: files)
  }
}
