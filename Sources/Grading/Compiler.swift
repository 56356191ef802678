internal import Foundation
internal import Sandbox

/// The toolchain's programs, started one at a time under limits, without the driver between.
///
/// The driver would start the same programs, ask the same questions first, and leave its children in
/// process groups of their own.
struct Compiler: Sendable {
  let toolchain: Toolchain
  /// Where the compiler keeps the C library's modules, compiled.
  let moduleCache: URL

  /// One call of the compiler proper: a whole module in, an object file and a module file out.
  struct Invocation: Sendable {
    var module: String
    /// Relative to `directory`, so that no message and no program holds a path of this machine.
    var sources: [String]
    var directory: URL
    var imports: [URL]
    var object: URL
    var interface: URL?
    var options: [String]
  }

  /// What a program printed, and whether it did its work.
  struct Outcome: Sendable {
    let succeeded: Bool
    let output: String
    /// Why it failed, where that is not for the output to say.
    let reason: String?
  }

  func compile(_ invocation: Invocation) async throws -> Outcome {
    var arguments = ["-frontend", "-c"] + invocation.sources
    arguments += ["-module-name", invocation.module, "-parse-as-library"]
    arguments += ["-o", invocation.object.path, "-module-cache-path", moduleCache.path]
    arguments += ["-disable-objc-interop", "-no-color-diagnostics", "-diagnostic-style", "llvm"]
    if let interface = invocation.interface {
      arguments += ["-emit-module-path", interface.path]
    }
    arguments += invocation.imports.flatMap { ["-I", $0.path] }
    arguments += invocation.options
    return try await run(toolchain.compiler, arguments, in: invocation.directory)
  }

  /// Links objects into a program that is loaded at a fixed place, so that an address tells a line.
  func link(_ objects: [URL], into program: URL) async throws -> Outcome {
    let directory = program.deletingLastPathComponent()
    let libraries = program.appendingPathExtension("libraries")
    let extraction = try await run(
      toolchain.autolinkExtractor, objects.map(\.path) + ["-o", libraries.path], in: directory)
    guard extraction.succeeded else { return extraction }
    let runtime = toolchain.runtime.path
    let startup = toolchain.runtime.appending(path: "\(toolchain.architecture)/swiftrt.o").path
    var arguments = ["-fuse-ld=lld", "-no-pie", startup] + objects.map(\.path)
    arguments += ["@\(libraries.path)", "-L", runtime, "-lswiftCore"]
    arguments += ["-Xlinker", "-rpath", "-Xlinker", runtime, "-o", program.path]
    return try await run(toolchain.linker, arguments, in: directory)
  }

  /// Returns, for each address in a program, the file and line of the calls it stands for,
  /// innermost first.
  func lines(of addresses: [UInt64], in program: URL) async throws -> [(file: String, line: Int)] {
    guard !addresses.isEmpty else { return [] }
    let arguments =
      ["--obj=\(program.path)", "--functions=none"]
      // A return address follows its call.
      + addresses.map { "0x" + String($0 &- 1, radix: 16) }
    let outcome = try await run(
      toolchain.symbolizer, arguments, in: program.deletingLastPathComponent())
    return outcome.output.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: ":")
      guard parts.count == 3, let number = Int(parts[1]), number > 0 else { return nil }
      return (String(parts[0]), number)
    }
  }

  /// Returns the first line of what the compiler says of itself.
  func version() async throws -> String {
    let outcome = try await run(
      toolchain.compiler, ["-version"], in: FileManager.default.temporaryDirectory)
    return outcome.output.split(separator: "\n").first.map(String.init) ?? "unknown"
  }

  private func run(
    _ program: String, _ arguments: [String], in directory: URL
  ) async throws -> Outcome {
    let command = Command(
      executable: program, arguments: arguments,
      environment: [
        "PATH": "\(toolchain.programs.path):/usr/bin:/bin", "TMPDIR": directory.path,
        "LC_ALL": "C",
      ],
      workingDirectory: directory.path)
    let completion = try await Sandbox.run(command, limits: .compiler)
    let output =
      String(decoding: completion.standardError, as: UTF8.self)
      + String(decoding: completion.standardOutput, as: UTF8.self)
    let reason: String? =
      switch completion.ending {
      case .exited: nil
      case .signalled(let signal): "The compiler itself crashed on it (signal \(signal))."
      case .cpuLimit, .wallLimit: "The compiler ran out of time on it. Break long expressions up."
      case .outputLimit, .threadLimit: "The compiler said far too much about it."
      case .cancelled: throw CancellationError()
      }
    return Outcome(
      succeeded: completion.ending == .exited(0), output: output, reason: reason)
  }
}
