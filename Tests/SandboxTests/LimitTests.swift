import Glibc
import Sandbox
import Testing

@Suite("A program that exceeds a limit is ended")
struct LimitTests {
  /// Generous limits, of which each test lowers one.
  private let generous = Limits(cpuSeconds: 60, wallSeconds: 300)

  @Test(
    "by its CPU time, even if it ignores SIGXCPU",
    arguments: ["while :; do :; done", "trap '' XCPU; while :; do :; done"])
  func cpuTime(line: String) async throws {
    let limits = Limits(cpuSeconds: 1, wallSeconds: 300)
    let completion = try await run(Programs.shell(line), limits: limits)
    #expect(completion.ending == .cpuLimit)
    #expect(completion.cpuSeconds > 0.5)
  }

  @Test(
    "by elapsed time while it waits, and its output until then is returned",
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
    "by excess output, of which the bytes up to the limit are returned",
    arguments: [
      ("yes", Ending.Stream.standardOutput),
      ("yes >&2", .standardError),
      ("yes >&4", .observations),
      ("head -c 1001 /dev/zero | tr '\\0' y", .standardOutput),
    ])
  func output(line: String, stream: Ending.Stream) async throws {
    var limits = generous
    limits.standardOutputBytes = 1000
    limits.standardErrorBytes = 1000
    limits.observationBytes = 1000
    let completion = try await run(Programs.shell(line, input: []), limits: limits)
    #expect(completion.ending == .outputLimit(stream))
    let counts = [
      completion.standardOutput.count, completion.standardError.count,
      completion.observations.count,
    ]
    #expect(counts.sorted() == [0, 0, 1000])
  }

  @Test("but not if excess output is to be discarded")
  func discarded() async throws {
    var limits = generous
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

  @Test("by elapsed time, after its handler for SIGXCPU has run")
  func handler() async throws {
    let limits = Limits(cpuSeconds: 60, wallSeconds: 1)
    let line = "trap 'echo handled; exit 0' XCPU; sleep 1000 & wait"
    let completion = try await run(Programs.shell(line), limits: limits)
    #expect(completion.ending == .wallLimit)
    #expect(completion.output == "handled\n")
  }

  @Test("but not if its output is exactly as long as the limit")
  func fullOutput() async throws {
    var limits = generous
    limits.standardOutputBytes = 200_000
    let completion = try await run(
      Programs.shell("head -c 200000 /dev/zero"), limits: limits)
    #expect(completion.ending == .exited(0))
    #expect(completion.standardOutput.count == 200_000)
  }

  @Test("by its number of threads")
  func threads() async throws {
    var limits = generous
    limits.threads = 50
    #expect(try await run(Programs.attempt("threads"), limits: limits).ending == .threadLimit)
  }

  @Test("by the size of a file it writes")
  func fileSize() async throws {
    let folder = try Folder()
    var limits = generous
    limits.fileBytes = 1000
    let completion = try await run(
      Programs.shell("exec head -c 2000 /dev/zero >\"$1\"", folder.file("file")), limits: limits)
    #expect(completion.ending == .signalled(SIGXFSZ))
  }

  @Test("or is refused memory beyond its limit")
  func memory() async throws {
    let completion = try await run(Programs.attempt("memory"), limits: .student)
    #expect(completion.output == "refused\n")
  }

  @Test("or sees its limits")
  func limitsInForce() async throws {
    var limits = Limits.student
    limits.processes = 500
    let line = "ulimit -t; ulimit -v; ulimit -f; ulimit -n; ulimit -s; ulimit -p; ulimit -c"
    let completion = try await run(Programs.shell(line), limits: limits)
    #expect(completion.output == "2\n524288\n2048\n64\n8192\n500\n0\n")
  }

  @Test("when the task that runs it is cancelled", arguments: ["sleep 1000", "kill -STOP $$"])
  func cancellation(line: String) async throws {
    let task = Task { try await run(Programs.shell(line), limits: generous) }
    task.cancel()
    #expect(try await task.value.ending == .cancelled)
  }
}
