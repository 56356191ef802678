internal import Courses
internal import Files
package import Foundation
internal import Sandbox

/// The compiled modules of the system, such as Foundation and Glibc.
///
/// They are compiled from a file that imports each of them, before any submission is compiled. The
/// compiler cannot write to this folder while it compiles a submission, so one submission cannot
/// affect another. The compiler stores the path of the module cache in each module. That path is
/// ``BuildFolder/currentDirectory``, so the folder can be moved and copied.
package struct SystemModules: Sendable {
  package let folder: URL

  /// The name of the link to the folder in every build folder.
  package static let name = "system"

  /// The modules that a submission may import beside the lesson's, where the toolchain has them.
  private static let names = [
    "Dispatch", "Distributed", "Foundation", "FoundationEssentials", "FoundationNetworking",
    "FoundationXML", "Glibc", "Musl", "Observation", "RegexBuilder", "Synchronization",
    "_Differentiation",
  ]

  /// Returns the modules of a toolchain from the cache, or compiles them into the cache.
  ///
  /// The name of the folder contains a hash of the toolchain's and the system headers' identity. If
  /// either changes, the modules are compiled again.
  package static func prepare(
    for toolchain: Toolchain, in cache: URL, workspace: Workspace, ignoringCache: Bool = false
  ) async throws -> SystemModules {
    var hash = ContentHash()
    hash.add(try toolchain.identity())
    hash.add(BuildFolder.currentDirectory)
    hash.add(LinkerCommand.fileName)
    let name = "system-\(hash.hexadecimal().prefix(24))"
    let folder = VerifiedFolder(url: cache.appending(path: name), comparison: .sizes)
    return SystemModules(
      folder: try await folder.prepared(in: workspace, ignoringCache: ignoringCache) { fresh in
        try await compile(into: fresh, for: toolchain, workspace: workspace)
      })
  }

  private static func compile(
    into modules: URL, for toolchain: Toolchain, workspace: Workspace
  ) async throws {
    var build = BuildFolder(try workspace.makeFolder("system-\(UUID().uuidString)"))
    let text = names.map { "#if canImport(\($0))\nimport \($0)\n#endif\n" }.joined()
    try build.write(Data(text.utf8), to: "imports.swift")
    try build.link(modules, as: name)
    let compiler = Compiler(toolchain: toolchain, systemModules: SystemModules(folder: modules))
    try await storeLinkerCommand(in: modules, asked: compiler, build: build)
    for options in [SupportModules.options, ProgramBuilder.options, ProgramBuilder.probeOptions] {
      let outcome = try await compiler.run(
        toolchain.compiler,
        ["-frontend", "-c", "imports.swift", "-module-name", "Imports", "-o", "imports.o"]
          + [Compiler.library] + Compiler.everyModule + Compiler.moduleCache + options,
        access: Compiler.FileAccess(
          directory: build.url, readable: [], writable: [build.url, modules]),
        limits: .supportModules)
      guard outcome.succeeded else {
        throw ReportedFault(
          .machine,
          "The modules of the Swift toolchain do not compile:\n"
            + (outcome.toolFailure ?? outcome.output))
      }
    }
  }
}

extension SystemModules {
  /// Asks the toolchain's driver for the linker's command, and stores it. Where the answer cannot be
  /// read, none is stored, and programs are linked by the driver.
  private static func storeLinkerCommand(
    in modules: URL, asked compiler: Compiler, build: BuildFolder
  ) async throws {
    let toolchain = compiler.toolchain
    try build.write(Data(), to: LinkerCommand.objectsMark)
    let answer = try await compiler.run(
      toolchain.linker,
      ["-###"]
        + LinkerCommand.driverArguments(
          toolchain: toolchain, program: ProgramBuilder.executable),
      access: Compiler.FileAccess(build))
    guard answer.succeeded, let command = LinkerCommand(driverOutput: answer.output) else { return }
    try BuildFolder(modules).write(
      try JSONEncoder().encode(command), to: LinkerCommand.fileName)
  }

  /// The linker's command for programs of this name; nil where the driver must link them.
  func linkerCommand(for program: String) -> LinkerCommand? {
    guard program == ProgramBuilder.executable,
      let data = FileManager.default.contents(
        atPath: folder.appending(path: LinkerCommand.fileName).path)
    else { return nil }
    return try? JSONDecoder().decode(LinkerCommand.self, from: data)
  }
}

extension Limits {
  /// The limits for our own modules, which are compiled once. They get more time than a submission.
  static let supportModules: Limits = {
    var limits = Limits.compiler
    limits.cpuSeconds = 120
    limits.wallSeconds = 600
    limits.fileBytes = 256 << 20
    return limits
  }()
}
