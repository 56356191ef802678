import Foundation
import Testing

/// `lessons watch`, at a terminal and without one, on copies of the course.
@Suite(.timeLimit(.minutes(4))) struct WatchTests {
  private let sgd = "StochasticGradientDescent.swift"

  private func solution(_ file: String) throws -> String {
    try String(
      contentsOf: Command.root.appending(path: "Solutions/Optimizers/\(file)"), encoding: .utf8)
  }

  private func save(_ text: String, as file: String, in course: CourseCopy) throws {
    // As an editor does it: whole, by a new file that takes the old one's place.
    try course.write(text, to: "\(CourseCopy.exercises)/\(file)")
  }

  @Test(
    "A session: stubs, a mistake, its hint, a window that shrinks, success, the next exercise, q")
  func session() throws {
    let course = try CourseCopy()
    let terminal = try PseudoTerminal(["watch", "optimizers", "sgd"], in: course.url)
    #expect(terminal.shows("Optimizers: Stochastic gradient descent (2 of 6)"))
    #expect(terminal.shows("not attempted"))
    #expect(!terminal.isAsBefore)
    #expect(terminal.shows("Score: 0 of 100"))

    try save(try solution(sgd).replacing("-=", with: "+="), as: sgd, in: course)
    #expect(terminal.shows("Your SGD goes up the gradient"))
    terminal.type("h")
    #expect(terminal.shows("Your parameters climb."))
    terminal.resize(columns: 40, rows: 12)
    terminal.send(SIGWINCH)
    #expect(
      terminal.shows("Lessons/Optimizers/Exercises/Stochastic\u{1B}[K\r\nGradientDescent.swift"))
    terminal.resize(columns: 80, rows: 24)

    try save(try solution(sgd), as: sgd, in: course)
    #expect(terminal.shows("Every check agrees."))
    #expect(terminal.shows("Next: Momentum, in Momentum.swift. n goes there."))
    terminal.type("n")
    #expect(terminal.shows("Optimizers: Momentum (3 of 6)"))
    // A save of another exercise brings that one up.
    try save("let x: Int = \"text\"\n", as: "Adam.swift", in: course)
    #expect(terminal.shows("Optimizers: Adam (5 of 6)"))
    #expect(terminal.shows("did not compile"))
    #expect(terminal.shows("Adam.swift:1:14"))

    terminal.type("q")
    #expect(terminal.shows("\u{1B}[?1049l"))
    terminal.process.waitUntilExit()
    #expect(terminal.process.terminationStatus == 0)
    #expect(terminal.isAsBefore)
    let list = try Command.run("list", in: course.url).output
    #expect(list.contains("✓ sgd"))
    let report = course.url.appending(path: ".lessons/reports/optimizers.html")
    #expect(try !String(contentsOf: report, encoding: .utf8).contains("<script"))
  }

  @Test(
    "The terminal is as it was after every way out", arguments: [SIGINT, SIGTERM, SIGHUP, SIGSEGV])
  func restored(_ signal: Int32) throws {
    let course = try CourseCopy()
    let terminal = try PseudoTerminal(["watch", "optimizers"], in: course.url)
    #expect(terminal.shows("Optimizers: "))
    #expect(!terminal.isAsBefore)
    terminal.send(signal)
    #expect(terminal.shows("\u{1B}[?25h\u{1B}[?1049l"))
    terminal.process.waitUntilExit()
    #expect(terminal.process.terminationReason == .uncaughtSignal)
    #expect(terminal.process.terminationStatus == signal)
    #expect(terminal.isAsBefore)
  }

  @Test("A save during a check cancels it: an endless loop does not hold up what follows")
  func cancelled() throws {
    let course = try CourseCopy()
    let terminal = try PseudoTerminal(["watch", "optimizers", "sgd", "--poll"], in: course.url)
    #expect(terminal.shows("Score: 0 of 100"))
    let text = try solution(sgd)
    let endless = text.replacing(
      "    withoutGradient {", with: "    while true {}\n    withoutGradient {")
    try save(endless, as: sgd, in: course)
    #expect(terminal.shows("checking …"))
    try save(text, as: sgd, in: course)
    #expect(terminal.shows("Every check agrees."))
    #expect(!terminal.output.contains("timed out"))
    terminal.type("q")
    terminal.process.waitUntilExit()
    #expect(terminal.process.terminationStatus == 0)
  }

  @Test("A file that is gone for a moment is waited for; one that stays away is not attempted")
  func missing() throws {
    let course = try CourseCopy()
    try save(try solution(sgd), as: sgd, in: course)
    let terminal = try PseudoTerminal(["watch", "optimizers", "sgd"], in: course.url)
    #expect(terminal.shows("Every check agrees."))
    #expect(terminal.shows("Score: 20 of 100"))
    try FileManager.default.removeItem(
      at: course.url.appending(path: "\(CourseCopy.exercises)/\(sgd)"))
    #expect(terminal.shows("There is no such file."))
    try save(try solution(sgd), as: sgd, in: course)
    #expect(terminal.shows("Every check agrees."))
    terminal.type("q")
    terminal.process.waitUntilExit()
  }

  @Test("NO_COLOR is honoured, and a dumb terminal gets no control characters at all")
  func plain() throws {
    let course = try CourseCopy()
    let grey = try PseudoTerminal(
      ["watch", "optimizers", "sgd"], in: course.url,
      environment: ["TERM": "xterm", "NO_COLOR": "1"])
    #expect(grey.shows("not attempted"))
    #expect(!grey.output.contains("\u{1B}[3"))
    grey.type("q")
    let dumb = try PseudoTerminal(
      ["watch", "optimizers", "sgd"], in: course.url, environment: ["TERM": "dumb"])
    #expect(dumb.shows("Optimizers: Stochastic"))
    #expect(dumb.shows("not attempted"))
    #expect(!dumb.output.contains("\u{1B}"))
    #expect(!dumb.output.contains("q quit"))
    dumb.send(SIGTERM)
  }

  @Test("Where stdin is no terminal each result is printed in its turn")
  func noTerminal() throws {
    let course = try CourseCopy()
    let process = Process()
    let output = Pipe()
    process.executableURL = Command.program
    process.arguments = ["watch", "optimizers", "sgd"]
    process.currentDirectoryURL = course.url
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    try process.run()
    var printed = ""
    func prints(_ text: String) -> Bool {
      while !printed.contains(text) {
        let data = output.fileHandleForReading.availableData
        guard !data.isEmpty else { return false }
        printed += String(decoding: data, as: UTF8.self)
      }
      return true
    }
    #expect(prints("not attempted"))
    try save(try solution(sgd), as: sgd, in: course)
    #expect(prints("passed"))
    #expect(!printed.contains("\u{1B}"))
    process.terminate()
    process.waitUntilExit()
  }

  @Test("What there is not is told in a sentence, with exit status 64")
  func wrongUsage() throws {
    #expect(try Command.run("watch", "nope").status == 64)
    let outcome = try Command.run("watch", "optimizers", "nope")
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("no exercise “nope”"))
  }
}
