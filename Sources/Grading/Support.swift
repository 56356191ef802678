internal import Foundation
internal import Keeping

/// What every submission of a lesson is linked with, compiled once and kept.
///
/// It is compiled apart from the package's own build folder: that one holds the judge's modules too,
/// and a submission could import them from there.
struct Support: Sendable {
  /// The folder with the modules that a submission may import, and no others.
  let modules: URL
  let objects: [URL]
  /// A hash of the sources it was made from.
  let hash: String
  /// A hash of the sources and of the toolchain.
  let identity: String
  /// What the compiler says of itself.
  let compilerVersion: String

  /// One module of the support, in an order in which each finds what it imports.
  private struct Module {
    let name: String
    let sources: URL
  }

  private static func modules(of lesson: LessonFolder) -> [Module] {
    let sources = lesson.course.root.appending(path: "Sources")
    return ["Autograd", "Observations", "ProbeRuntime"].map {
      Module(name: $0, sources: sources.appending(path: $0))
    } + [Module(name: "\(lesson.name)Kit", sources: lesson.kit)]
  }

  /// Finds the support of a lesson in the cache, or compiles it into the cache.
  static func prepare(
    for lesson: LessonFolder, compiler: Compiler, workspace: Workspace
  ) async throws -> Support {
    let modules = modules(of: lesson)
    let sources = try Self.hash(of: modules)
    // What is kept is good for this very compiler; the sources' own hash holds for every machine.
    var hash = ContentHash()
    hash.add(sources)
    hash.add(try compiler.toolchain.identity())
    let kept = lesson.course.cache.appending(path: "support-\(hash.hexadecimal().prefix(24))")
    if !FileManager.default.fileExists(atPath: kept.path) {
      try await CacheLock.holding(lesson.course.cache) {
        guard !FileManager.default.fileExists(atPath: kept.path) else { return }
        let fresh = try workspace.makeFolder("support")
        try await build(modules, into: fresh, with: compiler)
        guard try Self.hash(of: modules) == sources else {
          throw GradingFault(
            .usage,
            "A file of \(modules.map(\.name).joined(separator: ", ")) changed while it was "
              + "compiled. Try again.")
        }
        // Another run may have been faster; its work is as good as ours.
        if rename(fresh.path, kept.path) != 0, errno != EEXIST, errno != ENOTEMPTY {
          throw GradingFault(
            .machine, "\(kept.path) cannot be put in place: \(SystemError.last.sentences)")
        }
        CacheFolders.sweep(besides: kept)
      }
    }
    CacheFolders.use(kept)
    return Support(
      modules: kept.appending(path: "modules"),
      objects: modules.map { kept.appending(path: "\($0.name).o") }, hash: sources,
      identity: hash.hexadecimal(),
      compilerVersion: String(
        decoding: try SwiftSources.contents(of: kept.appending(path: versionFile)), as: UTF8.self))
  }

  private static func hash(of modules: [Module]) throws(GradingFault) -> String {
    var hash = ContentHash()
    for module in modules {
      for file in try SwiftSources.files(in: module.sources) {
        hash.add("\(module.name)/\(file.lastPathComponent)")
        hash.add(try SwiftSources.contents(of: file))
      }
    }
    for option in options { hash.add(option) }
    return hash.hexadecimal()
  }

  private static let versionFile = "compiler-version"

  /// How our own modules are compiled; the names of the features are the manifest's.
  static let options =
    ["-O", "-package-name", "Lessons", "-swift-version", "6"]
    + ["ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility"].flatMap {
      ["-enable-upcoming-feature", $0]
    }

  private static func build(
    _ modules: [Module], into folder: URL, with compiler: Compiler
  ) async throws {
    let interfaces = folder.appending(path: "modules")
    try FileManager.default.createDirectory(at: interfaces, withIntermediateDirectories: true)
    let version = try await compiler.version()
    try Data(version.utf8).write(to: folder.appending(path: versionFile))
    for module in modules {
      let outcome = try await compiler.compile(
        Compiler.Invocation(
          module: module.name,
          sources: try SwiftSources.files(in: module.sources).map(\.lastPathComponent),
          directory: module.sources, imports: [interfaces],
          object: folder.appending(path: "\(module.name).o"),
          interface: interfaces.appending(path: "\(module.name).swiftmodule"), options: options))
      guard outcome.succeeded else {
        throw GradingFault(
          .machine,
          "\(module.name), which submissions are linked with, does not compile:\n"
            + (outcome.collapse ?? outcome.output))
      }
    }
  }
}
