import Glibc
import Sandbox
import Testing

@Suite("A program that exceeds a limit is ended")
struct LimitTests {
  /// So wide that only the limit under test can be met.
  private let wide = Limits(cpuSeconds: 60, wallSeconds: 300)

  @Test(
    "by its CPU time, also where it ignores the warning",
    arguments: ["while :; do :; done", "trap '' XCPU; while :; do :; done"])
  func cpuTime(line: String) async throws {
    let limits = Limits(cpuSeconds: 1, wallSeconds: 300)
    let completion = try await run(Programs.shell(line), limits: limits)
    #expect(completion.ending == .cpuLimit)
    #expect(completion.cpuSeconds > 0.5)
  }

  @Test(
    "by the clock when it waits, with what it wrote until then",
    arguments: [
      "echo before; sleep 1000",
      "echo before; kill -STOP $$",
      "echo before; exec 1>&- 2>&- 3<&- 4>&-; sleep 1000",
      "echo before; trap '' TERM HUP INT; sleep 1000",
    ])
  func wallTime(line: String) async throws {
    let limits = Limits(cpuSeconds: 60, wallSeconds: 1)
    let completion = try await run(Programs.shell(line, input: []), limits: limits)
    #expect(completion.ending == .wallLimit)
    #expect(completion.output == "before\n")
  }

  @Test(
    "by what it writes, and exactly the first part is kept",
    arguments: [
      ("yes", Ending.Stream.standardOutput),
      ("yes >&2", .standardError),
      ("yes >&4", .observations),
      ("head -c 1001 /dev/zero | tr '\\0' y", .standardOutput),
    ])
  func output(line: String, stream: Ending.Stream) async throws {
    var limits = wide
    limits.standardOutputBytes = 1000
    limits.standardErrorBytes = 1000
    limits.observationBytes = 1000
    let completion = try await run(Programs.shell(line, input: []), limits: limits)
    #expect(completion.ending == .outputLimit(stream))
    let kept = [
      completion.standardOutput.count, completion.standardError.count,
      completion.observations.count,
    ]
    #expect(kept.sorted() == [0, 0, 1000])
  }

  @Test("but goes on, and what is too much is thrown away, where that is asked for")
  func discarded() async throws {
    var limits = wide
    limits.standardOutputBytes = 1000
    limits.standardErrorBytes = 1000
    limits.discardsExcessOutput = true
    let line = "head -c 3000000 /dev/zero; head -c 3000000 /dev/zero >&2; echo done >&4"
    let completion = try await run(Programs.shell(line, input: []), limits: limits)
    #expect(completion.ending == .exited(0))
    #expect(completion.standardOutput.count == 1000)
    #expect(completion.standardError.count == 1000)
    #expect(completion.observations == Array("done\n".utf8))
  }

  @Test("by the clock, which lets it say where it is")
  func lastWords() async throws {
    let limits = Limits(cpuSeconds: 60, wallSeconds: 1)
    let line = "trap 'echo last words; exit 0' XCPU; sleep 1000 & wait"
    let completion = try await run(Programs.shell(line), limits: limits)
    #expect(completion.ending == .wallLimit)
    #expect(completion.output == "last words\n")
  }

  @Test("but not when it fills its share to the last byte")
  func fullOutput() async throws {
    var limits = wide
    limits.standardOutputBytes = 200_000
    let completion = try await run(
      Programs.shell("head -c 200000 /dev/zero"), limits: limits)
    #expect(completion.ending == .exited(0))
    #expect(completion.standardOutput.count == 200_000)
  }

  @Test("by the threads it makes")
  func threads() async throws {
    var limits = wide
    limits.threads = 50
    #expect(try await run(Programs.attempt("threads"), limits: limits).ending == .threadLimit)
  }

  @Test("by the size of a file")
  func fileSize() async throws {
    let folder = try Folder()
    var limits = wide
    limits.fileBytes = 1000
    let completion = try await run(
      Programs.shell("exec head -c 2000 /dev/zero >\"$1\"", folder.file("file")), limits: limits)
    #expect(completion.ending == .signalled(SIGXFSZ))
  }

  @Test("or is refused memory beyond its share")
  func memory() async throws {
    let completion = try await run(Programs.attempt("memory"), limits: .student)
    #expect(completion.output == "refused\n")
  }

  @Test("or finds the limits it was given")
  func limitsInForce() async throws {
    var limits = Limits.student
    limits.processes = 500
    let line = "ulimit -t; ulimit -v; ulimit -f; ulimit -n; ulimit -s; ulimit -p; ulimit -c"
    let completion = try await run(Programs.shell(line), limits: limits)
    #expect(completion.output == "2\n524288\n2048\n64\n8192\n500\n0\n")
  }

  @Test("when the task that runs it is cancelled", arguments: ["sleep 1000", "kill -STOP $$"])
  func cancellation(line: String) async throws {
    let task = Task { try await run(Programs.shell(line), limits: wide) }
    task.cancel()
    #expect(try await task.value.ending == .cancelled)
  }
}
