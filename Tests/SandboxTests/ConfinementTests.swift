import Glibc
import Sandbox
import Testing

@Suite("A confined program")
struct ConfinementTests {
  private let limits = Limits(cpuSeconds: 2, wallSeconds: 300)

  @Test(
    "is refused what it could do unconfined",
    arguments: [
      Attempt("read", at: "secret", refused: "EACCES"),
      Attempt("list", at: "", refused: "EACCES"),
      Attempt("write", at: "secret", refused: "EACCES"),
      Attempt("create", at: "new", refused: "EACCES"),
      Attempt("empty", at: "secret", refused: "EPERM"),
      Attempt("truncate", at: "secret", refused: "EPERM"),
      Attempt("remove", at: "secret", refused: "EACCES"),
      Attempt("folder", at: "new", refused: "EACCES"),
      Attempt("link", at: "new", refused: "EACCES"),
      Attempt("chmod", at: "secret", refused: "EPERM"),
      Attempt("touch", at: "secret", refused: "EPERM"),
      Attempt("execute", at: "program", refused: "EACCES"),
      Attempt("internet", refused: "EPERM"),
      Attempt("local socket", refused: "EPERM"),
      Attempt("fork", refused: "EPERM"),
      Attempt("raw fork", refused: "EPERM"),
      Attempt("kill parent", refused: "EPERM"),
      Attempt("kill group", refused: "EPERM"),
      Attempt("kill everybody", refused: "EPERM"),
      Attempt("kill thread", refused: "EPERM"),
      Attempt("kill by descriptor", refused: "EPERM"),
      Attempt("kill by owner", refused: "EPERM"),
      Attempt("kill by owner, with high bits set", refused: "EPERM"),
      Attempt("limit parent", refused: "EPERM"),
      Attempt("slow parent", refused: "EPERM"),
      Attempt("survive", refused: "EPERM"),
      Attempt("memory file", refused: "EPERM"),
      Attempt("shared memory", refused: "EPERM"),
    ])
  func refusals(attempt: Attempt) async throws {
    let free = try await attempt.run(limits, confinement: nil)
    #expect(free.output == "done\n")
    let confined = try await attempt.run(limits, confinement: .foreign(readable: []))
    #expect(confined.output == "\(attempt.refusal)\n")
    #expect(confined.isolation == .full)
  }

  @Test(
    "is refused what some machines allow without confinement",
    arguments: ["trace", "peek", "ring", "namespace", "raise limit", "parent's secrets"])
  func otherRefusals(name: String) async throws {
    let completion = try await run(
      Programs.attempt(name), limits: limits, confinement: .foreign(readable: []))
    #expect(["EPERM\n", "EACCES\n"].contains(completion.output), "\(completion.output)")
  }

  #if arch(x86_64)
    @Test(
      "is killed when it uses the system call numbers of another architecture",
      arguments: ["old calls", "short calls"])
    func otherNumberings(name: String) async throws {
      let completion = try await run(
        Programs.attempt(name), limits: limits, confinement: .foreign(readable: []))
      #expect(completion.ending == .signalled(SIGSYS))
    }
  #endif

  @Test("may start threads and signal itself")
  func ownAffairs() async throws {
    let confinement = Confinement.foreign(readable: [])
    let threads = try await run(
      Programs.attempt("thread"), limits: limits, confinement: confinement)
    #expect(threads.output == "done\n")
    let killed = try await run(
      Programs.attempt("kill itself"), limits: limits, confinement: confinement)
    #expect(killed.ending == .signalled(SIGTERM))
    let aborted = try await run(
      Programs.attempt("abort"), limits: limits, confinement: confinement)
    #expect(aborted.ending == .signalled(SIGABRT))
  }

  @Test("may read granted files and folders")
  func grants() async throws {
    let folder = try Folder.withSecret()
    let secret = folder.file("secret")
    for grant in [secret, folder.path] {
      let reading = try await run(
        Programs.attempt("read", secret), limits: limits,
        confinement: .foreign(readable: [grant, "/nowhere"]))
      #expect(reading.output == "done\n")
      let writing = try await run(
        Programs.attempt("write", secret), limits: limits,
        confinement: .foreign(readable: [grant]))
      #expect(writing.output == "EACCES\n")
    }
  }

  @Test("that is trusted may start child processes and write in its folder, but has no network")
  func trusted() async throws {
    let folder = try Folder.withSecret()
    let confinement = Confinement.trusted(
      readable: ["/bin", "/usr/bin", "/dev/null"], writable: [folder.path])
    let line =
      #"(cat "$1/secret" >"$1/copy"; chmod 600 "$1/copy") && cat "$1/copy" /etc/passwd"#
    let completion = try await run(
      Programs.shell(line, folder.path), limits: limits, confinement: confinement)
    #expect(completion.output == "hush")
    #expect(completion.ending == .exited(1))
    #expect(completion.isolation == .full)
    let network = try await run(
      Programs.attempt("internet"), limits: limits, confinement: confinement)
    #expect(network.output == "EPERM\n")
  }

  @Test("in Swift can use Foundation, tasks and queues under a student's limits")
  func swiftProgram() async throws {
    let confinement = Confinement.foreign(readable: try await Programs.runtimeFolders())
    for _ in 0..<20 {
      let completion = try await run(
        Programs.busySwift(), limits: .student, confinement: confinement)
      #expect(completion.output == "2081 2.5 1.0 true\n")
      #expect(completion.ending == .exited(0))
      #expect(completion.isolation == .full)
    }
  }
}

/// Something a program tries, and the error that a confined one gets.
struct Attempt: CustomTestStringConvertible, Sendable {
  let name: String
  /// A name in a folder of `Folder.withSecret`.
  let place: String?
  let refusal: String

  init(_ name: String, at place: String? = nil, refused refusal: String) {
    self.name = name
    self.place = place
    self.refusal = refusal
  }

  var testDescription: String { name }

  func run(_ limits: Limits, confinement: Confinement?) async throws -> Completion {
    let folder = try Folder.withSecret()
    let place = place.map(folder.file) ?? ""
    return try await Sandbox.run(
      Programs.attempt(name, place), limits: limits, confinement: confinement)
  }
}
