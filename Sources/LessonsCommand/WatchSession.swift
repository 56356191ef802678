internal import Courses
internal import Checking
internal import Foundation
internal import Grading
internal import LessonReading
internal import Reporting
internal import LocalServer
internal import Progress
internal import FileWatching

/// One run of `lessons watch`: what is known, and what happens next.
///
/// All that happens comes through one stream and is dealt with in turn. A check is a task of its own,
/// which a newer one cancels.
struct WatchSession {
  enum Event: Sendable {
    case happened(MonitorEvent)
    /// The files have been quiet for a moment.
    case quiet
    /// The exercise that is shown was checked.
    case checked(run: Int, Workbench.Result)
    case checkedAll(run: Int, Workbench.Result)
    case failed(run: Int, String)
  }

  /// A verdict, and the text that it is for, by its hash.
  struct Known {
    let content: String
    let graded: GradedExercise
  }

  /// What stands in the way, and what is answered to a key; each a text of its own.
  struct Notices {
    var lesson: String?
    var folder: String?
    var answer: String?
  }

  var workbench: Workbench
  let server: ReportServer?
  var display: WatchDisplay
  var screen: WatchScreen
  /// The last verdicts, by the exercises' names.
  var verdicts: [String: Known] = [:]
  /// The exercises that the present run has judged; nil while none goes on.
  var judged: Set<String>?
  var notices = Notices()
  /// The text that was last seen of each exercise, by its hash, and the lesson's own.
  var seen: [String: String] = [:]
  var lessonText: Data?
  var debouncer = Debouncer()
  var quiet: Task<Void, Never>?
  /// The number of the last run.
  var run = 0
  var check: Task<Void, Never>?
  var publication: Task<Void, Never>?
  let yield: @Sendable (Event) -> Void
  private let events: AsyncStream<Event>

  init(workbench: Workbench, server: ReportServer?, display: WatchDisplay, first: Exercise?) {
    self.workbench = workbench
    self.server = server
    self.display = display
    let (events, continuation) = AsyncStream<Event>.makeStream()
    self.events = events
    yield = { continuation.yield($0) }
    let reading = workbench.progressRecord.read()
    notices.answer = reading.remark
    let work = (try? workbench.takeIn()) ?? Submission(sources: [:])
    let exercises = workbench.lesson.exercises
    let open = exercises.first {
      !reading.progressRecord.standing(of: $0.id, content: work.content(of: $0.id)).isPassed
    }
    screen = WatchScreen(lesson: workbench.lesson, exercise: first ?? open ?? exercises[0])
    screen.hasKeys = display.keys != nil
    screen.report = server?.address ?? workbench.report.relativeToHere
    lessonText = workbench.lessonText
  }

  /// Works until the person has enough, or the command is cancelled.
  mutating func run(means: EventMonitor.Means) async throws {
    let yield = yield
    let folders = [workbench.folder.exercises.path, workbench.folder.folder.path]
    let eventMonitor = try EventMonitor(
      folders: folders, means: means, keys: display.keys, signals: display.signals
    ) { yield(.happened($0)) }
    display.enter()
    defer { display.leave() }
    look(isForced: true)
    refresh()
    for await event in events {
      guard await deal(with: event), display.fault == nil else { break }
      refresh()
    }
    // First of all: the rest may take a moment, and a second signal would cut it off.
    display.leave()
    eventMonitor.end()
    quiet?.cancel()
    check?.cancel()
    publication?.cancel()
    await check?.value
    await publication?.value
    await server?.stop()
    if let fault = display.fault { throw fault }
    try Task.checkCancellation()
  }

  /// Deals with what happened; false when it is the end.
  private mutating func deal(with event: Event) async -> Bool {
    switch event {
    case .happened(.key(let key)): return await press(Character(Unicode.Scalar(key)))
    case .happened(.keysEnded): return false
    case .happened(.signal(let signal)): deal(with: signal)
    case .happened(.filesChanged): settle(after: debouncer.delay(afterChangeAt: .now))
    case .quiet: look(isForced: false)
    case .checked(let run, let result) where run == self.run: take(result)
    case .checkedAll(let run, let result) where run == self.run: takeAll(result)
    case .failed(let run, let sentence) where run == self.run:
      judged = nil
      notices.answer = sentence
      display.print(sentence)
    case .checked, .checkedAll, .failed: break
    }
    return true
  }

  /// Brings the screen to what is known.
  mutating func refresh() {
    let exercise = screen.exercise
    let known = verdicts[exercise.id]
    screen.isChecking = judged.map { !$0.contains(exercise.id) } ?? false
    // While a check goes on, the verdict before it is called so.
    let counts = screen.isChecking || known?.content == seen[exercise.id]
    screen.graded = counts ? known?.graded : nil
    screen.file = workbench.folder.exercises.appending(path: exercise.file).relativeToHere
    screen.next = next
    screen.notices = [notices.lesson, notices.folder, notices.answer].compactMap(\.self)
    let counting = workbench.lesson.exercises.filter { !$0.isBonus }
    let scores = counting.compactMap { verdicts[$0.id]?.graded.score }
    let bonus = workbench.lesson.exercises.filter(\.isBonus)
      .compactMap { verdicts[$0.id]?.graded.score }.reduce(0, +)
    screen.score =
      scores.count == counting.count
      ? WatchScreen.Score(
        reached: scores.reduce(0, +), of: counting.map(\.points).reduce(0, +), bonus: bonus) : nil
    display.draw(screen)
  }

  // MARK: Exercises

  /// The next exercise in the lesson's order that has not passed, from the one that is shown on.
  var next: Exercise? {
    let exercises = workbench.lesson.exercises
    let here = exercises.firstIndex { $0.id == screen.exercise.id } ?? 0
    return (exercises[(here + 1)...] + exercises[..<here]).first { exercise in
      guard let known = verdicts[exercise.id] else { return true }
      return known.graded.status != .passed || known.content != seen[exercise.id]
    }
  }

  mutating func turn(to exercise: Exercise) {
    screen.exercise = exercise
    screen.hint = nil
    notices.answer = nil
  }
}
