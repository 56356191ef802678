package import ClassReporting
package import Courses
package import Gradebook

extension Gradebook {
  /// Returns what the last regrade changed, or would change if it were accepted.
  package func latestChanges() throws(ReportedFault) -> (changes: [GradeChange], isWaiting: Bool) {
    let runs = try runs()
    guard let current = runs.last(where: { $0.state == .current }) else { return ([], false) }
    if let waiting = runs.last(where: { $0.state == .complete }) {
      return (try RunComparison(of: current, with: waiting, in: self).changes, true)
    }
    guard let before = runs.last(where: { $0.state == .replaced }) else { return ([], false) }
    return (try RunComparison(of: before, with: current, in: self).changes, false)
  }
}
