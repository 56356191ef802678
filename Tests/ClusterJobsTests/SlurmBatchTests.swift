import ClusterJobs
import Courses
import Foundation
import TestSupport
import Testing

/// A stand-in for Slurm: `sbatch` runs the jobs at once, and `squeue` prints how they ended.
struct FakeSlurm {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try command(
      "sbatch",
      """
      echo "$@" >> \(folder.url.path)/submitted
      id=$(wc -l < \(folder.url.path)/submitted)
      tasks= array=
      for word; do
        case $word in
          --array=*) tasks=${word#--array=};;
          --dependency=*) array=${word##*:};;
        esac
      done
      for script; do :; done
      if [ -z "$tasks" ]; then
        if grep -q "^${array}_.*FAILED" \(folder.url.path)/queue; then state=CANCELLED
        elif sh "$script"; then state=COMPLETED; else state=FAILED; fi
        echo "$id|$state|None" >> \(folder.url.path)/queue
      fi
      for task in $(echo $tasks | tr , ' '); do
        if SLURM_ARRAY_TASK_ID=$task sh "$script"; then state=COMPLETED; else state=FAILED; fi
        echo "${id}_$task|$state|None" >> \(folder.url.path)/queue
      done
      echo "$id;cluster"
      """)
    try command("squeue", "cat \(folder.url.path)/queue")
    // The program `lessons`: the second argument of --shard is I/N. Task 2 fails once.
    try command(
      "lessons",
      """
      echo "$@" >> \(folder.url.path)/commands
      case "$1 $*" in
        grade*"--shard 2/3"*)
          if [ ! -e \(folder.url.path)/failed ]; then touch \(folder.url.path)/failed; exit 75; fi;;
      esac
      """)
    try folder.write("", to: "queue")
  }

  private func command(_ name: String, _ script: String) throws {
    try folder.write("#!/bin/sh\n\(script)\n", to: "bin/\(name)")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: folder.path("bin/\(name)"))
  }

  func batch(
    options: [String] = [], identity: String = "one's"
  ) throws -> SlurmBatch {
    let grading = ShardedGrading(
      lesson: "optimizers", submissions: "/class/it's here", output: folder.path("out put"),
      count: 3, options: ["--seed", "7"], identity: identity)
    return try SlurmBatch(
      grading, program: [folder.path("bin/lessons")], options: options,
      environment: ["PATH": "\(folder.path("bin")):/usr/bin:/bin"])
  }

  func lines(_ name: String) throws -> [String] {
    try String(contentsOf: folder.url.appending(path: name), encoding: .utf8).split(separator: "\n")
      .map(String.init)
  }
}

@Suite struct SlurmBatchTests {
  @Test("A failed task is named, and only it is submitted again")
  func resubmission() async throws {
    let slurm = try FakeSlurm()
    let batch = try slurm.batch(options: ["--partition=main"])
    let first = try await batch.submit()
    #expect(first.tasks == [1, 2, 3])
    let failed = try await batch.follow(first, every: .milliseconds(1))
    #expect(failed.failures.map(\.task) == [2])
    #expect(failed.failures.map(\.state) == ["FAILED"])
    #expect(failed.failures.first?.log == slurm.folder.path("out put/slurm/task-2.log"))
    #expect(!failed.isMerged)
    #expect(batch.grading.missingTasks == [2])

    let second = try await batch.submit()
    #expect(second.tasks == [2])
    let outcome = try await batch.follow(second, every: .milliseconds(1))
    #expect(outcome.failures.isEmpty && outcome.isMerged)

    let submitted = try slurm.lines("submitted")
    #expect(submitted.count == 4)
    #expect(submitted[0].contains("--array=1,2,3 "))
    #expect(submitted[1].contains("--dependency=afterok:1 "))
    #expect(submitted[2].contains("--array=2 "))
    #expect(submitted.allSatisfy { $0.contains(" --partition=main ") })
    let commands = try slurm.lines("commands")
    let output = slurm.folder.path("out put")
    #expect(
      commands.first == "grade optimizers --submissions /class/it's here --seed 7 "
        + "--output \(output)/shards/1-of-3 --shard 1/3")
    #expect(
      commands.last == "merge optimizers --output \(output) \(output)/shards/1-of-3 "
        + "\(output)/shards/2-of-3 \(output)/shards/3-of-3")
  }

  @Test("Tasks of an earlier batch with other submissions do not count as done")
  func identity() async throws {
    let slurm = try FakeSlurm()
    let first = try slurm.batch()
    _ = try await first.submit()
    _ = try await first.submit()
    #expect(first.grading.missingTasks.isEmpty)
    #expect(try slurm.batch(identity: "another").grading.missingTasks == [1, 2, 3])
  }

  @Test("A batch that is still in the queue is followed and not submitted again")
  func attached() async throws {
    let slurm = try FakeSlurm()
    let batch = try slurm.batch()
    let first = try await batch.submit()
    try slurm.folder.write("1_2|RUNNING|None\n2|PENDING|Dependency\n", to: "queue")
    #expect(try await batch.submit() == first)
    #expect(try slurm.lines("submitted").count == 2)
  }

  @Test("Options that the batch sets itself are refused")
  func options() throws {
    for option in ["--array=1-4", "-d", "--wrap=x", "--parsable"] {
      #expect(throws: ReportedFault.self) { try FakeSlurm().batch(options: [option]) }
    }
  }

  @Test("Without Slurm there is an explanation")
  func missing() async throws {
    let folder = try TemporaryFolder()
    let batch = try SlurmBatch(
      ShardedGrading(
        lesson: "x", submissions: "/s", output: folder.path("out"), count: 1, identity: ""),
      program: ["/bin/true"], environment: ["PATH": folder.url.path])
    let fault = await #expect(throws: ReportedFault.self) { try await batch.submit() }
    #expect(fault?.description.contains("`sbatch` was not found") == true)
  }
}
