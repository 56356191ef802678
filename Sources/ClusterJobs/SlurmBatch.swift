package import Courses
internal import Files
internal import Foundation

/// The grading of a class on Slurm: an array of tasks, and a job that joins their results when all have
/// succeeded.
package struct SlurmBatch: Sendable {
  package let grading: ShardedGrading
  /// The command `lessons`, as the nodes find it.
  let program: [String]
  /// Options of `sbatch` for the array and for the merge.
  let options: [String]
  let tools: SlurmTools

  /// Creates a batch; nothing is submitted.
  ///
  /// - Parameters:
  ///   - grading: The tasks.
  ///   - program: The command `lessons` and options such as `--course`, with absolute paths.
  ///   - options: Options of `sbatch`, such as `--partition=main`.
  ///   - environment: The environment, whose `PATH` leads to Slurm's commands.
  /// - Throws: A ``ReportedFault`` for an option that the batch itself sets.
  package init(
    _ grading: ShardedGrading, program: [String], options: [String] = [],
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(ReportedFault) {
    let own = ["--array", "-a", "--dependency", "-d", "--wrap", "--parsable"]
    for option in options {
      let name = option.split(separator: "=").first.map(String.init) ?? option
      guard !own.contains(name) else {
        throw ReportedFault(
          .usage, "`lessons grade --slurm` sets `\(name)` of sbatch itself. Leave it out.")
      }
    }
    self.grading = grading
    self.program = program
    self.options = options
    tools = SlurmTools(environment: environment)
  }

  /// The folder with the batch's scripts and logs.
  var folder: String { "\(grading.output)/slurm" }

  /// Submits the tasks that are missing, and the merge.
  ///
  /// Where the last batch of this output folder is still in the queue, that one is returned.
  ///
  /// - Returns: The jobs.
  /// - Throws: A ``ReportedFault`` with what `sbatch` printed.
  package func submit() async throws -> SlurmJobs {
    if let last = recordedJobs(), try await queue(of: last).isActive(any: last) { return last }
    let missing = grading.missingTasks
    try write()
    var array: String?
    if !missing.isEmpty {
      let tasks = missing.map(String.init).joined(separator: ",")
      array = try await submit(
        ["--array=\(tasks)", "--output=\(escaped("\(folder)/task-"))%a.log"], script: "task.sh")
    }
    let dependency =
      array.map { ["--dependency=afterok:\($0)", "--kill-on-invalid-dep=yes"] } ?? []
    let merge = try await submit(
      dependency + ["--output=\(escaped("\(folder)/merge.log"))"], script: "merge.sh")
    let jobs = SlurmJobs(array: array, tasks: missing, merge: merge)
    try record(jobs)
    return jobs
  }

  private func submit(_ arguments: [String], script: String) async throws -> String {
    let output = try await tools.run(
      "sbatch",
      ["--parsable", "--job-name=lessons-\(grading.lesson)", "--propagate=NONE"] + arguments
        + options + ["\(folder)/\(script)"])
    // `--parsable` prints the id, and the cluster after a semicolon.
    let id = output.text.prefix { $0.isNumber }
    guard output.status == 0, !id.isEmpty else {
      throw ReportedFault(.machine, "sbatch did not accept the job: \(output.errors)")
    }
    return String(id)
  }

  /// Percent signs in paths of logs are patterns of Slurm.
  private func escaped(_ path: String) -> String { path.replacing("%", with: "%%") }

  private func write() throws(ReportedFault) {
    let scripts = [
      "task.sh": "#!/bin/sh\ntask=$SLURM_ARRAY_TASK_ID\n\(grading.taskScript(program: program))\n",
      "merge.sh": """
      #!/bin/sh
      \(grading.mergeScript(program: program)) || exit
      printf '%s\\n' \(grading.identity.shellQuoted) > \("\(folder)/merge.done".shellQuoted)

      """,
    ]
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      for (name, text) in scripts {
        try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
      }
      if FileManager.default.fileExists(atPath: "\(folder)/merge.done") {
        try FileManager.default.removeItem(atPath: "\(folder)/merge.done")
      }
    } catch {
      throw ReportedFault(
        .machine, "The jobs could not be written to \(folder): \(SystemError(error).sentences)")
    }
  }

  /// Whether the merge of this batch has succeeded.
  var isMerged: Bool {
    (try? String(contentsOfFile: "\(folder)/merge.done", encoding: .utf8))
      == "\(grading.identity)\n"
  }
}
