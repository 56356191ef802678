package import Courses
internal import Files
package import Foundation

/// The modules that every submission to a lesson is linked with, compiled once and cached.
///
/// They are compiled outside the package's build folder, because that folder also contains the
/// checks' modules, which a submission must not be able to import.
package struct SupportModules: Sendable {
  /// The folder of the module files and object files.
  package let folder: URL
  /// The names of the modules.
  let modules: [String]
  /// A hash of the sources.
  package let hash: String
  /// A hash of the sources and of the toolchain.
  package let identity: String
  /// The first line that the compiler prints for `-version`.
  package let compilerVersion: String

  /// The name of the link to the folder in every build folder.
  static let name = "support"
  /// The folder of the modules that a submission may import. It contains no others.
  static let interfaces = "\(name)/modules"
  /// The object files to link with a probe, relative to a build folder.
  var objects: [String] { objectFiles(of: modules.filter { $0 != Self.experimentRuntime }) }
  /// The object files to link with an experiment.
  var objectsForExperiments: [String] { objectFiles(of: modules) }

  private func objectFiles(of modules: [String]) -> [String] {
    modules.map { "\(Self.name)/\($0).o" }
  }

  /// The module with the entry point of experiments.
  private static let experimentRuntime = "ExperimentRuntime"

  /// The sources of one module.
  private struct Module {
    let name: String
    /// The contents of the source files. They are read once, so the hash is that of the compiled text.
    let sources: [(name: String, bytes: Data)]

    init(_ name: String, in folder: URL) throws(ReportedFault) {
      self.name = name
      var sources: [(name: String, bytes: Data)] = []
      for file in try SwiftSources.files(in: folder) {
        sources.append((file.lastPathComponent, try SwiftSources.contents(of: file)))
      }
      self.sources = sources
    }
  }

  private static func modules(of lesson: LessonFolder) throws(ReportedFault) -> [Module] {
    let sources = lesson.course.root.appending(path: "Sources")
    var modules: [Module] = []
    for name in ["Autograd", "Observations", "ProbeRuntime", experimentRuntime] {
      modules.append(try Module(name, in: sources.appending(path: name)))
    }
    modules.append(try Module(lesson.kitModule, in: lesson.kitSources))
    return modules
  }

  /// Returns the support modules of a lesson from the cache, or compiles them into the cache.
  ///
  /// - Parameters:
  ///   - lesson: The lesson's folder.
  ///   - compiler: The compiler to use.
  ///   - workspace: The folder for temporary files.
  ///   - ignoringCache: Whether to compile the modules even if they are in the cache.
  /// - Returns: The modules, in the cache or in the workspace.
  /// - Throws: A ``ReportedFault`` where they do not compile or cannot be written.
  package static func prepare(
    for lesson: LessonFolder, compiler: Compiler, workspace: Workspace, ignoringCache: Bool = false
  ) async throws -> SupportModules {
    let modules = try modules(of: lesson)
    let sources = hash(of: modules)
    let identity = try identity(ofSources: sources, toolchain: compiler.toolchain)
    let cached = VerifiedFolder(
      url: lesson.course.cache.appending(path: "support-\(identity.prefix(24))"),
      comparison: .contents)
    let folder = try await cached.prepared(in: workspace, ignoringCache: ignoringCache) { fresh in
      try await build(modules, into: fresh, with: compiler, workspace: workspace)
    }
    return SupportModules(
      folder: folder, modules: modules.map(\.name), hash: sources, identity: identity,
      compilerVersion: String(
        decoding: try SwiftSources.contents(of: folder.appending(path: versionFile)),
        as: UTF8.self))
  }

  /// Returns a hash of the sources of a lesson's support modules and of the toolchain.
  package static func identity(
    of lesson: LessonFolder, toolchain: Toolchain
  ) throws(ReportedFault) -> String {
    try identity(ofSources: hash(of: modules(of: lesson)), toolchain: toolchain)
  }

  /// Returns a hash that depends on this machine's toolchain, unlike that of the sources alone.
  private static func identity(
    ofSources sources: String, toolchain: Toolchain
  ) throws(ReportedFault) -> String {
    var hash = ContentHash()
    hash.add(sources)
    hash.add(try toolchain.identity())
    return hash.hexadecimal()
  }

  private static func hash(of modules: [Module]) -> String {
    var hash = ContentHash()
    for module in modules {
      for (name, bytes) in module.sources {
        hash.add("\(module.name)/\(name)")
        hash.add(bytes)
      }
    }
    for option in options { hash.add(option) }
    return hash.hexadecimal()
  }

  private static let versionFile = "compiler-version"

  /// The options for the support modules. The features are those that Package.swift enables.
  static let options =
    ["-O", "-package-name", "Lessons", "-swift-version", "6"]
    + ["ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility"].flatMap {
      ["-enable-upcoming-feature", $0]
    }

  private static func build(
    _ modules: [Module], into folder: URL, with compiler: Compiler, workspace: Workspace
  ) async throws {
    var build = BuildFolder(try workspace.makeFolder("support-\(UUID().uuidString)"))
    try build.makeFolder(interfaces)
    try build.write(Data(try await compiler.version().utf8), to: "\(name)/\(versionFile)")
    try build.link(compiler.systemModules.folder, as: SystemModules.name)
    for module in modules {
      for (file, bytes) in module.sources { try build.write(bytes, to: "\(module.name)/\(file)") }
      let outcome = try await compiler.compile(
        Compiler.Invocation(
          module: module.name, sources: module.sources.map { "\(module.name)/\($0.name)" },
          folder: build, imports: [interfaces], object: "\(name)/\(module.name).o",
          interface: "\(interfaces)/\(module.name).swiftmodule", options: options))
      guard outcome.succeeded else {
        throw ReportedFault(
          .machine,
          "\(module.name), which submissions are linked with, does not compile. Run lessons "
            + "doctor --clear-cache and try again. The compiler says:\n"
            + (outcome.toolFailure ?? outcome.output))
      }
    }
    // `rename` replaces the empty folder at the destination.
    guard rename(build.url.appending(path: name).path, folder.path) == 0 else {
      throw ReportedFault.cannotWrite(folder, errno: errno)
    }
  }
}
