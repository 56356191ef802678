internal import Compiling
internal import Courses
internal import Foundation
internal import Glibc
internal import Sandbox

/// A program that tries to do harm, compiled and run like a submission, to find out what the sandbox
/// really prevents on this machine.
struct SandboxSelfTest: Sendable {
  /// An action that a submission must not be able to do.
  enum Attempt: String, Sendable, CaseIterable {
    case read
    case write
    case connect
    case fork
    case signal
    case memory

    /// The attempt in words.
    var description: String {
      switch self {
      case .read: "reading a secret beside its own program"
      case .write: "making a file beside its own program"
      case .connect: "connecting to the network"
      case .fork: "having a child process"
      case .signal: "signalling the process that started it"
      case .memory: "reading the memory of the process that started it"
      }
    }
  }

  /// The result of an attempt.
  struct Finding: Sendable, Equatable {
    let attempt: Attempt
    /// The mechanism that prevented it, with the name of the error; nil if none did.
    let obstacle: String?
  }

  /// The version that the compiler reports.
  let compilerVersion: String
  /// The isolation in force while it ran.
  let isolation: Isolation
  let findings: [Finding]

  var isContained: Bool { findings.allSatisfy { $0.obstacle != nil } }

  /// A warning for instructors who grade on this machine; nil if everything is prevented.
  var warning: String? {
    guard isolation != .full || !isContained else { return nil }
    return
      "Isolation: \(isolation.rawValue). A submission could read files, use the network and alter "
      + "results; do not treat these grades as tamper-resistant."
  }

  /// Compiles the program and runs it.
  init(in course: Course, toolchain: Toolchain) async throws {
    let workspace = try Workspace(in: course.cache)
    let (compiler, program) = try await Self.built(
      in: workspace, cache: course.cache, toolchain: toolchain)
    compilerVersion = try await compiler.version()
    let secret = workspace.folder.appending(path: "secret")
    try Data("hush".utf8).write(to: secret)
    let completion = try await UntrustedProgram(executable: program, toolchain: toolchain).run(
      arguments: [secret.path, workspace.folder.appending(path: "left-behind").path])
    let output = String(decoding: completion.standardOutput, as: UTF8.self)
    isolation = completion.isolation
    findings = try Attempt.allCases.map { attempt in
      guard let code = Self.code(of: attempt, in: output) else {
        throw ReportedFault(
          .machine, "The self-test did not report \(attempt.description) (\(completion.ending)).")
      }
      return Finding(
        attempt: attempt, obstacle: Self.obstacle(code, isolation: completion.isolation))
    }
  }

  /// Builds the program. If it does not build with the system modules in the cache, they are compiled
  /// again.
  private static func built(
    in workspace: Workspace, cache: URL, toolchain: Toolchain
  ) async throws -> (compiler: Compiler, program: URL) {
    var complaint = ""
    for ignoringCache in [false, true] {
      let compiler = Compiler(
        toolchain: toolchain,
        systemModules: try await SystemModules.prepare(
          for: toolchain, in: cache, workspace: workspace, ignoringCache: ignoringCache))
      var folder = BuildFolder(
        try workspace.makeFolder(ignoringCache ? "self-test-again" : "self-test"))
      try folder.link(compiler.systemModules.folder, as: SystemModules.name)
      try folder.write(Data(source.utf8), to: "SandboxSelfTest.swift")
      let compiled = try await compiler.compile(
        Compiler.Invocation(
          module: "SandboxSelfTest", sources: ["SandboxSelfTest.swift"], folder: folder,
          imports: [],
          object: "self-test.o", interface: nil, options: ProgramBuilder.options))
      let linked =
        compiled.succeeded
        ? try await compiler.link(["self-test.o"], into: "self-test", in: folder) : compiled
      if linked.succeeded { return (compiler, folder.url.appending(path: "self-test")) }
      complaint = linked.toolFailure ?? linked.output
    }
    throw ReportedFault(
      .machine,
      "The self-test does not compile, although the cache was made anew: install the Swift toolchain "
        + "again, and make sure that there is room on the disk. The compiler says:\n\(complaint)")
  }

  /// Finds the line of an attempt, `fork 1`.
  private static func code(of attempt: Attempt, in output: String) -> CInt? {
    let beginning = "\(attempt.rawValue) "
    let line = output.split(separator: "\n").first { $0.hasPrefix(beginning) }
    return line.flatMap { CInt($0.dropFirst(beginning.count)) }
  }

  /// Names what refuses with an error: files are Landlock's, system calls are the filter's. Any other
  /// error is no refusal.
  private static func obstacle(_ code: CInt, isolation: Isolation) -> String? {
    switch (code, isolation) {
    case (EACCES, .full), (EACCES, .landlockOnly): "Landlock (EACCES)"
    case (EPERM, .full), (EPERM, .seccompOnly): "seccomp (EPERM)"
    case (EACCES, _): "the system's permissions (EACCES)"
    case (EPERM, _): "the system's permissions (EPERM)"
    default: nil
    }
  }
}
