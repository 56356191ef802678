import Sandbox
import Testing

private let limits = Limits(cpuSeconds: 60, wallSeconds: 300)

@Suite("A program is run")
struct RunTests {
  @Test("its output is returned byte for byte, with its status")
  func streamsAndStatus() async throws {
    let line = #"printf 'a\0b'; printf '\377' >&2; printf xyz >&4; exit 7"#
    let completion = try await run(Programs.shell(line, input: []), limits: limits)
    #expect(completion.ending == .exited(7))
    #expect(completion.standardOutput == [97, 0, 98])
    #expect(completion.standardError == [255])
    #expect(completion.observations == Array("xyz".utf8))
    #expect(completion.isolation == .limitsOnly)
    #expect(completion.peakMemory > 0)
  }

  @Test(
    "a signal that ends it is reported",
    arguments: [("SEGV", 11), ("ABRT", 6), ("KILL", 9), ("XCPU", 24)] as [(String, Int32)])
  func signals(name: String, number: Int32) async throws {
    let completion = try await run(Programs.shell("kill -\(name) $$"), limits: limits)
    #expect(completion.ending == .signalled(number))
  }

  @Test("it gets its arguments, and no environment but its own")
  func argumentsAndEnvironment() async throws {
    let command = Command(
      executable: "/usr/bin/env", arguments: ["-u", "C"],
      environment: ["B": "2 3", "A": "ü", "C": "4"])
    let completion = try await run(command, limits: limits)
    #expect(completion.output == "A=ü\nB=2 3\n")
  }

  @Test("it starts in its folder")
  func workingDirectory() async throws {
    var command = Programs.shell("pwd")
    command.workingDirectory = "/usr"
    #expect(try await run(command, limits: limits).output == "/usr\n")
  }

  @Test("standard input is empty")
  func standardInput() async throws {
    #expect(try await run(Programs.shell("wc -c"), limits: limits).output == "0\n")
  }

  @Test("requests larger than a pipe are sent while observations are read")
  func longConversation() async throws {
    let input = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let completion = try await run(Programs.shell("cat <&3 >&4", input: input), limits: limits)
    #expect(completion.ending == .exited(0))
    #expect(completion.observations == input)
  }

  @Test(
    "unread requests do no harm",
    arguments: ["exit 0", "exec 3<&-; echo late", "head -c 1 <&3"])
  func unreadRequests(line: String) async throws {
    let input = [UInt8](repeating: 65, count: 1_000_000)
    let completion = try await run(Programs.shell(line, input: input), limits: limits)
    #expect(completion.ending == .exited(0))
  }

  @Test("it has the documented descriptors and no others")
  func descriptors() async throws {
    var command = try await Programs.attempt("descriptors")
    #expect(try await run(command, limits: limits).output == "0 1 2 3 4 ")
    command.input = nil
    #expect(try await run(command, limits: limits).output == "0 1 2 ")
  }

  @Test("no signal is blocked or ignored in it")
  func signalsAtTheirDefaults() async throws {
    #expect(try await run(Programs.attempt("signals"), limits: limits).output == "")
  }

  @Test("concurrent runs do not mix")
  func manyAtOnce() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<32 {
        group.addTask {
          let command = Programs.shell("cat <&3; exit $1", "\(number)", input: [UInt8(number)])
          let completion = try await run(command, limits: limits)
          #expect(completion.ending == .exited(Int32(number)))
          #expect(completion.standardOutput == [UInt8(number)])
        }
      }
      try await group.waitForAll()
    }
  }

  @Test(
    "a program that cannot be started throws a fault with the reason",
    arguments: [
      (Command(executable: "/nowhere/program"), "executing the file failed: No such file"),
      (Command(executable: "/etc/passwd"), "executing the file failed: Permission denied"),
      (
        Command(executable: "/bin/sh", workingDirectory: "/nowhere"),
        "entering its working directory failed: No such file"
      ),
      (Command(executable: "sh"), "not an absolute path"),
      (Command(executable: "/bin/sh", arguments: ["a\0b"]), "NUL"),
    ])
  func faults(command: Command, reason: String) async throws {
    let fault = await #expect(throws: SandboxFault.self) {
      try await run(command, limits: limits)
    }
    #expect(fault?.description.contains(reason) == true, "\(String(describing: fault))")
  }
}
