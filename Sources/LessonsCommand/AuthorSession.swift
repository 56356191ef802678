internal import Courses
internal import FileWatching
internal import Foundation
internal import LessonReading
internal import LocalServer
internal import Progress
internal import Reporting

/// The state of a running `lessons watch --author`.
///
/// All events come through one stream and are handled one after the other. A round runs in a task of
/// its own, which a newer round cancels.
struct AuthorSession {
  enum Event: Sendable {
    case monitored(MonitorEvent)
    /// The files have not changed for a moment.
    case filesSettled
    /// A round has begun a step.
    case doing(round: Int, String)
    /// The faults that a round has found in the text, before its other steps.
    case textFaults(round: Int, [String])
    /// The command was built from the checks with this hash.
    case built(String)
    /// A round has ended with a text.
    case ended(round: Int, String)
  }

  private let round: AuthorRound
  private let server: ReportServer?
  private let seed: UInt64
  private let means: EventMonitor.Means
  private var display = ScreenOutput()
  private var screen = AuthorScreen()
  /// The text that was printed last.
  private var printed = ""
  private var debouncer = Debouncer()
  private var settling: Task<Void, Never>?
  private var seen: AuthorRound.Contents?
  /// The hash of the files that the command was built from.
  private var built: String
  private var number = 0
  private let work = LatestTask()
  private var monitor: EventMonitor?
  private var watched: [String] = []
  private let events: AsyncStream<Event>
  private let yield: @Sendable (Event) -> Void

  init(
    _ round: AuthorRound, server: ReportServer?, seed: UInt64, means: EventMonitor.Means
  ) {
    self.round = round
    self.server = server
    self.seed = seed
    self.means = means
    // The running command may be older than the checks.
    built = round.canBuild ? "" : round.contents().built
    let (events, continuation) = AsyncStream<Event>.makeStream()
    self.events = events
    yield = { continuation.yield($0) }
    screen.footer =
      "Page: \(server?.address ?? round.page.relativeToHere)\nr again  o open the page  q quit"
  }

  /// Runs until the user quits or the command is cancelled.
  mutating func run() async throws {
    try watchFolders()
    display.enter()
    defer { display.leave() }
    if let server { display.print("Page: \(server.address)") }
    begin(isForced: true)
    for await event in events {
      guard try await handle(event), display.fault == nil else { break }
      show()
    }
    display.leave()
    monitor?.stop()
    settling?.cancel()
    work.cancel()
    await work.wait()
    await server?.stop()
    if let fault = display.fault { throw fault }
    try Task.checkCancellation()
  }

  /// Handles an event. Returns false if the session is to end.
  private mutating func handle(_ event: Event) async throws -> Bool {
    switch event {
    case .monitored(.key(let key)): return await handle(key: Character(Unicode.Scalar(key)))
    case .monitored(.keysEnded): return false
    case .monitored(.signal(let signal)): display.handle(signal: signal)
    case .monitored(.filesChanged):
      settling?.cancel()
      let pause = debouncer.delay(afterChangeAt: .now)
      settling = Task { [yield] in
        do { try await Task.sleep(for: pause) } catch { return }
        yield(.filesSettled)
      }
    case .filesSettled:
      _ = debouncer.delay(afterReadAt: .now, isUnfinished: false)
      try watchFolders()
      begin(isForced: false)
    case .doing(let round, let step) where round == number: screen.doing = step
    case .textFaults(let round, let faults) where round == number:
      screen.text = "Faults of the text:\n" + faults.map { "  \($0)\n" }.joined()
      display.print(screen.text)
    case .built(let hash): built = hash
    case .ended(let round, let text) where round == number:
      screen.doing = nil
      screen.text = text
    case .doing, .textFaults, .ended: break
    }
    return true
  }

  private mutating func handle(key: Character) async -> Bool {
    screen.notice = nil
    switch key {
    case "q", "Q", "\u{4}": return false
    case "r", "R": begin(isForced: true)
    case "o", "O":
      do {
        try await Browser.open(server.flatMap { URL(string: $0.address) } ?? round.page)
      } catch {
        screen.notice = "\(error)"
      }
    default: break
    }
    return true
  }

  /// Draws the screen. Without a terminal, a new text is printed when the work on it has ended.
  private mutating func show() {
    display.draw { [screen] in screen.lines(width: $0.width, height: $0.height) }
    guard screen.doing == nil, !screen.text.isEmpty, screen.text != printed else { return }
    printed = screen.text
    display.print(screen.text)
  }

  /// Watches the folders that the lesson has now.
  private mutating func watchFolders() throws {
    let folders = round.folders.map(\.path) + [round.folder.course.root.path]
    guard folders != watched else { return }
    watched = folders
    monitor?.stop()
    monitor = try EventMonitor(
      folders: folders, means: means, keys: display.keys, signals: display.signals
    ) { [yield] in yield(.monitored($0)) }
  }

  /// Starts a round if the lesson's files have changed, or if it is forced. Cancels a running one.
  private mutating func begin(isForced: Bool) {
    let contents = round.contents()
    guard isForced || contents != seen else { return }
    seen = contents
    number += 1
    screen.notice = nil
    screen.doing = "Verifying …"
    work.start { [round, server, seed, yield, number, built] in
      let text: String
      do {
        text = try await round.text(
          contents, builtFrom: built, seed: seed,
          textFaults: { yield(.textFaults(round: number, $0)) },
          show: { server?.show($0) }, built: { yield(.built($0)) },
          doing: { yield(.doing(round: number, $0)) })
      } catch {
        // A cancelled round was replaced by a newer one.
        if Task.isCancelled { return }
        text = "\(error)"
      }
      yield(.ended(round: number, text))
    }
  }
}

extension AuthorRound {
  /// Reads the text, builds the command if necessary, writes the page and verifies the lesson.
  ///
  /// - Parameters:
  ///   - contents: The lesson's files as they are now.
  ///   - hash: The hash of the files that the command was built from.
  ///   - seed: The seed of the checks' inputs.
  ///   - report: Receives the faults of the text, if there are any.
  ///   - show: Receives the page.
  ///   - built: Called with the new hash when the command was built.
  ///   - doing: Called when a step begins.
  /// - Returns: The compiler's errors, or the verification.
  /// - Throws: Faults of the machine, and `CancellationError`.
  fileprivate func text(
    _ contents: Contents, builtFrom hash: String, seed: UInt64,
    textFaults report: ([String]) -> Void, show: (String) -> Void, built: (String) -> Void,
    doing: (String) -> Void
  ) async throws -> String {
    doing("Reading the text …")
    let faults = try textFaults()
    if !faults.isEmpty { report(faults) }
    var note = ""
    if contents.built != hash {
      if canBuild {
        doing("Building the checks …")
        let outcome = try await build()
        guard outcome.succeeded else { return "The checks do not compile:\n\(outcome.text)" }
        built(contents.built)
      } else {
        note =
          "The checks are those that this program was built with. Build it in the course to try the "
          + "changed ones.\n\n"
      }
    }
    doing("Writing the page …")
    if let page = try await writePage() { show(page) }
    doing("Verifying …")
    return note + (try await verify(seed: seed)).text
  }
}
