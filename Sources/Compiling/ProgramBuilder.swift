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
  /// The probe of a lesson that has none of its own.
  let derivedProbe: DerivedProbe
  /// Whether probes are compiled even if the cache, which may be damaged, contains them.
  let ignoresCachedProbes: Bool
  /// Whether programs are taken from the cache and stored in it.
  let cachesPrograms: Bool
  /// Whether the student's module is compiled without the modules that few need. Where it does not
  /// compile, that tells nothing.
  package var importsLess = false

  package init(
    lesson: LessonFolder, compiler: Compiler, support: SupportModules, workspace: Workspace,
    modulesWorkspace: Workspace?, resultCache: ResultCache, stubs: [String: String],
    derivedProbe: DerivedProbe, ignoresCachedProbes: Bool, cachesPrograms: Bool = false
  ) {
    self.lesson = lesson
    self.compiler = compiler
    self.support = support
    self.workspace = workspace
    self.modulesWorkspace = modulesWorkspace
    self.resultCache = resultCache
    self.stubs = stubs
    self.derivedProbe = derivedProbe
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
    let paths = sources.keys.sorted()
    let module = try await compileModule(of: paths, in: folder, for: .linking)
    guard module.succeeded else {
      return .failure(failure(module, at: .submission, files: names))
    }
    if let failed = try await addProbe(to: folder, compiledFrom: paths) {
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

  /// What a compiled module is used for.
  enum ModuleUse {
    /// To be linked with a probe that is compiled already.
    case linking
    /// To be imported, too.
    case importing
  }

  /// Compiles the student's module from the sources in a build folder.
  ///
  /// The module is resilient: what is linked with it depends on its public declarations, and not on
  /// the layout of its types.
  func compileModule(
    of sources: [String], in folder: BuildFolder, for use: ModuleUse
  ) async throws -> Compiler.Outcome {
    var invocation = Compiler.Invocation(
      module: lesson.name, sources: sources, folder: folder,
      imports: [SupportModules.interfaces], object: "submission.o",
      interface: use == .importing ? interface : nil,
      options: Self.options + Self.resilience + (importsLess ? Self.fewerImports : []))
    let outcome = try await compiler.compile(invocation)
    guard !importsLess else { return outcome }
    // The messages are those of a module without the option, which may also be without errors.
    guard !outcome.succeeded, outcome.toolFailure == nil,
      Self.mentionsResilience(outcome.output)
    else { return outcome }
    invocation.options = Self.options
    invocation.interface = interface
    return try await compiler.compile(invocation)
  }

  /// The options of a resilient module, whose public declarations are written to a text file.
  private static let resilience = [
    "-enable-library-evolution", "-emit-module-interface-path", publicInterface,
  ]

  /// The options for a module that uses neither concurrency nor regular expressions. Without their
  /// modules it compiles faster.
  private static let fewerImports = [
    "-disable-implicit-concurrency-module-import",
    "-disable-implicit-string-processing-module-import",
  ]

  /// The file with the public declarations of the student's module.
  private static let publicInterface = "public.swiftinterface"

  private static func mentionsResilience(_ output: String) -> Bool {
    output.contains("error: ")
      && ["swiftinterface", "module interface", "resilient", "library evolution is enabled"]
        .contains(where: output.contains)
  }

  /// Adds the lesson's probe, compiled against the submission's module, to a build folder.
  ///
  /// A cached object file is used where the public declarations are the same. Edits of function bodies
  /// and of private declarations do not change them.
  ///
  /// - Returns: The compiler's outcome where it failed, else nil.
  private func addProbe(
    to folder: BuildFolder, compiledFrom module: [String]
  ) async throws -> Compiler.Outcome? {
    var hash = ContentHash()
    hash.add(support.identity)
    for option in Self.probeOptions { hash.add(option) }
    var sources: [String] = []
    for (name, bytes) in try probeSources() {
      hash.add(name)
      hash.add(bytes)
      sources.append("\(Self.probeFolder)/\(name)")
      try folder.write(bytes, to: sources[sources.count - 1])
    }
    let hasModule = FileManager.default.fileExists(
      atPath: folder.url.appending(path: interface).path)
    // A module that is not resilient has been written with its layout.
    let declarations = hasModule ? interface : Self.publicInterface
    hash.add(try SwiftSources.contents(of: folder.url.appending(path: declarations)))
    let key = "probe-\(hash.hexadecimal())"
    if !ignoresCachedProbes, let probe = resultCache.value(for: key) {
      try folder.write(probe, to: "probe.o")
      return nil
    }
    if !hasModule {
      let outcome = try await compileModule(of: module, in: folder, for: .importing)
      guard outcome.succeeded else { return outcome }
    }
    let outcome = try await compiler.compile(
      Compiler.Invocation(
        module: lesson.modules.probe, sources: sources, folder: folder,
        imports: [".", SupportModules.interfaces], object: "probe.o", interface: nil,
        options: Self.probeOptions))
    guard outcome.succeeded else { return outcome }
    if outcome.isolation == .full {
      resultCache.store(
        try SwiftSources.contents(of: folder.url.appending(path: "probe.o")), for: key)
    }
    return nil
  }

  /// Returns the sources of the probe: the lesson's own, or the one that is derived from its stubs.
  func probeSources() throws -> [(name: String, bytes: Data)] {
    guard lesson.hasProbe else { return [(DerivedProbe.file, Data(derivedProbe.text.utf8))] }
    return try lesson.probeFiles().map {
      ($0.lastPathComponent, try SwiftSources.contents(of: $0))
    }
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
