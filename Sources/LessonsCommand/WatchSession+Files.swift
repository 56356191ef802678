internal import Courses
internal import FileWatching
internal import Foundation
internal import LessonReading
internal import Progress
internal import Reporting

extension WatchSession {
  /// Checks the files after a pause. A later call restarts the pause.
  mutating func checkFiles(after pause: Duration) {
    settling?.cancel()
    settling = Task { [yield] in
      do { try await Task.sleep(for: pause) } catch { return }
      yield(.filesSettled)
    }
  }

  /// Starts a check if the files' content has changed, or if it is forced.
  mutating func checkFiles(isForced: Bool) {
    let text = grader.lessonText
    let work: Submission
    do {
      work = try grader.readSubmission()
    } catch {
      return reportMissingFolder(isForced: isForced)
    }
    let contents = work.contents(of: grader.lesson)
    let changed = grader.lesson.exercises.filter { contents[$0.id] != seen[$0.id] }
    let isUnfinished =
      !isForced
      && (changed.contains { !work.isText($0.id) } || (text == nil && lessonText != nil))
    if let pause = debouncer.delay(afterReadAt: .now, isUnfinished: isUnfinished) {
      return checkFiles(after: pause)
    }
    notices.folder = nil
    let hasNewLesson = text != lessonText && reloadLesson(text)
    guard isForced || hasNewLesson || contents != seen else { return }
    if !seen.isEmpty, let first = changed.first,
      !changed.contains(where: { $0.id == screen.exercise.id })
    {
      select(first)
    }
    // A changed lesson may name other files.
    guard hasNewLesson else { return start(work, contents) }
    checkFiles(isForced: true)
  }

  /// Reports that the folder is gone, unless it reappears within a moment.
  private mutating func reportMissingFolder(isForced: Bool) {
    if let pause = debouncer.delay(afterReadAt: .now, isUnfinished: !isForced) {
      return checkFiles(after: pause)
    }
    let sentence =
      "The folder \(grader.folder.exercises.relativeToHere) is gone. Put it back; its files "
      + "are then checked automatically."
    if notices.folder != sentence { display.print(sentence) }
    notices.folder = sentence
  }

  /// Reads the changed lesson file. If it has faults, they are shown and the old lesson stays.
  private mutating func reloadLesson(_ text: Data?) -> Bool {
    lessonText = text
    do {
      grader = try grader.reopened()
    } catch {
      let lines = "\(error)".split(separator: "\n")
      let more = lines.count > 3 ? ["and \(lines.count - 3) more faults"] : []
      let sentence =
        "The lesson's file has a fault; until it is corrected, the lesson stays as it was.\n"
        + (lines.prefix(3).map(String.init) + more).joined(separator: "\n")
      notices.lesson = sentence
      display.print(sentence)
      return false
    }
    notices.lesson = nil
    let exercises = grader.lesson.exercises
    screen.lesson = grader.lesson
    select(exercises.first { $0.id == screen.exercise.id } ?? exercises[0])
    verdicts = [:]
    return true
  }

  /// Checks the selected exercise, and then all of them for the report. Cancels a running check.
  private mutating func start(_ work: Submission, _ contents: [String: String]) {
    seen = contents
    run += 1
    judged = []
    screen.hint = nil
    notices.answer = nil
    check.start { [grader, yield, run, exercise = screen.exercise.id] in
      do {
        yield(.checked(run: run, try await grader.check(work, [exercise])))
        yield(.checkedAll(run: run, try await grader.check(work)))
      } catch {
        // A cancelled check was replaced by a newer one.
        if !Task.isCancelled { yield(.failed(run: run, "\(error)")) }
      }
    }
  }
}

extension Submission {
  /// Returns the hash of each exercise's text, by its name, and the remarks on other files under the
  /// empty name.
  fileprivate func contents(of lesson: Lesson) -> [String: String] {
    let contents = lesson.exercises.map { ($0.id, content(of: $0.id)) }
    return Dictionary(
      contents + [("", remarks.joined(separator: "\n"))], uniquingKeysWith: { first, _ in first })
  }

  /// Whether an exercise has a text. A missing, empty or unreadable file may be a save in progress.
  fileprivate func isText(_ exercise: String) -> Bool {
    if case .source = entries[exercise] { true } else { false }
  }
}
