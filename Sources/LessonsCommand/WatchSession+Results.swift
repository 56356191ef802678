internal import Courses
internal import Grading
internal import LessonReading
internal import Reporting
internal import Progress

extension WatchSession {
  /// Takes the verdict on the exercise that was asked about.
  mutating func take(_ result: Workbench.Result) {
    remember(result)
    // The hint belonged to the verdict before.
    screen.hint = nil
    refresh()
    display.print(screen)
  }

  /// Takes the verdicts on all exercises, and has the report show them.
  mutating func takeAll(_ result: Workbench.Result) {
    let before = screen.score
    remember(result)
    judged = nil
    refresh()
    if let score = screen.score, score != before { display.print("\(score)\n") }
    // No check waits for a page to be written, and of pages that wait only the last is.
    let earlier = publication
    earlier?.cancel()
    publication = Task(priority: .utility) { [workbench, server, yield, run] in
      await earlier?.value
      guard !Task.isCancelled else { return }
      do {
        try workbench.publish(result, on: server)
      } catch {
        yield(.failed(run: run, "\(error)"))
      }
    }
  }

  private mutating func remember(_ result: Workbench.Result) {
    for graded in result.graded.exercises {
      let id = graded.exercise.id
      verdicts[id] = Known(content: result.work.content(of: id), graded: graded)
      judged?.insert(id)
    }
    screen.remarks = result.graded.remarks
    let reading = workbench.progressRecord.update { $0.record(result.graded, of: result.work) }
    if let remark = reading.remark { notices.answer = remark }
  }
}
