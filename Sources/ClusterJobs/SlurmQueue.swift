/// The states of jobs as `squeue` and `sacct` print them, one a line: `12_3|RUNNING|None`.
struct SlurmQueue: Equatable {
  struct Job: Equatable {
    let state: String
    /// Why a job waits or has failed; for `sacct` its exit status.
    let reason: String
  }

  /// By the job's id; a task's of an array is `12_3`.
  private(set) var jobs: [String: Job] = [:]

  static let ended: Set<String> = [
    "BOOT_FAIL", "CANCELLED", "COMPLETED", "DEADLINE", "FAILED", "NODE_FAIL", "OUT_OF_MEMORY",
    "PREEMPTED", "REVOKED", "TIMEOUT",
  ]

  init(_ text: String) { add(text) }

  /// Adds the jobs of another list. Those that are known stay as they are.
  mutating func add(_ text: String) {
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      // `sacct` prints `CANCELLED by 1000`.
      guard fields.count >= 3, let state = fields[1].split(separator: " ").first else { continue }
      let job = Job(state: String(state), reason: fields[2])
      jobs[fields[0]] = jobs[fields[0]] ?? job
    }
  }

  /// Whether a job is waiting, running or ending. One that Slurm has forgotten is not.
  func isActive(_ id: String) -> Bool {
    jobs[id].map { !Self.ended.contains($0.state) } ?? false
  }
}
