package import Caching
package import Courses
internal import Files
internal import Foundation
internal import Sandbox

/// Builds executables from a submission's files and a lesson's stubs and probe.
package struct ProgramBuilder: Sendable {
  package let lesson: LessonFolder
  package let compiler: Compiler
  package let support: SupportModules
  let workspace: Workspace
  /// The folder of the support modules where the cache cannot be written. It exists as long as this
  /// builder.
  private let modulesWorkspace: Workspace?
  /// The cache of compiled probes.
  let resultCache: ResultCache
  /// The texts of the stubs, by file name.
  package let stubs: [String: String]
  /// Whether probes are compiled even if the cache, which may be damaged, contains them.
  let ignoresCachedProbes: Bool
  /// Whether programs are taken from the cache and stored in it.
  let cachesPrograms: Bool

  package init(
    lesson: LessonFolder, compiler: Compiler, support: SupportModules, workspace: Workspace,
    modulesWorkspace: Workspace?, resultCache: ResultCache, stubs: [String: String],
    ignoresCachedProbes: Bool, cachesPrograms: Bool = false
  ) {
    self.lesson = lesson
    self.compiler = compiler
    self.support = support
    self.workspace = workspace
    self.modulesWorkspace = modulesWorkspace
    self.resultCache = resultCache
    self.stubs = stubs
    self.ignoresCachedProbes = ignoresCachedProbes
    self.cachesPrograms = cachesPrograms && !ignoresCachedProbes
  }

  /// The options for a submission: without optimization, in Swift 5 mode, and with debug information
  /// about lines.
  package static let options = ["-Onone", "-gline-tables-only", "-swift-version", "5"]
  static let probeOptions = SupportModules.options.map { $0 == "-O" ? "-Onone" : $0 }

  /// Builds a program from some files of a submission, with the lesson's stubs in place of the others.
  package func build(_ files: [String: String]) async throws -> Result<Program, BuildFailure> {
    let folder = try makeFolder()
    let sourceNames = self.sourceNames(Set(files.keys))
    let sources = self.sources(with: files)
    for (name, text) in sources { try folder.write(Data(text.utf8), to: name) }
    let names = Set(files.keys)
    let key = cachesPrograms ? try key(ofProgramWith: files) : nil
    if let key,
      let program = try cachedProgram(
        key, in: folder, files: names, names: sourceNames)
    {
      return .success(program)
    }
    let module = try await compileModule(of: sources.keys.sorted(), in: folder)
    guard module.succeeded else {
      return .failure(failure(module, at: .submission, files: names))
    }
    if let failed = try await addProbe(to: folder) {
      return .failure(failure(failed, at: .probe, files: names))
    }
    let linked = try await compiler.link(
      ["submission.o", "probe.o"] + support.objects, into: Self.executable, in: folder)
    guard linked.succeeded else {
      return .failure(failure(linked, at: .link, files: names))
    }
    let warnings = Diagnostic.parse(sourceNames.restored(in: module.output), files: names)
      .filter { $0.severity == .warning }
    let program = Program(
      executable: folder.url.appending(path: Self.executable), files: names, names: sourceNames,
      warnings: warnings, isolation: module.isolation.weaker(linked.isolation),
      workspace: workspace)
    if let key { try store(program, for: key) }
    return .success(program)
  }

  /// The name of the executable in a build folder.
  static let executable = "program"

  /// Creates a build folder with links to the compiled modules.
  func makeFolder() throws -> BuildFolder {
    let name = "build-\(UUID().uuidString.prefix(8).lowercased())"
    var folder = BuildFolder(try workspace.makeFolder(name))
    try folder.link(compiler.systemModules.folder, as: SystemModules.name)
    try folder.link(support.folder, as: SupportModules.name)
    return folder
  }

  /// Returns the texts of the student's module by the names under which they are compiled.
  func sources(with files: [String: String]) -> [String: String] {
    let names = sourceNames(Set(files.keys))
    return Dictionary(
      stubs.merging(files) { $1 }.map { (names.compiled($0), $1) }, uniquingKeysWith: { $1 })
  }

  /// Compiles the student's module from the sources in a build folder.
  func compileModule(
    of sources: [String], in folder: BuildFolder
  ) async throws -> Compiler.Outcome {
    try await compiler.compile(
      Compiler.Invocation(
        module: lesson.name, sources: sources, folder: folder,
        imports: [SupportModules.interfaces], object: "submission.o", interface: interface,
        options: Self.options))
  }

  /// Adds the lesson's probe, compiled against the submission's module, to a build folder.
  ///
  /// A cached object file is used where the module file is the same. Edits inside functions do not
  /// change the module file.
  ///
  /// - Returns: The compiler's outcome where it failed, else nil.
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
    if !ignoresCachedProbes, let probe = resultCache.value(for: key) {
      try folder.write(probe, to: "probe.o")
      return nil
    }
    let outcome = try await compiler.compile(
      Compiler.Invocation(
        module: "\(lesson.name)Probe", sources: sources, folder: folder,
        imports: [".", SupportModules.interfaces], object: "probe.o", interface: nil,
        options: Self.probeOptions))
    guard outcome.succeeded else { return outcome }
    if outcome.isolation == .full {
      resultCache.store(
        try SwiftSources.contents(of: folder.url.appending(path: "probe.o")), for: key)
    }
    return nil
  }

  /// The folder of the probe's sources, relative to the build folder.
  static let probeFolder = "probe"

  /// The module file of the submission, which contains its public declarations.
  var interface: String { "\(lesson.name).swiftmodule" }

  func sourceNames(_ files: Set<String>) -> SourceNames {
    SourceNames(of: files, exercises: Set(stubs.keys))
  }

  /// Creates the failure of a step of the build, with the student's own file names.
  func failure(
    _ outcome: Compiler.Outcome, at step: BuildStep, files: Set<String>
  ) -> BuildFailure {
    BuildFailure(sourceNames(files).restored(in: outcome), at: step, files: files)
  }
}
