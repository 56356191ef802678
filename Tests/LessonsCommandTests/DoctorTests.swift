import Foundation
import TestSupport
import Testing

@Suite struct DoctorTests {
  @Test("The self-test is prevented from everything, and doctor says by what")
  func selfTest() async throws {
    let outcome = try await Command.run("doctor")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("Self-test of the sandbox (landlock+seccomp)"))
    for line in [
      "reading a secret beside its own program, by Landlock (EACCES)",
      "making a file beside its own program, by Landlock (EACCES)",
      "connecting to the network, by seccomp (EPERM)",
      "having a child process, by seccomp (EPERM)",
      "signalling the process that started it, by seccomp (EPERM)",
      "reading the memory of the process that started it, by seccomp (EPERM)",
    ] {
      #expect(outcome.output.contains("prevented  \(line)"), "\(outcome.output)")
    }
    #expect(!outcome.output.contains("POSSIBLE"))
  }

  @Test("Every package in the README is checked")
  func packages() async throws {
    let readme = try String(
      contentsOf: Command.root.appending(path: "README.md"), encoding: .utf8)
    let install = try #require(readme.firstRange(of: "apt-get install -y "))
    let names = readme[install.upperBound...].prefix { $0 != "'" }.split(separator: " ")
    #expect(names.count > 5)
    let output = try await Command.run("doctor").output
    for name in names { #expect(output.contains(" \(name)"), "\(name)") }
  }

  @Test("--clear-cache removes the cache and nothing else")
  func cache() async throws {
    let folder = try TemporaryFolder()
    for name in ["Package.swift", "Lessons/here", ".lessons/cache/old", ".lessons/reports/kept"] {
      try folder.write("", to: name)
    }
    let outcome = try await Command.run("doctor", "--clear-cache", "--course", folder.url.path)
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty)
    let files = FileManager.default
    #expect(!files.fileExists(atPath: folder.path(".lessons/cache")))
    #expect(files.fileExists(atPath: folder.path(".lessons/reports/kept")))
  }

  @Test("A machine that cannot build gives exit status 70 and advice, and costs no points")
  func brokenMachine() async throws {
    let folder = try TemporaryFolder()
    let search = try folder.toolchainWithoutLinker()
    let outcome = try await Command.run(
      ["check", "optimizers", "adam", "--solution", "--report", folder.path("r.html")],
      environment: ["PATH": search])
    #expect(outcome.status == 70, "\(outcome.errors)")
    #expect(outcome.output.contains("20/20"))
    #expect(outcome.output.contains("not\n  yours") || outcome.output.contains("not yours"))
    #expect(!outcome.output.contains("did not compile"))
    let doctor = try await Command.run(["doctor"], environment: ["PATH": search])
    #expect(doctor.status == 70)
    #expect(doctor.errors.contains("install the Swift toolchain again"))
  }

  @Test("doctor rebuilds a damaged cache")
  func damagedCache() async throws {
    let course = try CourseCopy()
    _ = try await Command.run("doctor", "--course", course.url.path)
    let cache = course.url.appending(path: ".lessons/cache")
    let files = try FileManager.default.subpathsOfDirectory(atPath: cache.path)
      .filter { $0.hasSuffix(".pcm") }
    #expect(!files.isEmpty)
    for name in files {
      let file = cache.appending(path: name)
      try Data(repeating: 0, count: Data(contentsOf: file).count).write(to: file)
    }
    let outcome = try await Command.run("doctor", "--course", course.url.path)
    #expect(outcome.status == 0, "\(outcome.errors)")
    // What submissions are linked with is used and made anew as well.
    #expect(outcome.output.contains("builds  the stubs of Optimizers"), "\(outcome.output)")
    let support = try FileManager.default.subpathsOfDirectory(atPath: cache.path)
      .filter { $0.hasPrefix("support-") && $0.hasSuffix(".o") }
    #expect(!support.isEmpty)
    for name in support {
      let file = cache.appending(path: name)
      try Data(repeating: 0, count: Data(contentsOf: file).count).write(to: file)
    }
    #expect(try await Command.run("doctor", "--course", course.url.path).status == 0)
    for name in support {
      #expect(try Data(contentsOf: cache.appending(path: name)).prefix(4) == Data("\u{7F}ELF".utf8))
    }
  }
}

extension TemporaryFolder {
  /// Creates a toolchain in this folder whose linker fails, and returns its search path.
  func toolchainWithoutLinker() throws -> String {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let files = FileManager.default
    let swiftc = try #require(
      path.split(separator: ":").map { "\($0)/swiftc" }
        .first { files.isExecutableFile(atPath: $0) })
    let programs = URL(filePath: swiftc).resolvingSymlinksInPath().deletingLastPathComponent()
    // The toolchain is found by `swiftc`, which is never run.
    try write("", to: "usr/bin/swiftc")
    try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: self.path("usr/bin/swiftc"))
    let links = [
      ("usr/bin/clang", URL(filePath: "/bin/false")),
      ("usr/bin/swift-frontend", programs.appending(path: "swift-frontend")),
      ("usr/bin/llvm-symbolizer", programs.appending(path: "llvm-symbolizer")),
      ("usr/lib", programs.deletingLastPathComponent().appending(path: "lib")),
    ]
    for (name, target) in links {
      try files.createSymbolicLink(
        at: url.appending(path: name), withDestinationURL: target)
    }
    return "\(self.path("usr/bin")):\(path)"
  }
}
