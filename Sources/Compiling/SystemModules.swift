internal import Courses
internal import Files
package import Foundation
internal import Sandbox

/// The system's modules, compiled once for every later compile to read.
///
/// They are made from an `import` of each, before a submission is looked at, and no compile of a
/// submission can write here: what one leaves behind another would be compiled against. The compiler
/// notes in each module where the module cache lies. It is told a path that is the same for every
/// folder (``BuildFolder/here``), so the folder can be moved and copied.
package struct SystemModules: Sendable {
  package let folder: URL

  /// The name that the folder has in every build folder.
  package static let name = "system"

  /// What a submission may import beside the lesson's own modules, where the toolchain has it.
  private static let names = [
    "Dispatch", "Distributed", "Foundation", "FoundationEssentials", "FoundationNetworking",
    "FoundationXML", "Glibc", "Musl", "Observation", "RegexBuilder", "Synchronization",
    "_Differentiation",
  ]

  /// Finds the modules of a toolchain in the cache, or compiles them.
  ///
  /// The folder is named for the toolchain and the system's headers: what they change is compiled
  /// anew.
  package static func prepare(
    for toolchain: Toolchain, in cache: URL, workspace: Workspace, renewing: Bool = false
  ) async throws -> SystemModules {
    var hash = ContentHash()
    hash.add(try toolchain.identity())
    hash.add(BuildFolder.here)
    let name = "system-\(hash.hexadecimal().prefix(24))"
    let folder = SealedFolder(url: cache.appending(path: name), comparison: .sizes)
    return SystemModules(
      folder: try await folder.prepared(in: workspace, renewing: renewing) { fresh in
        try await compile(into: fresh, for: toolchain, workspace: workspace)
      })
  }

  private static func compile(
    into modules: URL, for toolchain: Toolchain, workspace: Workspace
  ) async throws {
    var room = BuildFolder(try workspace.makeFolder("system-\(UUID().uuidString)"))
    let text = names.map { "#if canImport(\($0))\nimport \($0)\n#endif\n" }.joined()
    try room.write(Data(text.utf8), to: "imports.swift")
    try room.link(modules, as: name)
    let compiler = Compiler(toolchain: toolchain, systemModules: SystemModules(folder: modules))
    for options in [Support.options, ProgramBuilder.options, ProgramBuilder.probeOptions] {
      let outcome = try await compiler.run(
        toolchain.compiler,
        ["-frontend", "-c", "imports.swift", "-module-name", "Imports", "-o", "imports.o"]
          + Compiler.everyModule + Compiler.moduleCache + options,
        in: Compiler.Workroom(directory: room.url, readable: [], writable: [room.url, modules]),
        limits: .ownWork)
      guard outcome.succeeded else {
        throw ReportedFault(
          .machine,
          "The modules of the Swift toolchain do not compile:\n"
            + (outcome.collapse ?? outcome.output))
      }
    }
  }
}

extension Limits {
  /// For what is compiled once and is ours: more time than a submission gets.
  static let ownWork: Limits = {
    var limits = Limits.compiler
    limits.cpuSeconds = 120
    limits.wallSeconds = 600
    return limits
  }()
}
