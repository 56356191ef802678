import Glibc
import Sandbox
import Testing

@Suite("The user of a confined program")
struct UserTests {
  private let limits = Limits(cpuSeconds: 2, wallSeconds: 300)

  private func user(_ confinement: Confinement) async throws -> String {
    try await run(
      Command(executable: "/usr/bin/id", arguments: ["-u"]), limits: limits,
      confinement: confinement
    ).output
  }

  @Test("is not root, even if this process is")
  func foreign() async throws {
    let expected = geteuid() == 0 ? Confinement.user : geteuid()
    #expect(try await user(.foreign(readable: ["/usr/lib"])) == "\(expected)\n")
  }

  @Test("is this process's for a trusted program, which writes files for it")
  func trusted() async throws {
    #expect(try await user(.trusted(readable: [], writable: [])) == "\(geteuid())\n")
  }

  @Test("is this process's if another user could not read what is granted")
  func privateFolder() async throws {
    let folder = try Folder.withSecret()
    try #require(chmod(folder.path, 0o700) == 0)
    #expect(
      try await user(.foreign(readable: [folder.file("secret")])) == "\(geteuid())\n")
  }

  @Test("may be one who is not allowed into the folder of the program")
  func privateProgram() async throws {
    let folder = try Folder.withSecret()
    try #require(chmod(folder.path, 0o700) == 0)
    let copying = try await run(
      Command(executable: "/bin/cp", arguments: ["/usr/bin/id", folder.file("id")]), limits: limits)
    #expect(copying.ending == .exited(0))
    try #require(chmod(folder.file("id"), 0o755) == 0)
    let expected = geteuid() == 0 ? Confinement.user : geteuid()
    let completion = try await run(
      Command(executable: folder.file("id"), arguments: ["-u"]), limits: limits,
      confinement: .foreign(readable: []))
    #expect(completion.output == "\(expected)\n")
  }
}
