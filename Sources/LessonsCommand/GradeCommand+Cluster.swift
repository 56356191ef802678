internal import ArgumentParser
internal import ClassGrading
internal import ClusterJobs
internal import Collecting
internal import Courses
internal import Files
internal import Foundation
internal import LessonReading

/// The options that grade a class on several machines.
struct ClusterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Grade on a Slurm cluster, in this many tasks, and join their results. What follows -- goes to "
        + "sbatch.", valueName: "n"))
  var slurm: Int?

  @Option(
    help: ArgumentHelp(
      "Print a manifest for Kubernetes that grades the class in --tasks tasks with this image.",
      valueName: "image"))
  var kubernetes: String?

  @Option(help: "The number of tasks in the manifest for Kubernetes.")
  var tasks = 4

  @Argument(parsing: .postTerminator, help: ArgumentHelp("Options of sbatch.", visibility: .hidden))
  var sbatch: [String] = []

  func validate() throws {
    guard slurm == nil || kubernetes == nil else {
      throw ValidationError("--slurm and --kubernetes exclude each other; give one of them.")
    }
    guard slurm ?? 1 > 0, tasks > 0 else {
      throw ValidationError("A class is graded in at least 1 task.")
    }
    guard sbatch.isEmpty || slurm != nil else {
      throw ValidationError("What follows -- goes to sbatch; give --slurm with it.")
    }
  }
}

extension GradeCommand {
  /// Grades the class by tasks on a Slurm cluster.
  func gradeOnSlurm(_ count: Int, list: ClassList, lesson: Lesson) async throws {
    let grading = try grading(in: count, list: list, lesson: lesson)
    let batch = try SlurmBatch(
      grading, program: [Self.ownProgram], options: cluster.sbatch)
    let jobs = try await batch.submit()
    StandardError.write("Submitted to Slurm; the logs are in \(grading.output)/slurm.\n")
    let line = ProgressLine()
    defer { line.clear() }
    let outcome = try await batch.follow(jobs) { progress in
      line.show(
        progress.isMerging
          ? "Joining the results …"
          : "\(progress.succeeded) of \(count) tasks have ended, \(progress.running) running, "
            + "\(progress.waiting) waiting, \(progress.failed) failed")
    }
    line.clear()
    guard outcome.failures.isEmpty else {
      for failure in outcome.failures {
        guard let task = failure.task else {
          StandardError.write("The results were not joined (\(failure.state)): \(failure.log)\n")
          continue
        }
        let students = list.students(inPart: task, of: count)
        StandardError.write(
          "Task \(task) failed (\(failure.state)), with the submissions of "
            + "\(students.prefix(50).joined(separator: ", "))"
            + "\(students.count > 50 ? " and \(students.count - 50) more" : ""): \(failure.log)\n")
      }
      StandardError.write("Run the same command again to submit what is missing.\n")
      throw ExitCode.interrupted
    }
    let log = "\(grading.output)/slurm/merge.log"
    if let text = try? String(contentsOfFile: log, encoding: .utf8) {
      try StandardOutput.write(text)
    }
  }

  /// Prints the manifest for Kubernetes.
  func printKubernetesManifest(_ image: String, list: ClassList, lesson: Lesson) throws {
    var grading = try grading(in: cluster.tasks, list: list, lesson: lesson)
    grading.submissions = "\(KubernetesJob.mountPoint)/submissions"
    grading.output = "\(KubernetesJob.mountPoint)/results"
    grading.options = try options(relativeTo: KubernetesJob.mountPoint)
    grading.mergeOptions = mergeOptions
    try StandardOutput.write(KubernetesJob(grading, image: image).manifest)
  }

  private func grading(in count: Int, list: ClassList, lesson: Lesson) throws -> ShardedGrading {
    let course = ["--course", try course.course().root.path]
    return ShardedGrading(
      lesson: lesson.id, submissions: Self.absolute(submissions), output: Self.absolute(output),
      count: count, options: try options(relativeTo: nil) + course,
      mergeOptions: mergeOptions + course, identity: try identity(of: list, lesson: lesson.id))
  }

  /// The options of each task. A change of marks is decided upon when the parts are joined.
  private func options(relativeTo folder: String?) throws -> [String] {
    var options = ["--accept"]
    func add(_ name: String, file: String?) {
      guard let file else { return }
      let name = [name]
      options += name
      options.append(
        folder.map { "\($0)/\(URL(filePath: file).lastPathComponent)" } ?? Self.absolute(file))
    }
    add("--roster", file: roster)
    add("--secret-seed", file: secretSeed)
    if let due { options += ["--due", due] }
    if let seed { options += ["--seed", "\(seed)"] }
    if let layout { options += ["--layout", layout.rawValue] }
    if brief { options.append("--brief") }
    if anonymous { options.append("--anonymous") }
    return options
  }

  private var mergeOptions: [String] {
    (accept ? ["--accept"] : []) + (anonymous ? ["--anonymous"] : [])
  }

  /// A hash that changes with what is handed in, the lesson and the options.
  private func identity(of list: ClassList, lesson: String) throws -> String {
    var hash = ContentHash()
    let folder = try course.course().lesson(lesson)
    hash.add(try dueDate(of: folder)?.words ?? "")
    for place in [folder.folder.path, Self.absolute(submissions)] {
      let names = try FileManager.default.subpathsOfDirectory(atPath: place).sorted()
      for name in names where !name.hasPrefix("Exercises/") {
        hash.add("\(name) \(FileIdentity.facts(of: "\(place)/\(name)") ?? "")")
      }
    }
    for student in list.entries.map(\.student) { hash.add(student) }
    for option in try options(relativeTo: nil) { hash.add(option) }
    for file in [roster, secretSeed].compactMap(\.self) {
      hash.add(FileManager.default.contents(atPath: file) ?? Data())
    }
    return hash.hexadecimal()
  }

  private static func absolute(_ path: String) -> String {
    URL(filePath: path).standardizedFileURL.path
  }

  private static var ownProgram: String {
    URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().path
  }
}
