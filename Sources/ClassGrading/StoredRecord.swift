internal import ClassReporting
internal import Courses
internal import Foundation
internal import Gradebook

/// The report and the files of a submission in a gradebook.
struct StoredRecord: SubmissionRecord {
  let gradebook: Gradebook
  /// The key of the verdict.
  let key: String

  func report() throws -> String { try present(gradebook.report(key)) }

  func sources() throws -> [String: String] {
    let text = try present(gradebook.sources(key))
    return try JSONDecoder().decode([String: String].self, from: Data(text.utf8))
  }

  private func present(_ text: String?) throws(ReportedFault) -> String {
    guard let text else {
      throw ReportedFault(
        .machine,
        "\(gradebook.file.path) has a result without its report. Restore a copy, or grade into "
          + "another folder.")
    }
    return text
  }
}

extension ReportSummaries {
  /// Returns the summary of a report in a gradebook; nil without a key, and where none is stored under it.
  mutating func summary(
    _ key: String?, in gradebook: Gradebook
  ) throws(ReportedFault) -> ReportSummary? {
    guard let key, let report = try gradebook.report(key) else { return nil }
    return try summary(of: report, in: gradebook)
  }

  /// Returns the summaries of the reports of a run, by their keys.
  mutating func summaries(
    of run: Run, in gradebook: Gradebook
  ) throws(ReportedFault) -> [String: ReportSummary] {
    var found: [String: ReportSummary] = [:]
    try gradebook.forEachReport(of: run) { key, report in
      found[key] = try summary(of: report, in: gradebook)
    }
    return found
  }

  private mutating func summary(
    of report: String, in gradebook: Gradebook
  ) throws(ReportedFault) -> ReportSummary {
    do {
      return try summary(of: report)
    } catch {
      throw ReportedFault(
        .machine,
        "\(gradebook.file.path) has a report in it that cannot be read: \(error). Restore a copy, or "
          + "grade into another folder.")
    }
  }
}
