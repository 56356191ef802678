internal import Foundation
internal import Sandbox

/// The toolchain's programs, started one at a time under limits, without the driver between.
///
/// The driver would start the same programs, ask the same questions first, and leave its children in
/// process groups of their own. Without it no folder of plug-ins is named either: a source that
/// declares a macro finds nothing to run.
package struct Compiler: Sendable {
  package let toolchain: Toolchain
  /// Where the modules of the system lie, compiled.
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

  /// One call of the compiler proper: a whole module in, an object file and a module file out.
  package struct Invocation: Sendable {
    var module: String
    /// The names of the sources in `folder`; so are all names below.
    var sources: [String]
    /// Where the compiler works; it holds a link to the system's modules.
    var folder: BuildFolder
    var imports: [String]
    var object: String
    var interface: String?
    var options: [String]

    package init(
      module: String, sources: [String], folder: BuildFolder, imports: [String], object: String,
      interface: String?, options: [String]
    ) {
      self.module = module
      self.sources = sources
      self.folder = folder
      self.imports = imports
      self.object = object
      self.interface = interface
      self.options = options
    }
  }

  /// Compiles a module. Where the compiler gives up an expression, it is tried once more with a larger
  /// budget: a wrong program needs more than a right one before the compiler can say what is wrong.
  package func compile(_ invocation: Invocation) async throws -> Outcome {
    let first = try await compile(invocation, budget: Self.budget)
    guard !first.succeeded, first.output.contains(Diagnostic.tooComplex),
      !areCausesKnown(of: first.output, invocation)
    else { return first }
    let second = try await compile(invocation, budget: Self.largerBudget)
    // An expression that exhausts the larger budget's time is what the first attempt said it is.
    return second.collapse == nil ? second : first
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
    arguments += budget
    if let interface = invocation.interface {
      arguments += ["-emit-module-path", interface]
    }
    arguments += invocation.imports.flatMap { ["-I", $0] }
    arguments += invocation.options
    return try await run(toolchain.compiler, arguments, in: Workroom(invocation.folder))
  }

  /// How every module is compiled, the system's among them.
  static let everyModule = [
    "-parse-as-library", "-disable-objc-interop", "-no-color-diagnostics",
    "-diagnostic-style", "llvm", "-file-compilation-dir", ".",
  ]

  static let moduleCache = ["-module-cache-path", "\(BuildFolder.here)/\(SystemModules.name)"]

  /// Where the compiler gives an expression up. Of the course's solutions and its bank of 545
  /// submissions each needs less than 5000 scopes; without a bound a bomb goes on for seconds.
  private static let budget = [
    "-solver-scope-threshold=20000", "-solver-memory-threshold=\(64 << 20)",
  ]

  /// What an expression may need on the second attempt. Common mistakes need 100,000 to 200,000 scopes.
  private static let largerBudget = [
    "-solver-scope-threshold=500000", "-solver-memory-threshold=\(512 << 20)",
  ]

  /// Links objects into a program that is loaded at a fixed place, so that an address tells a line.
  ///
  /// The libraries are ours to name: an object can ask for more in its own name, and what it asks for
  /// would be options of the linker.
  package func link(
    _ objects: [String], into program: String, in folder: BuildFolder
  ) async throws -> Outcome {
    let runtime = toolchain.runtime.path
    let startup = toolchain.runtime.appending(path: "\(toolchain.architecture)/swiftrt.o").path
    var arguments = ["-fuse-ld=lld", "-no-pie", startup] + objects
    arguments += ["-L", runtime, "-Xlinker", "--as-needed"]
    arguments += try toolchain.libraries().map { "-l\($0)" } + ["-lm"]
    arguments += ["-Xlinker", "-rpath", "-Xlinker", runtime, "-o", program]
    return try await run(toolchain.linker, arguments, in: Workroom(folder))
  }

  /// Returns the first line of what the compiler says of itself.
  package func version() async throws -> String {
    let outcome = try await run(
      toolchain.compiler, ["-version"],
      in: Workroom(directory: URL(filePath: "/"), readable: [], writable: []))
    return outcome.output.split(separator: "\n").first.map(String.init) ?? "unknown"
  }
}
