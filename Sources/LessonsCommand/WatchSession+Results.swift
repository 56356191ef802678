internal import Courses
internal import Grading
internal import LessonReading
internal import Progress
internal import Reporting

extension WatchSession {
  /// Shows the verdict on the selected exercise.
  mutating func show(_ result: StudentGrader.Result) {
    record(result)
    // The hint was for the previous verdict.
    screen.hint = nil
    refresh()
    display.print(screen)
  }

  /// Records the verdicts on all exercises and starts writing the report.
  mutating func publish(_ result: StudentGrader.Result) {
    let before = screen.score
    record(result)
    judged = nil
    refresh()
    if let score = screen.score, score != before { display.print("\(score)\n") }
    // Pages are written one at a time, outside of the checks. A newer page replaces a waiting one.
    let earlier = publication
    earlier?.cancel()
    publication = Task(priority: .utility) { [grader, server, yield, run] in
      await earlier?.value
      guard !Task.isCancelled else { return }
      do {
        try grader.publish(result, on: server)
      } catch {
        yield(.failed(run: run, "\(error)"))
      }
    }
  }

  private mutating func record(_ result: StudentGrader.Result) {
    for graded in result.graded.exercises {
      let id = graded.exercise.id
      verdicts[id] = KnownVerdict(content: result.work.content(of: id), graded: graded)
      judged?.insert(id)
    }
    screen.remarks = result.graded.remarks
    let reading = grader.progressRecord.update { $0.record(result.graded, of: result.work) }
    if let remark = reading.remark { notices.answer = remark }
  }
}
