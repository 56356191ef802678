import Foundation
import Glibc
import Sandbox
import Testing

@Suite("Nothing is left of a run")
struct RemainsTests {
  @Test(
    "no descendant, whatever its group, session or parent",
    arguments: [
      "sleep 1000 & echo $!",
      "setsid sleep 1000 & echo $!; exit 3",
      "(setsid sh -c 'trap \"\" TERM HUP; echo $$; sleep 1000' &); sleep 0.2",
      "sh -c 'sh -c \"sleep 1000 & echo \\$!\" &'; sleep 0.2; kill -SEGV $$",
    ])
  func descendants(line: String) async throws {
    let limits = Limits(cpuSeconds: 60, wallSeconds: 300)
    let completion = try await run(Programs.shell(line), limits: limits)
    let survivor = try #require(Int32(completion.output.split(separator: "\n").first ?? ""))
    #expect(!isAlive(survivor))
  }

  @Test("no descendant after the time limit either")
  func descendantsAfterIntervention() async throws {
    let limits = Limits(cpuSeconds: 60, wallSeconds: 1)
    let completion = try await run(
      Programs.shell("setsid sleep 1000 & echo $!; sleep 1000"), limits: limits)
    #expect(completion.ending == .wallLimit)
    let survivor = try #require(Int32(completion.output.dropLast()))
    #expect(!isAlive(survivor))
  }

  @Test("no hang when it kills its supervisor")
  func killedSupervisor() async throws {
    let limits = Limits(cpuSeconds: 60, wallSeconds: 300)
    let completion = try await run(Programs.shell("kill -KILL $PPID; sleep 1000"), limits: limits)
    #expect(completion.ending == .signalled(SIGKILL))
  }

  @Test("no descriptor and no zombie, over 200 runs")
  func descriptorsAndZombies() async {
    await #expect(processExitsWith: .success) {
      let limits = Limits(cpuSeconds: 60, wallSeconds: 300)
      func openDescriptors() throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
      }
      _ = try await run(Programs.shell("exit 0", input: [1]), limits: limits)
      let before = try openDescriptors()
      for number in 0..<50 {
        _ = try await run(Programs.shell("exit 0", input: [1]), limits: limits)
        _ = try await run(Programs.shell("yes", input: nil), limits: limits)
        _ = try? await run(Command(executable: "/nowhere/\(number)"), limits: limits)
        let task = Task { try await run(Programs.shell("sleep 1000"), limits: limits) }
        task.cancel()
        _ = try await task.value
      }
      #expect(try openDescriptors() == before)
      #expect(waitpid(-1, nil, WNOHANG) == -1 && errno == ECHILD)
    }
  }

  @Test("no process when the process that runs it is killed", arguments: [0, 1, 3, 10, 30, 100])
  func killedParent(milliseconds: Int) async throws {
    let folder = try Folder()
    let path = folder.path
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [path = path as String, milliseconds = milliseconds as Int] in
      let line = "cd \"$1\"; echo $$ >a; setsid sh -c 'echo $$ >b; sleep 1000' & sleep 1000"
      let limits = Limits(cpuSeconds: 60, wallSeconds: 300)
      let task = Task { try await run(Programs.shell(line, path), limits: limits) }
      try await Task.sleep(for: .milliseconds(milliseconds))
      kill(getpid(), SIGKILL)
      _ = try await task.value
    }
    // The processes of the run, once started, have the folder as their working directory.
    while try isWorkingDirectory(path) { try await Task.sleep(for: .milliseconds(10)) }
    for name in ["a", "b"] {
      guard let text = try? String(contentsOfFile: folder.file(name), encoding: .utf8),
        let pid = Int32(text.dropLast())
      else { continue }
      #expect(!isAlive(pid))
    }
  }

  private func isAlive(_ pid: pid_t) -> Bool {
    kill(pid, 0) == 0
  }

  /// Whether `folder` is the working directory of a process.
  private func isWorkingDirectory(_ folder: String) throws -> Bool {
    let processes = try FileManager.default.contentsOfDirectory(atPath: "/proc")
    return processes.contains { process in
      let place = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(process)/cwd")
      return place == folder
    }
  }
}
