internal import Foundation
internal import Keeping
internal import Sandbox

/// The system's modules, compiled once for every later compile to read.
///
/// They are made from an `import` of each, before a submission is looked at, and no compile of a
/// submission can write here: what one leaves behind another would be compiled against.
struct SystemModules: Sendable {
  /// Named for the toolchain and the system's headers: what they change is compiled anew.
  let folder: URL
  private var marker: URL { folder.appending(path: "complete") }

  init(in cache: URL, for toolchain: Toolchain) throws(GradingFault) {
    var hash = ContentHash()
    hash.add(try toolchain.identity())
    folder = cache.appending(path: "system-\(hash.hexadecimal().prefix(24))")
  }

  /// What a submission may import beside the lesson's own modules, where the toolchain has it.
  private static let names = [
    "Dispatch", "Distributed", "Foundation", "FoundationEssentials", "FoundationNetworking",
    "FoundationXML", "Glibc", "Musl", "Observation", "RegexBuilder", "Synchronization",
    "_Differentiation",
  ]

  /// Compiles the modules, unless it was done before.
  ///
  /// The compiler notes in each where it lies, so they are made in place.
  func prepare(with compiler: Compiler, workspace: Workspace) async throws {
    CacheFolders.use(folder)
    guard !FileManager.default.fileExists(atPath: marker.path) else { return }
    try await CacheLock.holding(folder.deletingLastPathComponent()) {
      guard !FileManager.default.fileExists(atPath: marker.path) else { return }
      try await compile(with: compiler, workspace: workspace)
    }
  }

  private func compile(with compiler: Compiler, workspace: Workspace) async throws {
    let room = try workspace.makeFolder("system")
    let text = Self.names.map { "#if canImport(\($0))\nimport \($0)\n#endif\n" }.joined()
    try Data(text.utf8).write(to: room.appending(path: "imports.swift"))
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for options in [Support.options, ProgramBuilder.options, ProgramBuilder.probeOptions] {
      let outcome = try await compiler.run(
        compiler.toolchain.compiler,
        ["-frontend", "-c", "imports.swift", "-module-name", "Imports"]
          + ["-o", folder.appending(path: "imports.o").path]
          + Compiler.everyModule + ["-module-cache-path", folder.path] + options,
        in: Compiler.Workroom(directory: room, readable: [], writable: folder),
        limits: .ownWork)
      guard outcome.succeeded else {
        throw GradingFault(
          .machine,
          "The modules of the Swift toolchain do not compile:\n"
            + (outcome.collapse ?? outcome.output))
      }
    }
    try Data().write(to: marker)
    CacheFolders.sweep(besides: folder)
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
