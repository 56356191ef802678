import Foundation
import TestSupport
import Testing

/// Tests of the notebook's figures with sliders and of its experiments, by its requests.
@Suite(.serialized, OneCourse()) struct NotebookPlayTests {
  private static let experiments = "\(CourseCopy.exercises)/Experiments"

  private static func solution(_ file: String) throws -> String {
    try String(
      contentsOf: Command.root.appending(path: "Solutions/Optimizers/\(file)"), encoding: .utf8)
  }

  private static func draw(
    _ notebook: ServedNotebook, _ figure: String, _ body: String, action: String = "draw"
  ) async throws -> String {
    try await notebook.request("POST", "/figures/\(figure)/\(action)", body).answer()
  }

  @Test("A figure is drawn with other numbers by the student's program or by the reference")
  func sliders() async throws {
    try await ConcurrencyLimit.forPrograms.run {
      let course = try OneCourse.fresh()
      let sgd = "StochasticGradientDescent.swift"
      try course.write(try Self.solution(sgd), to: "\(CourseCopy.exercises)/\(sgd)")
      let notebook = try await ServedNotebook(course)
      let own = try await Self.draw(
        notebook, "descent-adam", "{\"settings\":{\"sgd\":{\"learningRate\":0.0005}}}")
      #expect(own.hasPrefix("HTTP/1.1 200"))
      #expect(own.contains("SGD (yours)"))
      #expect(own.contains("learning rate 0.0005"))
      #expect(own.contains("Adam (the reference)"))
      #expect(!own.contains(" style=\\\""))
      notebook.program.send(SIGTERM)
      #expect(await notebook.program.end() == .exited(0))
    }
  }

  @Test("A kept run is drawn faintly beside the run that follows, and only where they differ")
  func keptRuns() async throws {
    try await ConcurrencyLimit.forPrograms.run {
      let notebook = try await ServedNotebook(try OneCourse.fresh())
      func body(_ rate: String, kept: String) -> String {
        "{\"settings\":{\"sgd\":{\"learningRate\":\(rate)}},"
          + "\"kept\":[{\"sgd\":{\"learningRate\":\(kept)}}]}"
      }
      let other = try await Self.draw(
        notebook, "descent-adam", body("0.0005", kept: "0.0006"))
      #expect(other.contains("kept 1"))
      let same = try await Self.draw(
        notebook, "descent-adam", body("0.0005", kept: "0.0005"))
      #expect(same.hasPrefix("HTTP/1.1 200"))
      #expect(!same.contains("kept 1"))
      let refused = try await Self.draw(notebook, "descent-adam", body("0.0005", kept: "0"))
      #expect(refused.hasPrefix("HTTP/1.1 400"))
      notebook.program.send(SIGTERM)
      #expect(await notebook.program.end() == .exited(0))
    }
  }

  @Test("A drawing comes without the shared definitions that the page has")
  func knownDefinitions() async throws {
    try await ConcurrencyLimit.forPrograms.run {
      let notebook = try await ServedNotebook(try OneCourse.fresh())
      let all = try await Self.draw(notebook, "descent-adam", "{\"settings\":{}}")
      let names = all.matches(of: /<g id=\\"(background[^"\\]*)\\"/).map { "\"\($0.1)\"" }
      #expect(!names.isEmpty)
      let rest = try await Self.draw(
        notebook, "descent-adam",
        "{\"settings\":{},\"grounds\":[\(names.joined(separator: ","))]}")
      #expect(rest.contains("\"grounds\":\"\""))
      notebook.program.send(SIGTERM)
      #expect(await notebook.program.end() == .exited(0))
    }
  }

  static let faults: [(body: String, status: String, words: String)] = [
    ("{\"settings\":{\"adam\":{\"learningRate\":0}}}", "400", "must be from"),
    ("{\"settings\":{\"adam\":{\"learningRates\":1}}}", "400", "learningRate"),
    ("{\"settings\":{\"Adam\":{\"learningRate\":1}}}", "400", "adam"),
    ("{\"settings\":{\"adam\":{\"steps\":1.5}}}", "400", "whole number"),
    ("{\"settings\":{\"adam\":{\"learningRate\":\"1\"}}}", "400", "cannot be read"),
    ("{\"settings\":{\"adam\":{\"learningRate\":1e999}}}", "400", "cannot be read"),
    ("{}", "400", "cannot be read"),
    ("[", "400", "cannot be read"),
  ]

  @Test("Numbers that a figure does not accept are refused with the reason")
  func faults() async throws {
    try await ConcurrencyLimit.forPrograms.run {
      let notebook = try await ServedNotebook(try OneCourse.fresh())
      for (body, status, words) in Self.faults {
        let answer = try await Self.draw(notebook, "descent-adam", body)
        #expect(answer.hasPrefix("HTTP/1.1 \(status)"), "\(body)")
        #expect(answer.contains(words), "\(body): \(answer)")
      }
      for figure in ["nothing", "..", "adam"] {
        let answer = try await Self.draw(notebook, figure, "{\"settings\":{}}")
        #expect(answer.hasPrefix("HTTP/1.1 404"), "\(figure)")
      }
      // A figure of runs shows no solution that could be used.
      let use = try await Self.draw(
        notebook, "descent-adam", "{\"settings\":{},\"text\":\"\"}", action: "use")
      #expect(use.hasPrefix("HTTP/1.1 404"))
      notebook.program.send(SIGTERM)
      #expect(await notebook.program.end() == .exited(0))
    }
  }

  @Test(
    "A try of the challenge is recorded when it is settled, and is put into the text that is sent")
  func challenge() async throws {
    try await ConcurrencyLimit.forPrograms.run {
      let notebook = try await ServedNotebook(try OneCourse.fresh())
      func settings(_ value: String, _ rest: String) -> String {
        "{\"settings\":{\"momentum\":{\"momentum\":\(value)}}\(rest)}"
      }
      let moved = try await Self.draw(notebook, "descent-challenge", settings("0.8", ""))
      #expect(moved.contains("\"tries\":[]"))
      let settled = try await Self.draw(
        notebook, "descent-challenge", settings("0.85", ",\"isTry\":true"))
      #expect(settled.contains("\"choice\":\".momentum(learningRate: 0.01, momentum: 0.85)\""))
      #expect(settled.contains(" of 10 points\""))
      let text = "// mine\\nlet challenge: Challenge = .sgd(learningRate: 1)\\n"
      let used = try await Self.draw(
        notebook, "descent-challenge", settings("0.85", ",\"text\":\"\(text)\""), action: "use")
      #expect(used.contains("\"// mine\\nlet challenge: Challenge = .momentum("))
      #expect(used.contains("(learningRate: 0.01, momentum: 0.85)\\n\""))
      let without = try await Self.draw(
        notebook, "descent-challenge", settings("0.85", ",\"text\":\"// mine\""), action: "use")
      #expect(without.contains("declares no `let challenge`"))
      #expect(!without.contains("\"text\""))
      let both = "{\"settings\":{\"momentum\":{\"momentum\":0.8},\"sgd\":{\"learningRate\":1}}}"
      let refused = try await Self.draw(notebook, "descent-challenge", both)
      #expect(refused.hasPrefix("HTTP/1.1 400"))
      notebook.program.send(SIGTERM)
      #expect(await notebook.program.end() == .exited(0))
    }
  }

  @Test("An experiment is saved and run in the sandbox, and what it prints is text")
  func experiment() async throws {
    try await ConcurrencyLimit.forPrograms.run {
      let course = try OneCourse.fresh()
      let secret = course.url.appending(path: "secret.txt")
      let notebook = try await ServedNotebook(course)
      let page = try notebook.request("GET", "/events").open()
      let code = """
        import Foundation
        print("<b>bold</b>")
        let made = FileManager.default.createFile(atPath: "\(secret.path)", contents: Data())
        print(made ? "written" : "refused to write")

        """
      let file = course.url.appending(path: "\(Self.experiments)/TryAdam.swift")
      try? FileManager.default.removeItem(at: file)
      let saved = try await notebook.send(
        "POST", "/experiments/try-adam/run", text: code, base: "absent")
      #expect(saved["version"] != nil, "\(saved)")
      #expect(try String(contentsOf: file, encoding: .utf8) == code)
      #expect(await page.reads(until: "event: output\ndata: {\"announcement\":\"finished\""))
      #expect(await page.reads(until: "&lt;b&gt;bold"))
      #expect(await page.reads(until: "refused to write"))
      #expect(!FileManager.default.fileExists(atPath: secret.path))
      let late = try await notebook.send(
        "PUT", "/experiments/try-adam", text: "// late\n", base: "absent")
      #expect(late["conflict"] != nil)
      let strange = try await notebook.request(
        "PUT", "/experiments/nothing", "{\"text\":\"x\",\"base\":\"absent\"}"
      ).answer()
      #expect(strange.hasPrefix("HTTP/1.1 404"))
      let endless = "print(1)\nwhile true {}\n"
      _ = try await notebook.send(
        "POST", "/experiments/try-adam/run", text: endless,
        base: try #require(saved["version"] as? String))
      #expect(await page.reads(until: "\"stage\":\"Running\""))
      _ = try await notebook.request("POST", "/experiments/try-adam/stop", "{}").answer()
      #expect(await page.reads(until: "event: output\ndata: {\"announcement\":\"stopped\""))
      notebook.program.send(SIGTERM)
      #expect(await notebook.program.end() == .exited(0))
      #expect(try course.leftovers() == [])
    }
  }
}
