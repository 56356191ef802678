internal import Courses
internal import Foundation
internal import LessonReading
internal import Reporting
internal import FileWatching

extension WatchSession {
  /// Looks at the files after a while, and not before.
  mutating func settle(after pause: Duration) {
    quiet?.cancel()
    quiet = Task { [yield] in
      do { try await Task.sleep(for: pause) } catch { return }
      yield(.quiet)
    }
  }

  /// Starts a check when what the files hold has changed, or in any case where it is forced.
  mutating func look(isForced: Bool) {
    let text = workbench.lessonText
    let work: Submission
    do {
      work = try workbench.takeIn()
    } catch {
      return miss(isForced: isForced)
    }
    let contents = work.contents(of: workbench.lesson)
    let changed = workbench.lesson.exercises.filter { contents[$0.id] != seen[$0.id] }
    let isUnfinished =
      !isForced
      && (changed.contains { !work.isText($0.id) } || (text == nil && lessonText != nil))
    if let pause = debouncer.delay(afterLookAt: .now, isUnfinished: isUnfinished) {
      return settle(after: pause)
    }
    notices.folder = nil
    let hasNewLesson = text != lessonText && takeLesson(text)
    guard isForced || hasNewLesson || contents != seen else { return }
    if !seen.isEmpty, let first = changed.first,
      !changed.contains(where: { $0.id == screen.exercise.id })
    {
      turn(to: first)
    }
    // A new lesson may name other files.
    guard hasNewLesson else { return start(work, contents) }
    look(isForced: true)
  }

  /// Says that the folder is gone, once that is so for more than a moment.
  private mutating func miss(isForced: Bool) {
    if let pause = debouncer.delay(afterLookAt: .now, isUnfinished: !isForced) {
      return settle(after: pause)
    }
    let sentence =
      "The folder \(workbench.folder.exercises.relativeToHere) is gone. Put it back; what is in it "
      + "is then checked by itself."
    if notices.folder != sentence { display.print(sentence) }
    notices.folder = sentence
  }

  /// Takes the lesson's file as it is now; where it has faults, they are told, and the lesson stays as
  /// it was.
  private mutating func takeLesson(_ text: Data?) -> Bool {
    lessonText = text
    do {
      workbench = try workbench.reopened()
    } catch {
      let lines = "\(error)".split(separator: "\n")
      let more = lines.count > 3 ? ["and \(lines.count - 3) more faults"] : []
      let sentence =
        "The lesson's file has a fault; until it is mended, the lesson stays as it was.\n"
        + (lines.prefix(3).map(String.init) + more).joined(separator: "\n")
      notices.lesson = sentence
      display.print(sentence)
      return false
    }
    notices.lesson = nil
    let exercises = workbench.lesson.exercises
    screen.lesson = workbench.lesson
    turn(to: exercises.first { $0.id == screen.exercise.id } ?? exercises[0])
    verdicts = [:]
    return true
  }

  /// Checks the exercise that is shown, and then all of them for the report. What runs is cancelled.
  private mutating func start(_ work: Submission, _ contents: [String: String]) {
    seen = contents
    run += 1
    judged = []
    screen.hint = nil
    notices.answer = nil
    let before = check
    before?.cancel()
    // Below the keys: judging can take all of the threads of its own priority, and not theirs.
    check = Task(priority: .utility) { [workbench, yield, run, exercise = screen.exercise.id] in
      await before?.value
      do {
        try Task.checkCancellation()
        yield(.checked(run: run, try await workbench.check(work, exercise)))
        yield(.checkedAll(run: run, try await workbench.check(work, nil)))
      } catch {
        // One that was cancelled has a newer one in its place.
        if !Task.isCancelled { yield(.failed(run: run, "\(error)")) }
      }
    }
  }
}

extension Submission {
  /// Returns the hashes of what there is for a lesson's exercises, by their names, and what there is
  /// to say about other files, without a name.
  fileprivate func contents(of lesson: Lesson) -> [String: String] {
    let contents = lesson.exercises.map { ($0.id, content(of: $0.id)) }
    return Dictionary(
      contents + [("", remarks.joined(separator: "\n"))], uniquingKeysWith: { first, _ in first })
  }

  /// Tells whether there is a text for an exercise: what is gone, empty or no text may be half a save.
  fileprivate func isText(_ exercise: String) -> Bool {
    if case .source = entries[exercise] { true } else { false }
  }
}
