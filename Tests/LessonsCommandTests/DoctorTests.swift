import Foundation
import TestSupport
import Testing

@Suite struct DoctorTests {
  @Test("The canary is prevented from everything, and the doctor says by what")
  func canary() async throws {
    let outcome = try await Command.run("doctor")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("A canary in the sandbox (landlock+seccomp)"))
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

  @Test("Every package that the README has installed is looked for")
  func packages() async throws {
    let readme = try String(
      contentsOf: Command.root.appending(path: "README.md"), encoding: .utf8)
    let install = try #require(readme.firstRange(of: "apt-get install -y "))
    let names = readme[install.upperBound...].prefix { $0 != "'" }.split(separator: " ")
    #expect(names.count > 5)
    let output = try await Command.run("doctor").output
    for name in names { #expect(output.contains(" \(name)"), "\(name)") }
  }

  @Test("The cache is removed when that is asked for, and nothing else")
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
}
