internal import Checking
internal import Courses
internal import FileWatching
internal import Foundation
internal import Grading
internal import LessonReading
internal import LocalServer
internal import Progress
internal import Reporting

/// The state of a running `lessons watch`.
///
/// All events come through one stream and are handled one after the other. A check runs in a task of
/// its own, which a newer check cancels.
struct WatchSession {
  enum Event: Sendable {
    case monitored(MonitorEvent)
    /// The files have not changed for a moment.
    case filesSettled
    /// The selected exercise was checked.
    case checked(run: Int, StudentGrader.Result)
    case checkedAll(run: Int, StudentGrader.Result)
    case failed(run: Int, String)
  }

  /// A verdict, with the hash of the text that was judged.
  struct KnownVerdict {
    let content: String
    let graded: GradedExercise
  }

  /// Messages: about the lesson file, about the exercises' folder, and in answer to a key.
  struct Notices {
    var lesson: String?
    var folder: String?
    var answer: String?
  }

  var grader: StudentGrader
  let server: ReportServer?
  var display: ScreenOutput
  var screen: WatchScreen
  /// The latest verdicts, by the exercises' names.
  var verdicts: [String: KnownVerdict] = [:]
  /// The exercises that the current check has judged; nil while no check runs.
  var judged: Set<String>?
  var notices = Notices()
  /// The hash of each exercise's text when it was last read.
  var seen: [String: String] = [:]
  /// The lesson file's content when it was last read.
  var lessonText: Data?
  var debouncer = Debouncer()
  var settling: Task<Void, Never>?
  /// The number of the latest check.
  var run = 0
  let check = LatestTask()
  var publication: Task<Void, Never>?
  let yield: @Sendable (Event) -> Void
  private let events: AsyncStream<Event>

  init(grader: StudentGrader, server: ReportServer?, display: ScreenOutput, first: Exercise?) {
    self.grader = grader
    self.server = server
    self.display = display
    let (events, continuation) = AsyncStream<Event>.makeStream()
    self.events = events
    yield = { continuation.yield($0) }
    let reading = grader.progressRecord.read()
    notices.answer = reading.remark
    let work = (try? grader.readSubmission()) ?? Submission(sources: [:])
    let exercises = grader.lesson.exercises
    let open = exercises.first {
      !reading.progressRecord.progress(of: $0.id, content: work.content(of: $0.id)).isPassed
    }
    screen = WatchScreen(lesson: grader.lesson, exercise: first ?? open ?? exercises[0])
    screen.hasKeys = display.keys != nil
    screen.report = server?.address ?? grader.report.relativeToHere
    lessonText = grader.lessonText
  }

  /// Runs until the user quits or the command is cancelled.
  mutating func run(means: EventMonitor.Means) async throws {
    let yield = yield
    let folders = [grader.folder.exercises.path, grader.folder.folder.path]
    let eventMonitor = try EventMonitor(
      folders: folders, means: means, keys: display.keys, signals: display.signals
    ) { yield(.monitored($0)) }
    display.enter()
    defer { display.leave() }
    checkFiles(isForced: true)
    refresh()
    for await event in events {
      guard await handle(event), display.fault == nil else { break }
      refresh()
    }
    // Restored first: the rest takes a moment, and a second signal would end the process.
    display.leave()
    eventMonitor.stop()
    settling?.cancel()
    check.cancel()
    publication?.cancel()
    await check.wait()
    await publication?.value
    await server?.stop()
    if let fault = display.fault { throw fault }
    try Task.checkCancellation()
  }

  /// Handles an event. Returns false if the session is to end.
  private mutating func handle(_ event: Event) async -> Bool {
    switch event {
    case .monitored(.key(let key)): return await handle(key: Character(Unicode.Scalar(key)))
    case .monitored(.keysEnded): return false
    case .monitored(.signal(let signal)): display.handle(signal: signal)
    case .monitored(.filesChanged): checkFiles(after: debouncer.delay(afterChangeAt: .now))
    case .filesSettled: checkFiles(isForced: false)
    case .checked(let run, let result) where run == self.run: show(result)
    case .checkedAll(let run, let result) where run == self.run: publish(result)
    case .failed(let run, let sentence) where run == self.run:
      judged = nil
      notices.answer = sentence
      display.print(sentence)
    case .checked, .checkedAll, .failed: break
    }
    return true
  }

  /// Updates the screen from the state.
  mutating func refresh() {
    let exercise = screen.exercise
    let known = verdicts[exercise.id]
    screen.isChecking = judged.map { !$0.contains(exercise.id) } ?? false
    // While a check runs, the screen shows the previous verdict, marked as such.
    let counts = screen.isChecking || known?.content == seen[exercise.id]
    screen.graded = counts ? known?.graded : nil
    screen.file = grader.folder.exercises.appending(path: exercise.file).relativeToHere
    screen.next = next
    screen.notices = [notices.lesson, notices.folder, notices.answer].compactMap(\.self)
    let counting = grader.lesson.exercises.filter { !$0.isBonus }
    let scores = counting.compactMap { verdicts[$0.id]?.graded.score }
    let bonus = grader.lesson.exercises.filter(\.isBonus)
      .compactMap { verdicts[$0.id]?.graded.score }.reduce(0, +)
    screen.score =
      scores.count == counting.count
      ? WatchScreen.Score(
        reached: scores.reduce(0, +), of: counting.map(\.points).reduce(0, +), bonus: bonus) : nil
    display.draw(screen)
  }

  // MARK: Exercises

  /// The next exercise, in the lesson's order after the selected one, that has not passed.
  var next: Exercise? {
    let exercises = grader.lesson.exercises
    let here = exercises.firstIndex { $0.id == screen.exercise.id } ?? 0
    return (exercises[(here + 1)...] + exercises[..<here]).first { exercise in
      guard let known = verdicts[exercise.id] else { return true }
      return known.graded.status != .passed || known.content != seen[exercise.id]
    }
  }

  mutating func select(_ exercise: Exercise) {
    screen.exercise = exercise
    screen.hint = nil
    notices.answer = nil
  }
}
