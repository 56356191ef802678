internal import Checking
internal import FileWatching
internal import Foundation
internal import Grading
internal import LessonReading
internal import LocalServer
internal import Progress
internal import Reporting

extension WatchSession {
  /// Handles a key. Returns false for the keys that quit.
  mutating func handle(key: Character) async -> Bool {
    switch key {
    case "q", "Q", "\u{4}": return false
    case "h", "H": showHint()
    case "v", "V": showVerdict()
    case "r", "R": checkFiles(isForced: true)
    case "n", "N": showNext()
    case "p", "P": showPrevious()
    case "1"..."9": showExercise(numbered: key)
    case "o", "O": await openReport()
    default: break
    }
    return true
  }

  private mutating func showNext() {
    guard let next else {
      // If this exercise has passed too, the screen already shows that nothing is left.
      let isPassed = screen.graded?.status == .passed
      notices.answer = isPassed ? nil : "Every other exercise has passed."
      return
    }
    show(next)
  }

  private mutating func showPrevious() {
    let exercises = grader.lesson.exercises
    let here = exercises.firstIndex { $0.id == screen.exercise.id } ?? 0
    show(exercises[(here + exercises.count - 1) % exercises.count])
  }

  /// Shows the exercise with a number, counted from 1.
  private mutating func showExercise(numbered digit: Character) {
    let exercises = grader.lesson.exercises
    guard let number = digit.wholeNumberValue, number <= exercises.count else {
      notices.answer = "There are \(exercises.count) exercises; press 1 to \(exercises.count)."
      return
    }
    show(exercises[number - 1])
  }

  private mutating func show(_ exercise: Exercise) {
    select(exercise)
    if verdicts[exercise.id]?.content != seen[exercise.id], judged == nil {
      checkFiles(isForced: true)
    }
  }

  private mutating func showVerdict() {
    screen.hint = nil
    notices.answer = nil
  }

  private mutating func openReport() async {
    do {
      try await Browser.open(server.flatMap { URL(string: $0.address) } ?? grader.report)
      notices.answer = "The report opens in your browser. If it does not, go to the address below."
    } catch {
      notices.answer = "\(error)"
    }
  }

  private mutating func showHint() {
    let exercise = screen.exercise
    var next: NextHint?
    var diagnosed: Hint?
    let reading = grader.progressRecord.update { [lesson = grader.lesson] progressRecord in
      next = progressRecord.nextHint(for: exercise.id, of: lesson)
      diagnosed = progressRecord.diagnosedHint(for: exercise.id, of: lesson)
      if let hint = next?.hint { progressRecord.recordHint(hint.level, for: hint.exercise) }
    }
    let again = "lessons hint \(grader.lesson.id) \(exercise.id) --all"
    notices.answer =
      reading.remark
      ?? (next == nil ? "You have seen every hint. All of them again: \(again)" : nil)
    screen.hint =
      next.map { HintPage($0.hint, isDiagnosed: $0.isDiagnosed, left: $0.left) }
      ?? diagnosed.map { HintPage($0, isDiagnosed: true) }
  }
}
