internal import ArgumentParser
internal import ClassGrading
internal import Foundation
internal import Gradebook

/// Prints what became of a run, and throws the exit status for it.
func report(_ completion: RunCompletion, of job: ClassJob) throws {
  if let status = try printSummary(completion, of: job) { throw status }
}

/// Prints what became of a run. Returns the exit status if it is not 0.
func printSummary(_ completion: RunCompletion, of job: ClassJob) throws -> ExitCode? {
  let results = try job.currentResults()
  try job.gradebook.close()
  switch completion {
  case .waiting(let changes):
    try StandardOutput.write(ChangeTable(changes, isWaiting: true).text)
    return .someDidNotPass
  case .current(let changes):
    if !changes.isEmpty { try StandardOutput.write(ChangeTable(changes, isWaiting: false).text) }
    try StandardOutput.write(ClassSummary(results, page: job.page.relativePath).text)
    return results.contains { $0.status == .failed } ? .ourFault : nil
  }
}

/// The results of a class in a few lines.
struct ClassSummary {
  let text: String

  init(_ results: [StoredResult], page: String) {
    let counts = Dictionary(grouping: results, by: \.status).mapValues(\.count)
    let order: [StoredResult.Status] = [.graded, .nothingHandedIn, .unreadable, .failed]
    let parts = order.compactMap { status in counts[status].map { "\($0) \(status.rawValue)" } }
    var lines = [
      parts.isEmpty
        ? "There are no submissions and no students."
        : "\(results.count) \(results.count == 1 ? "student" : "students"): "
          + parts.joined(separator: ", ") + "."
    ]
    let failed = results.filter { $0.status == .failed }
    if !failed.isEmpty {
      lines.append(
        "Not judged, through no fault of the student, and without a mark: "
          + failed.prefix(20).map { "\($0.student) (\($0.reason ?? ""))" }.joined(separator: "; ")
          + (failed.count > 20 ? "; and \(failed.count - 20) more" : "")
          + ". Run the command again to try them again.")
    }
    lines.append("Class page: \(page)")
    text = lines.map { $0 + "\n" }.joined()
  }
}
