internal import Caching
internal import Checking
internal import Courses
internal import Figures
internal import Files
internal import FileWatching
internal import Foundation
internal import Grading
internal import LessonReading
internal import LocalServer
internal import Plotting
internal import Progress
internal import Reporting
internal import Typesetting

/// The state of an open notebook: the exercises' files, their verdicts, and the run in progress.
///
/// Every change is sent to the open pages as an ``Update``.
actor NotebookSession {
  /// A verdict, with what was judged.
  struct KnownVerdict {
    let graded: GradedExercise
    /// The hash of the exercise's file and of the helpers.
    let content: String
    /// The version of the exercise's file.
    let version: String
  }

  /// The page, and whether its figures were drawn for it rather than read from the cache.
  typealias WrittenPage = (page: NotebookViews.Page, isDrawn: Bool)

  /// The run in progress.
  struct Run {
    let exercise: String
    let number: Int
  }

  var grader: StudentGrader
  var views: NotebookViews
  let assets: PageAssets
  let typesetter: Typesetter
  /// The page's links to the course's lessons.
  let links: NotebookLinks
  nonisolated let broadcaster = EventBroadcaster()
  var files: [String: ExerciseFile] = [:]
  /// The hash of each exercise's file and of the helpers when they were last read.
  var contents: [String: String] = [:]
  var verdicts: [String: KnownVerdict] = [:]
  /// The exercises that are judged without being asked for: those not changed since the start.
  var unjudged: Set<String>
  var run: Run?
  /// The number of the latest run.
  var runNumber = 0
  let judging = LatestTask()
  /// The figures that have runs of the student's, by id.
  var figures: [String: Plotting.Figure] = [:]
  var revisions: [String: Int] = [:]
  /// Draws the figures with the numbers that a reader sets.
  var interactive: InteractiveFigures
  /// The drawings in progress, by their numbers.
  var drawings: [Int: Task<InteractiveFigure?, any Error>] = [:]
  var drawingNumber = 0
  /// Runs the experiments.
  var experiments: Experiments
  let experimenting = LatestTask()
  /// The experiment in progress.
  var experimentRun: Run?
  /// What the experiments printed and drew when they were run last, by id.
  var outputs: [String: OutputUpdate] = [:]
  var lessonText: Data?
  var page: Task<WrittenPage, any Error>
  var debouncer = Debouncer()
  var settling: Task<Void, Never>?
  private var monitor: EventMonitor?

  /// Reads a lesson and the student's files.
  init(
    _ grader: StudentGrader, typesetter: Typesetter, links: NotebookLinks, assets: PageAssets
  ) throws {
    self.grader = grader
    self.typesetter = typesetter
    self.assets = assets
    self.links = links
    views = try Self.views(of: grader, typesetter: typesetter, links: links)
    interactive = InteractiveFigures(grader.prepared)
    page = Self.page(views, grader, Self.plans(of: grader.lesson, interactive), assets)
    lessonText = grader.lessonText
    unjudged = Set(grader.lesson.exercises.map(\.id))
    experiments = Experiments(grader.prepared)
    for work in Self.workFiles(of: grader) { files[work.id] = ExerciseFile(at: work.path) }
  }

  static func views(
    of grader: StudentGrader, typesetter: Typesetter, links: NotebookLinks
  ) throws -> NotebookViews {
    try NotebookViews(
      of: grader.lesson, images: LessonImages(of: grader.lesson, in: grader.folder.folder),
      links: links, typesetter: typesetter)
  }

  /// Starts to write the page, or to read it from the course's cache.
  static func page(
    _ views: NotebookViews, _ grader: StudentGrader, _ plans: [String: FigurePlan],
    _ assets: PageAssets
  ) -> Task<WrittenPage, any Error> {
    Task.detached { [prepared = grader.prepared] in
      try views.page(
        of: try prepared.figureIdentity(), figures: { try prepared.referenceFigures() },
        plans: plans, scripts: assets.scripts,
        cache: ResultCache(in: grader.folder.course.resultCache))
    }
  }

  /// Returns the plans of a lesson's figures, by id.
  static func plans(
    of lesson: Lesson, _ interactive: InteractiveFigures
  ) -> [String: FigurePlan] {
    var plans: [String: FigurePlan] = [:]
    for figure in lesson.figures { plans[figure.id] = interactive.plan(of: figure.id) }
    return plans
  }

  /// Starts to watch the files and to judge them.
  func open() throws {
    if !grader.lesson.experiments.isEmpty {
      // Where it cannot be made, the first save of an experiment tells why.
      try? FileManager.default.createDirectory(
        at: grader.folder.experiments, withIntermediateDirectories: true)
    }
    monitor = try EventMonitor(
      folders: [
        grader.folder.exercises.path, grader.folder.experiments.path, grader.folder.folder.path,
      ], means: .events
    ) { [weak self] event in
      guard case .filesChanged = event else { return }
      Task { await self?.noticeChange() }
    }
    readContents()
    judgeUnjudged()
  }

  // MARK: Pages

  /// Returns the page with the current state.
  func html() async throws -> String {
    let page = try await page.value.page
    return page.html(with: String(decoding: try state().json(), as: UTF8.self))
  }

  /// Returns the updates for a new page, from the current state on.
  func subscribe() throws -> EventBroadcaster.Subscription {
    broadcaster.subscribe(first: try Update.state(state()).event())
  }

  nonisolated func send(_ update: Update) { broadcaster.send(update) }

  private func state() throws -> StateView {
    StateView(
      lesson: VersionedFile.version(of: lessonText ?? Data()),
      exercises: try grader.lesson.exercises.map { exercise in
        StateView.ExerciseView(
          id: exercise.id, file: FileView(file(of: work(of: exercise))),
          verdict: try verdict(of: exercise.id), isRunning: run?.exercise == exercise.id)
      },
      experiments: grader.lesson.experiments.map { experiment in
        let work = work(of: experiment)
        return StateView.ExperimentView(
          id: work.id, file: FileView(file(of: work)), output: outputs[work.id],
          isRunning: experimentRun?.exercise == work.id)
      }, score: score, figures: revisions)
  }

  func file(of work: WorkFile) -> ExerciseFile {
    files[work.id] ?? ExerciseFile(at: work.path)
  }

  func work(of exercise: Exercise) -> WorkFile { WorkFile(exercise, in: grader.folder) }

  func work(of experiment: Experiment) -> WorkFile { WorkFile(experiment, in: grader.folder) }

  /// The files of all exercises and experiments.
  var workFiles: [WorkFile] { Self.workFiles(of: grader) }

  static func workFiles(of grader: StudentGrader) -> [WorkFile] {
    grader.lesson.exercises.map { WorkFile($0, in: grader.folder) }
      + grader.lesson.experiments.map { WorkFile($0, in: grader.folder) }
  }

  func exercise(_ id: String) -> Exercise? {
    grader.lesson.exercises.first { $0.id == id }
  }

  // MARK: Verdicts

  func verdict(of id: String) throws -> VerdictView? {
    guard let known = verdicts[id] else { return nil }
    return VerdictView(
      known.graded, version: known.version, isOutdated: isOutdated(id),
      result: try views.result(of: known.graded))
  }

  /// Whether the verdict is for the current file and for other helpers.
  func isOutdated(_ id: String) -> Bool {
    guard let known = verdicts[id], known.version == files[id]?.version else { return false }
    return contents[id].map { $0 != known.content } ?? false
  }

  var score: ScoreView {
    let exercises = grader.lesson.exercises
    func sum(_ isBonus: Bool) -> Int {
      exercises.filter { $0.isBonus == isBonus }.compactMap { verdicts[$0.id]?.graded.score }
        .reduce(0, +)
    }
    return ScoreView(
      reached: sum(false), of: exercises.filter { !$0.isBonus }.map(\.points).reduce(0, +),
      bonus: sum(true))
  }

  // MARK: Figures

  func figure(_ id: String) throws -> FigureAnswer? {
    guard let figure = try figures[id] ?? grader.prepared.referenceFigure(id) else { return nil }
    let drawn = try views.figure(figure)
    return FigureAnswer(
      id: id, revision: revisions[id] ?? 0, html: drawn.html, grounds: drawn.grounds)
  }

  // MARK: The end

  /// Stops the run, and waits until the open pages have saved their edits.
  func close(within timeout: Duration = .seconds(3)) async {
    judging.cancel()
    experimenting.cancel()
    for drawing in drawings.values { drawing.cancel() }
    settling?.cancel()
    monitor?.stop()
    send(.closing)
    let end = ContinuousClock.now + timeout
    while broadcaster.count > 0, ContinuousClock.now < end {
      // A connection that the other side has closed is noticed when it is written to.
      send(.beat)
      try? await Task.sleep(for: .milliseconds(20))
    }
    broadcaster.end()
    await judging.wait()
    await experimenting.wait()
    for drawing in drawings.values { _ = await drawing.result }
  }
}
