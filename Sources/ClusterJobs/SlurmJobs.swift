internal import Courses
internal import Files
internal import Foundation

/// The jobs of a batch.
package struct SlurmJobs: Sendable, Equatable, Codable {
  /// The id of the array; nil where no task was missing.
  package let array: String?
  /// The tasks of the array.
  package let tasks: [Int]
  /// The id of the job that joins the results.
  package let merge: String

  /// The ids of all jobs as Slurm prints them.
  var ids: [String] { tasks.map(id) + [merge] }

  func id(ofTask task: Int) -> String { "\(array ?? "")_\(task)" }
}

extension SlurmQueue {
  /// Whether any job of a batch is in the queue.
  func isActive(any jobs: SlurmJobs) -> Bool { jobs.ids.contains(where: isActive) }
}

extension SlurmBatch {
  private var file: URL { URL(filePath: "\(folder)/jobs.json") }

  /// The jobs that were submitted last for the output folder.
  func recordedJobs() -> SlurmJobs? {
    guard let data = try? Data(contentsOf: file) else { return nil }
    return try? JSONDecoder().decode(SlurmJobs.self, from: data)
  }

  func record(_ jobs: SlurmJobs) throws(ReportedFault) {
    do {
      try JSONEncoder().encode(jobs).write(to: file, options: .atomic)
    } catch {
      throw ReportedFault(
        .machine, "The jobs could not be recorded in \(folder): \(SystemError(error).sentences)")
    }
  }
}
