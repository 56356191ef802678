import Foundation
import TestSupport
import Testing

extension WatchTests {
  /// Watching in a terminal.
  @Suite struct Screen {
    @Test(
      "A session: stubs, a mistake, its hint, a window that shrinks, success, the next exercise, q")
    func session() async throws {
      try await ConcurrencyLimit.forPrograms.run {
        let scene = try Scene(["sgd"])
        let terminal = scene.terminal
        #expect(await terminal.shows("Optimizers: Stochastic gradient descent (2 of 6)"))
        #expect(await terminal.shows("not attempted"))
        #expect(!terminal.isAsBefore)
        #expect(await terminal.shows("Score: 0 of 100"))

        try scene.save(try solution().replacing("-=", with: "+="))
        #expect(await terminal.shows("Your SGD goes up the gradient"))
        terminal.type("h")
        #expect(await terminal.shows("Your parameters climb."))
        // A key shows the verdict again.
        #expect(await terminal.shows("v verdict"))
        terminal.type("v")
        #expect(await terminal.shows("Your SGD goes up the gradient"))
        terminal.resize(columns: 40, rows: 12)
        terminal.send(SIGWINCH)
        #expect(
          await terminal.shows("2/6 Stochastic gradient descent"))
        terminal.resize(columns: 80, rows: 24)

        try scene.save(try solution())
        #expect(await terminal.shows("Every check agrees."))
        #expect(await terminal.shows("Next: Momentum, in Momentum.swift. n goes there."))
        #expect(await terminal.shows("Score: 20 of 100"))
        terminal.type("n")
        #expect(await terminal.shows("Optimizers: Momentum (3 of 6)"))
        terminal.type("p")
        #expect(await terminal.shows("Optimizers: Stochastic gradient descent (2 of 6)"))
        terminal.type("4")
        #expect(await terminal.shows("Optimizers: RMSprop (4 of 6)"))
        terminal.type("9")
        #expect(await terminal.shows("There are 6 exercises; press 1 to 6."))
        // A save of another exercise selects that one.
        try scene.save("let x: Int = \"text\"\n", as: "Adam.swift")
        #expect(await terminal.shows("Optimizers: Adam (5 of 6)"))
        #expect(await terminal.shows("did not compile"))
        #expect(await terminal.shows("Adam.swift:1:14"))
        try await scene.quits()
        #expect(terminal.output.contains("\u{1B}[?1049l"))

        let progress = scene.course.url.appending(path: ".lessons/progress/optimizers.json")
        #expect(try String(contentsOf: progress, encoding: .utf8).contains("passed"))
        let report = scene.course.url.appending(path: ".lessons/reports/optimizers.html")
        #expect(try !String(contentsOf: report, encoding: .utf8).contains("<script"))
        // The package's build folder is not touched.
        #expect(!FileManager.default.fileExists(atPath: scene.course.url.path + "/.build"))
      }
    }

    @Test(
      "After a signal the terminal is restored, nothing is left, and the exit status names the signal",
      arguments: [SIGINT, SIGTERM, SIGHUP])
    func ended(_ signal: Int32) async throws {
      try await ConcurrencyLimit.forPrograms.run {
        let scene = try Scene([])
        #expect(await scene.terminal.shows("Optimizers: "))
        #expect(await scene.terminal.shows("Checking …"))
        #expect(!scene.terminal.isAsBefore)
        scene.terminal.send(signal)
        #expect(await scene.terminal.ends() == .exited(128 + signal))
        #expect(scene.terminal.output.hasSuffix("\u{1B}[?7h\u{1B}[?25h\u{1B}[?1049l"))
        #expect(scene.terminal.isAsBefore)
        #expect(try scene.course.leftovers() == [])
      }
    }

    @Test("The terminal is restored even after a crash", arguments: [SIGSEGV, SIGQUIT])
    func crashed(_ signal: Int32) async throws {
      try await ConcurrencyLimit.forPrograms.run {
        let scene = try Scene([])
        #expect(await scene.terminal.shows("Optimizers: "))
        scene.terminal.send(signal)
        #expect(await scene.terminal.ends() == .signalled(signal))
        #expect(scene.terminal.output.contains("\u{1B}[?25h\u{1B}[?1049l"))
        #expect(scene.terminal.isAsBefore)
        // The kernel may take a moment to end the killed process's descendants.
        while try !scene.course.inhabitants().isEmpty {
          try await Task.sleep(for: .milliseconds(10))
        }
      }
    }

    @Test("Closing the window ends the session")
    func closed() async throws {
      try await ConcurrencyLimit.forPrograms.run {
        let scene = try Scene([])
        #expect(await scene.terminal.shows("Optimizers: "))
        scene.terminal.closeWindow()
        let end = await scene.terminal.ends()
        #expect(end == .exited(0), "\(end)")
        #expect(try scene.course.leftovers() == [])
      }
    }

    @Test("A save during a check cancels it, even in an endless loop")
    func cancelled() async throws {
      try await ConcurrencyLimit.forPrograms.run {
        let scene = try Scene(["sgd", "--poll"])
        #expect(await scene.terminal.shows("Score: 0 of 100"))
        let text = try solution()
        let endless = text.replacing(
          "    withoutGradient {", with: "    while true {}\n    withoutGradient {")
        try scene.save(endless)
        #expect(await scene.terminal.shows("checking …"))
        try scene.save(text)
        #expect(await scene.terminal.shows("Every check agrees."))
        try await scene.quits()
        #expect(!scene.terminal.output.contains("timed out"))
      }
    }

    @Test(
      "A file that is missing for a moment is awaited; one that stays missing is not attempted",
      arguments: [[], ["--poll"]])
    func missing(_ options: [String]) async throws {
      try await ConcurrencyLimit.forPrograms.run {
        let scene = try Scene(["sgd"] + options)
        try scene.save(try solution())
        #expect(await scene.terminal.shows("Score: 20 of 100"))
        try FileManager.default.removeItem(
          at: scene.course.url.appending(path: "\(CourseCopy.exercises)/\(sgd)"))
        #expect(await scene.terminal.shows("swift` is missing."))
        try scene.save(try solution())
        #expect(await scene.terminal.shows("Every check agrees."))
        try await scene.quits()
      }
    }

    @Test("A missing folder is reported, and a new folder in its place is watched")
    func replaced() async throws {
      try await ConcurrencyLimit.forPrograms.run {
        let scene = try Scene(["sgd"])
        #expect(await scene.terminal.shows("Score: 0 of 100"))
        let folder = scene.course.url.appending(path: CourseCopy.exercises)
        try FileManager.default.moveItem(
          at: folder, to: scene.course.url.appending(path: "Elsewhere"))
        #expect(await scene.terminal.shows("The folder Lessons/Optimizers/Exercises is gone."))
        try scene.save(try solution())
        #expect(await scene.terminal.shows("Every check agrees."))
        try scene.save("let x: Int = \"text\"\n")
        #expect(await scene.terminal.shows("did not compile"))
        try await scene.quits()
      }
    }

    @Test(
      "A fault in the lesson file is shown with its position, and its correction reloads the lesson"
    )
    func faultyLesson() async throws {
      try await ConcurrencyLimit.forPrograms.run {
        let scene = try Scene(["sgd"])
        #expect(await scene.terminal.shows("Score: 0 of 100"))
        let path = "Lessons/Optimizers/Lesson.md"
        let text = try String(
          contentsOf: scene.course.url.appending(path: path), encoding: .utf8)
        try scene.course.write(
          text.replacing("data-level=\"1\"", with: "data-level=\"none\""), to: path)
        #expect(await scene.terminal.shows("until it is corrected"))
        #expect(await scene.terminal.shows("error: `none` is no level of a hint"))
        try scene.save(try solution())
        #expect(await scene.terminal.shows("Every check agrees."))
        try scene.course.write(
          text.replacing("Stochastic gradient descent", with: "Plain descent"), to: path)
        #expect(await scene.terminal.shows("Optimizers: Plain descent (2 of 6)"))
        #expect(await scene.terminal.shows("Every check agrees."))
        try await scene.quits()
      }
    }
  }
}
