internal import Courses
internal import Foundation
internal import Sandbox

/// Runs the compiler frontend, the linker and the symbolizer of a toolchain under limits.
///
/// The driver, `swiftc`, is not used. It would run more programs first, and start each of them in a
/// process group of its own. It would also name folders of macro plug-ins. Without them a source that
/// declares a macro has no plug-in to run.
package struct Compiler: Sendable {
  package let toolchain: Toolchain
  /// The compiled modules of the system.
  package let systemModules: SystemModules

  /// Whether it is known, without the compiler, what is wrong with an expression that the compiler
  /// calls too complex.
  private let isCauseKnown: @Sendable (_ diagnostic: Diagnostic, _ source: String) -> Bool

  package init(
    toolchain: Toolchain, systemModules: SystemModules,
    isCauseKnown:
      @escaping @Sendable (_ diagnostic: Diagnostic, _ source: String) -> Bool = { _, _ in false }
  ) {
    self.toolchain = toolchain
    self.systemModules = systemModules
    self.isCauseKnown = isCauseKnown
  }

  /// One run of the compiler, which compiles all sources of a module to one object file.
  package struct Invocation: Sendable {
    /// The name of the module.
    var module: String
    /// The paths of the sources. All paths are relative to `folder`.
    var sources: [String]
    /// The working directory. It must contain a link to the system's modules.
    var folder: BuildFolder
    /// The folders of the modules that the sources may import.
    var imports: [String]
    /// The path of the object file to write.
    var object: String
    /// The path of the module file to write; nil where none is needed.
    var interface: String?
    var options: [String]
    /// The name of the function that runs the top-level code of the one source; nil for a library,
    /// which has no top-level code.
    var entryPoint: String?

    package init(
      module: String, sources: [String], folder: BuildFolder, imports: [String], object: String,
      interface: String?, options: [String], entryPoint: String? = nil
    ) {
      self.module = module
      self.sources = sources
      self.folder = folder
      self.imports = imports
      self.object = object
      self.interface = interface
      self.options = options
      self.entryPoint = entryPoint
    }
  }

  /// Compiles a module. If the type checker gives up on an expression, the module is compiled again
  /// with a larger budget, because finding the error in a wrong expression takes more steps.
  package func compile(_ invocation: Invocation) async throws -> Outcome {
    let first = try await compile(invocation, budget: Self.budget)
    guard !first.succeeded, first.output.contains(Diagnostic.tooComplex),
      !areCausesKnown(of: first.output, invocation)
    else { return first }
    let second = try await compile(invocation, budget: Self.largerBudget)
    // If the compiler does not finish with the larger budget, the first message is reported.
    return second.toolFailure == nil ? second : first
  }

  /// Whether a second attempt at the expressions that the compiler gave up would tell nothing new.
  private func areCausesKnown(of output: String, _ invocation: Invocation) -> Bool {
    let givenUp = Diagnostic.parse(output, files: Set(invocation.sources))
      .filter { $0.message.contains(Diagnostic.tooComplex) }
    return givenUp.allSatisfy { diagnostic in
      let file = invocation.folder.url.appending(path: diagnostic.file)
      return FileManager.default.contents(atPath: file.path).map {
        isCauseKnown(diagnostic, String(decoding: $0, as: UTF8.self))
      } ?? false
    }
  }

  private func compile(_ invocation: Invocation, budget: [String]) async throws -> Outcome {
    var arguments = ["-frontend", "-c"] + invocation.sources
    arguments += ["-module-name", invocation.module, "-o", invocation.object]
    arguments += Self.everyModule + Self.moduleCache
    arguments +=
      invocation.entryPoint.map { ["-entry-point-function-name", $0] } ?? [Self.library]
    arguments += budget
    if let interface = invocation.interface {
      arguments += ["-emit-module-path", interface]
    }
    arguments += invocation.imports.flatMap { ["-I", $0] }
    arguments += invocation.options
    return try await run(toolchain.compiler, arguments, access: FileAccess(invocation.folder))
  }

  /// The options for every module, including the system's.
  static let everyModule = [
    "-disable-objc-interop", "-no-color-diagnostics",
    "-diagnostic-style", "llvm", "-file-compilation-dir", ".",
  ]

  /// The option for modules without top-level code.
  static let library = "-parse-as-library"

  static let moduleCache = [
    "-module-cache-path", "\(BuildFolder.currentDirectory)/\(SystemModules.name)",
  ]

  /// The limits at which the type checker gives up on an expression. Each of the course's solutions and
  /// of the 545 submissions in its bank needs fewer than 5000 scopes. Without limits a hostile
  /// expression takes many seconds.
  private static let budget = [
    "-solver-scope-threshold=20000", "-solver-memory-threshold=\(64 << 20)",
  ]

  /// The limits of the second attempt. Common mistakes need 100,000 to 200,000 scopes.
  private static let largerBudget = [
    "-solver-scope-threshold=500000", "-solver-memory-threshold=\(512 << 20)",
  ]

  /// Links object files into an executable that is loaded at a fixed address, so that an address in a
  /// crash identifies a line.
  ///
  /// All libraries are named here. Linker options that an object file asks for are not passed on.
  package func link(
    _ objects: [String], into program: String, in folder: BuildFolder
  ) async throws -> Outcome {
    let libraries = try toolchain.libraries()
    // Few programs need Foundation, whose libraries take the linker as long as all the rest.
    let few = libraries.filter(Self.commonLibraries.contains)
    let outcome = try await link(objects, with: few, into: program, in: folder)
    guard !outcome.succeeded, outcome.toolFailure == nil else { return outcome }
    return try await link(objects, with: libraries, into: program, in: folder)
  }

  /// The libraries of the runtime that suffice for a program without Foundation.
  private static let commonLibraries: Set = [
    "swiftCore", "swiftGlibc", "swiftSwiftOnoneSupport", "swift_Concurrency",
    "swift_StringProcessing",
  ]

  private func link(
    _ objects: [String], with libraries: [String], into program: String, in folder: BuildFolder
  ) async throws -> Outcome {
    let libraries = libraries.map { "-l\($0)" }
    if let command = systemModules.linkerCommand(for: program) {
      return try await run(
        command.linker, command.arguments(objects: objects, libraries: libraries),
        access: FileAccess(folder))
    }
    return try await run(
      toolchain.linker,
      LinkerCommand.driverArguments(
        objects: objects, libraries: libraries, toolchain: toolchain, program: program),
      access: FileAccess(folder))
  }

  /// Returns the first line that the compiler prints for `-version`.
  package func version() async throws -> String {
    let outcome = try await run(
      toolchain.compiler, ["-version"],
      access: FileAccess(directory: URL(filePath: "/"), readable: [], writable: []))
    guard outcome.succeeded else {
      throw ReportedFault(
        .machine,
        "The compiler \(toolchain.compiler) does not run. Install the Swift toolchain again. It says: "
          + (outcome.toolFailure ?? outcome.output))
    }
    return outcome.output.split(separator: "\n").first.map(String.init) ?? "unknown"
  }
}
