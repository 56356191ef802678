internal import Courses
internal import Foundation

/// How far a batch is.
package struct SlurmProgress: Sendable, Equatable {
  package var waiting = 0
  package var running = 0
  package var succeeded = 0
  package var failed = 0
  /// Whether all tasks have ended and the merge has not.
  package var isMerging = false
}

/// How a batch ended.
package struct SlurmOutcome: Sendable, Equatable {
  /// A task or the merge that did not succeed.
  package struct Failure: Sendable, Equatable {
    /// The task's number; nil for the merge.
    package let task: Int?
    /// Slurm's name of the state, such as `CANCELLED`.
    package let state: String
    /// The file with what the job printed.
    package let log: String
  }

  package let failures: [Failure]
  /// Whether the results of all tasks are joined in the output folder.
  package let isMerged: Bool
}

extension SlurmBatch {
  /// Waits until all jobs have ended.
  ///
  /// If the waiting is cancelled, the jobs go on; ``submit()`` then returns them again.
  ///
  /// - Parameters:
  ///   - jobs: The jobs.
  ///   - interval: The time between two questions to Slurm.
  ///   - progress: Called whenever a job has changed its state.
  /// - Returns: The jobs that failed. A job that Slurm has forgotten has failed if it left no record.
  /// - Throws: A ``ReportedFault`` if Slurm does not answer for a long time.
  package func follow(
    _ jobs: SlurmJobs, every interval: Duration = .seconds(2),
    progress: @Sendable (SlurmProgress) -> Void = { _ in }
  ) async throws -> SlurmOutcome {
    var last: SlurmProgress?
    while true {
      let queue = try await queue(of: jobs)
      let now = self.progress(of: jobs, in: queue)
      if now != last { progress(now) }
      last = now
      if !queue.isActive(any: jobs) { return outcome(of: jobs, in: queue) }
      try await Task.sleep(for: interval)
    }
  }

  private func progress(of jobs: SlurmJobs, in queue: SlurmQueue) -> SlurmProgress {
    let missing = Set(grading.missingTasks)
    var progress = SlurmProgress()
    progress.succeeded = grading.count - jobs.tasks.count
    for task in jobs.tasks {
      let state = queue.jobs[jobs.id(ofTask: task)]?.state
      if let state, ["PENDING", "CONFIGURING", "REQUEUED", "REQUEUE_HOLD"].contains(state) {
        progress.waiting += 1
      } else if queue.isActive(jobs.id(ofTask: task)) {
        progress.running += 1
      } else if missing.contains(task) {
        progress.failed += 1
      } else {
        progress.succeeded += 1
      }
    }
    progress.isMerging =
      progress.waiting + progress.running + progress.failed == 0 && queue.isActive(jobs.merge)
    return progress
  }

  private func outcome(of jobs: SlurmJobs, in queue: SlurmQueue) -> SlurmOutcome {
    let missing = Set(grading.missingTasks)
    func failure(_ task: Int?, id: String, log: String) -> SlurmOutcome.Failure {
      SlurmOutcome.Failure(
        task: task, state: queue.jobs[id]?.state ?? "unknown", log: "\(folder)/\(log)")
    }
    var failures = jobs.tasks.filter(missing.contains).map {
      failure($0, id: jobs.id(ofTask: $0), log: "task-\($0).log")
    }
    // Slurm cancels the merge where a task has failed.
    if failures.isEmpty, !isMerged {
      failures.append(failure(nil, id: jobs.merge, log: "merge.log"))
    }
    return SlurmOutcome(failures: failures, isMerged: isMerged)
  }

  /// Asks for the states of the jobs. A controller that does not answer is asked again.
  func queue(of jobs: SlurmJobs) async throws -> SlurmQueue {
    let ids = [jobs.array, jobs.merge].compactMap(\.self).joined(separator: ",")
    let arguments = ["--noheader", "--array", "--states=all", "--format=%i|%T|%r", "--jobs=\(ids)"]
    for attempt in 1... {
      let output = try await tools.run("squeue", arguments)
      // It fails with this message where all jobs are forgotten.
      if output.status == 0 || output.errors.contains("Invalid job id") {
        return try await withAccounting(SlurmQueue(output.text), ids: ids, of: jobs)
      }
      guard attempt < 30 else {
        throw ReportedFault(
          .machine,
          "Slurm does not tell the state of its jobs: \(output.errors). "
            + "Run the same command again to go on.")
      }
      try await Task.sleep(for: .seconds(2))
    }
    return SlurmQueue("")
  }

  /// Adds the jobs that the queue has forgotten from the accounts, where there are any.
  private func withAccounting(
    _ queue: SlurmQueue, ids: String, of jobs: SlurmJobs
  ) async throws -> SlurmQueue {
    guard jobs.ids.contains(where: { queue.jobs[$0] == nil }), tools.has("sacct") else {
      return queue
    }
    var queue = queue
    let output = try await tools.run(
      "sacct",
      [
        "--noheader", "--parsable2", "--allocations", "--format=JobID,State,ExitCode",
        "--jobs=\(ids)",
      ]
    )
    if output.status == 0 { queue.add(output.text) }
    return queue
  }
}
