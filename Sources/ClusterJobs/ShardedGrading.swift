internal import Foundation

/// The grading of a class in several tasks, each of which grades a fixed part of the submissions.
///
/// A task writes its part to `shards/I-of-N` in the output folder. When it has graded all of its
/// submissions, it writes the batch's identity to `shards/I-of-N.done`.
package struct ShardedGrading: Sendable {
  /// The lesson's id.
  package var lesson: String
  /// The class's folder.
  package var submissions: String
  /// The folder for the results.
  package var output: String
  /// The number of tasks.
  package var count: Int
  /// Further options of `lessons grade`.
  package var options: [String]
  /// Further options of `lessons merge`.
  package var mergeOptions: [String]
  /// A text that changes with the submissions, the lesson and the options, so that tasks of an earlier
  /// batch do not count as done. It has no line end.
  package var identity: String

  package init(
    lesson: String, submissions: String, output: String, count: Int, options: [String] = [],
    mergeOptions: [String] = [], identity: String
  ) {
    self.lesson = lesson
    self.submissions = submissions
    self.output = output
    self.count = count
    self.options = options
    self.mergeOptions = mergeOptions
    self.identity = identity
  }

  /// Returns the folder of a task's results. Tasks are numbered from 1.
  package func shard(_ task: Int) -> String { "\(output)/shards/\(task)-of-\(count)" }

  /// The shell commands of a task, whose number is the shell's variable `task`.
  ///
  /// `program` is the command `lessons` as the task finds it.
  func taskScript(program: [String]) -> String {
    let grade =
      program + ["grade", lesson, "--submissions", submissions] + options
    let prefix = "\(output)/shards/".shellQuoted
    return """
      shard=\(prefix)"$task-of-\(count)"
      mkdir -p "$shard" || exit 74
      rm -f "$shard.done"
      \(grade.commandLine) --output "$shard" --shard "$task/\(count)" || exit
      printf '%s\\n' \(identity.shellQuoted) > "$shard.done"
      """
  }

  /// The shell command that joins the results of all tasks.
  func mergeScript(program: [String]) -> String {
    let merge =
      program + ["merge", lesson, "--output", output] + mergeOptions + (1...count).map(shard)
    return merge.commandLine
  }

  /// The tasks that have not graded all of their submissions in a batch of this identity.
  package var missingTasks: [Int] {
    (1...count).filter { task in
      let record = try? String(contentsOfFile: "\(shard(task)).done", encoding: .utf8)
      return record != "\(identity)\n"
    }
  }
}
