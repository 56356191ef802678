internal import ClassGrading
internal import Collecting
internal import Foundation
internal import Synchronization

/// The progress of grading a class, on standard error: a line that overwrites itself on a terminal, and
/// elsewhere a line for each tenth of the class.
final class ClassProgressLine: Sendable {
  private let line = ProgressLine()
  private let isTerminal = Terminal.errors.isTerminal
  private let pseudonyms: Pseudonyms?
  private let lastTenth = Mutex(0)

  init(_ pseudonyms: Pseudonyms?) {
    self.pseudonyms = pseudonyms
  }

  /// Says what is graded, and what was noticed before. Notes that name students are left out where they
  /// must not be named.
  func begin(_ list: ClassList, layout: Layout) {
    StandardError.write("Layout: \(layout.title). Students: \(list.entries.count).\n")
    if pseudonyms == nil {
      for remark in list.remarks { StandardError.write("note: \(remark)\n") }
    } else if !list.remarks.isEmpty {
      StandardError.write(
        "note: \(list.remarks.count) remarks on names are not shown with --anonymous.\n")
    }
  }

  func show(_ progress: BatchProgress) {
    if isTerminal { return line.show(text(progress)) }
    let tenth = progress.total == 0 ? 0 : progress.done * 10 / progress.total
    let isNew = lastTenth.withLock { last in
      defer { last = max(last, tenth) }
      return tenth > last
    }
    if isNew { StandardError.write(text(progress) + "\n") }
  }

  func clear() {
    line.clear()
  }

  private func text(_ progress: BatchProgress) -> String {
    var text = "\(progress.done) of \(progress.total)"
    if let rate = progress.rate, let left = progress.secondsLeft {
      text += ", \(String(format: "%.1f", rate)) a second, \(Self.duration(left)) left"
    }
    if let lowest = progress.lowest {
      let name = pseudonyms.map { $0[lowest.student] } ?? lowest.student
      text += ", lowest so far \(lowest.score) (\(name))"
    }
    if progress.withoutVerdict > 0 { text += ", \(progress.withoutVerdict) without a verdict" }
    return text
  }

  private static func duration(_ seconds: Double) -> String {
    let seconds = Int(seconds.rounded(.up))
    return seconds < 60 ? "\(seconds) s" : "\(seconds / 60) min \(seconds % 60) s"
  }
}
