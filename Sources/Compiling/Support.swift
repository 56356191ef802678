package import Courses
internal import Files
package import Foundation

/// What every submission of a lesson is linked with, compiled once and kept.
///
/// It is compiled apart from the package's own build folder: that one holds the judge's modules too,
/// and a submission could import them from there.
package struct Support: Sendable {
  /// The folder with the modules and the objects.
  package let folder: URL
  /// The names of the modules.
  let modules: [String]
  /// A hash of the sources it was made from.
  package let hash: String
  /// A hash of the sources and of the toolchain.
  package let identity: String
  /// What the compiler says of itself.
  package let compilerVersion: String

  /// The name that the folder has in every build folder.
  static let name = "support"
  /// The folder with the modules that a submission may import, and no others.
  static let interfaces = "\(name)/modules"
  /// The objects to link, by their names in a build folder.
  var objects: [String] { modules.map { "\(Self.name)/\($0).o" } }

  /// One module of the support, in an order in which each finds what it imports.
  private struct Module {
    let name: String
    /// The sources' bytes, read once: what is hashed is what is compiled.
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
    for name in ["Autograd", "Observations", "ProbeRuntime"] {
      modules.append(try Module(name, in: sources.appending(path: name)))
    }
    modules.append(try Module("\(lesson.name)Kit", in: lesson.kit))
    return modules
  }

  /// Finds the support of a lesson in the cache, or compiles it into the cache; `renewing`
  /// compiles it whatever the cache holds.
  package static func prepare(
    for lesson: LessonFolder, compiler: Compiler, workspace: Workspace, renewing: Bool = false
  ) async throws -> Support {
    let modules = try modules(of: lesson)
    let sources = hash(of: modules)
    let identity = try identity(ofSources: sources, toolchain: compiler.toolchain)
    let kept = SealedFolder(
      url: lesson.course.cache.appending(path: "support-\(identity.prefix(24))"),
      comparison: .contents)
    let folder = try await kept.prepared(in: workspace, renewing: renewing) { fresh in
      try await build(modules, into: fresh, with: compiler, workspace: workspace)
    }
    return Support(
      folder: folder, modules: modules.map(\.name), hash: sources, identity: identity,
      compilerVersion: String(
        decoding: try SwiftSources.contents(of: folder.appending(path: versionFile)),
        as: UTF8.self))
  }

  /// Returns a hash of the sources of a lesson's support and of the toolchain.
  package static func identity(
    of lesson: LessonFolder, toolchain: Toolchain
  ) throws(ReportedFault) -> String {
    try identity(ofSources: hash(of: modules(of: lesson)), toolchain: toolchain)
  }

  /// The compiled modules depend on the toolchain of this machine; the hash of the sources does not.
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

  /// How our own modules are compiled; the names of the features are the manifest's.
  static let options =
    ["-O", "-package-name", "Lessons", "-swift-version", "6"]
    + ["ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility"].flatMap {
      ["-enable-upcoming-feature", $0]
    }

  private static func build(
    _ modules: [Module], into folder: URL, with compiler: Compiler, workspace: Workspace
  ) async throws {
    var room = BuildFolder(try workspace.makeFolder("support-\(UUID().uuidString)"))
    try room.makeFolder(interfaces)
    try room.write(Data(try await compiler.version().utf8), to: "\(name)/\(versionFile)")
    try room.link(compiler.systemModules.folder, as: SystemModules.name)
    for module in modules {
      for (file, bytes) in module.sources { try room.write(bytes, to: "\(module.name)/\(file)") }
      let outcome = try await compiler.compile(
        Compiler.Invocation(
          module: module.name, sources: module.sources.map { "\(module.name)/\($0.name)" },
          folder: room, imports: [interfaces], object: "\(name)/\(module.name).o",
          interface: "\(interfaces)/\(module.name).swiftmodule", options: options))
      guard outcome.succeeded else {
        throw ReportedFault(
          .machine,
          "\(module.name), which submissions are linked with, does not compile. Run lessons "
            + "doctor --clear-cache and try again. The compiler says:\n"
            + (outcome.collapse ?? outcome.output))
      }
    }
    // An empty folder makes way for one with contents.
    guard rename(room.url.appending(path: name).path, folder.path) == 0 else {
      throw ReportedFault.cannotWrite(folder, errno: errno)
    }
  }
}
