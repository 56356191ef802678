import Foundation
import TestSupport
import Testing

/// Tests of `lessons notebook` by its requests. The page itself is tested in a browser, by .ci/notebook.
@Suite(.serialized, OneCourse()) struct NotebookTests {
  private static let adam = "\(CourseCopy.exercises)/Adam.swift"
  private static let routes = [
    ("GET", "/"), ("GET", "/events"), ("GET", "/assets/main.js"), ("GET", "/assets/lesson.css"),
    ("GET", "/assets/katex.css"), ("GET", "/assets/codemirror/codemirror.js"),
    ("GET", "/figures/banana"), ("GET", "/nothing"), ("PUT", "/exercises/adam"),
    ("POST", "/exercises/adam/run"), ("POST", "/exercises/adam/stop"),
    ("POST", "/exercises/adam/hint"), ("POST", "/exercises/adam/reset"),
    ("POST", "/exercises/adam/nothing"), ("POST", "/figures/descent-adam/draw"),
    ("POST", "/figures/descent-challenge/use"), ("PUT", "/experiments/try-adam"),
    ("POST", "/experiments/try-adam/run"), ("POST", "/experiments/try-adam/stop"),
    ("POST", "/experiments/try-adam/reset"), ("DELETE", "/exercises/adam"), ("OPTIONS", "/"),
  ]

  @Test("Every route refuses requests without the cookie, and those of other origins and hosts")
  func gate() async throws {
    try await ConcurrencyLimit.forPrograms.run {
      let course = try OneCourse.fresh()
      let notebook = try await ServedNotebook(course)
      let before = try String(contentsOf: course.url.appending(path: Self.adam), encoding: .utf8)
      let changes: [(inout Request) -> Void] = [
        { $0.headers["Cookie"] = nil },
        { $0.headers["Cookie"] = "lessons-\($0.port)=0" },
        { $0.headers["Host"] = "evil.example" },
        { $0.headers["Host"] = nil },
        { $0.headers["Origin"] = "http://evil.example" },
        { $0.headers["Origin"] = "null" },
        { $0.headers["Sec-Fetch-Site"] = "cross-site" },
        { $0.headers["Sec-Fetch-Site"] = "same-site" },
      ]
      let changesOnly: [(inout Request) -> Void] = [
        { $0.headers["Origin"] = nil }, { $0.headers["Sec-Fetch-Site"] = nil },
      ]
      for (method, path) in Self.routes {
        let body = "{\"text\":\"stolen\",\"base\":\"x\"}"
        for change in method == "GET" ? changes : changes + changesOnly {
          var request = try notebook.request(method, path, method == "GET" ? "" : body)
          change(&request)
          let answer = try await request.answer()
          #expect(answer.hasPrefix("HTTP/1.1 403"), "\(method) \(path) \(request.headers)")
          #expect(!answer.lowercased().contains("access-control-allow"))
        }
      }
      // The token was used by the start.
      #expect(try await Request(notebook.launch).answer().hasPrefix("HTTP/1.1 403"))
      let after = try String(contentsOf: course.url.appending(path: Self.adam), encoding: .utf8)
      #expect(after == before)
      notebook.program.send(SIGTERM)
      #expect(await notebook.program.end() == .exited(0))
    }
  }

  @Test("Every answer has a policy without exceptions, and nothing outside of the lesson is served")
  func answers() async throws {
    try await ConcurrencyLimit.forPrograms.run {
      let notebook = try await ServedNotebook(try OneCourse.fresh())
      for path in ["/", "/assets/main.js", "/assets/lesson.css", "/figures/banana"] {
        let answer = try await notebook.request("GET", path).answer()
        #expect(answer.hasPrefix("HTTP/1.1 200"), "\(path)")
        let head = answer.prefix(while: { $0 != "<" })
        #expect(head.contains("Content-Security-Policy: default-src 'none'; script-src 'self';"))
        #expect(!answer.contains("unsafe-"), "\(path)")
        #expect(!answer.contains(" style=\""), "\(path)")
      }
      for path in [
        "/assets/../../../etc/passwd", "/assets/codemirror/../../../etc/passwd",
        "/assets/%2e%2e/%2e%2e/etc/passwd", "/assets//etc/passwd", "/figures/../x", "/Lesson.md",
      ] {
        #expect(
          try await notebook.request("GET", path).answer().hasPrefix("HTTP/1.1 404"), "\(path)")
      }
      let names = ["nothing", "..", "%2e%2e", "../Kit/Point", "adam%2f.."]
      for name in names {
        let body = "{\"text\":\"x\",\"base\":\"absent\"}"
        let answer = try await notebook.request("PUT", "/exercises/\(name)", body).answer()
        #expect(answer.hasPrefix("HTTP/1.1 404"), "\(name)")
      }
      var large = try notebook.request("PUT", "/exercises/adam", "x")
      large.headers["Content-Length"] = "999999999"
      #expect(try await large.answer().hasPrefix("HTTP/1.1 413"))
      notebook.program.send(SIGINT)
      #expect(await notebook.program.end() == .exited(0))
    }
  }

  @Test("A page from the course's cache is the page that was written, with its style sheet")
  func pageFromCache() async throws {
    try await ConcurrencyLimit.forPrograms.run {
      let course = try OneCourse.fresh()
      func read() async throws -> [Substring] {
        let notebook = try await ServedNotebook(course)
        var bodies: [Substring] = []
        for path in ["/", "/assets/lesson.css"] {
          let answer = try await notebook.request("GET", path).answer()
          let body = try #require(answer.range(of: "\r\n\r\n")).upperBound
          bodies.append(answer[body...])
        }
        notebook.program.send(SIGTERM)
        #expect(await notebook.program.end() == .exited(0))
        return bodies
      }
      let written = try await read()
      #expect(written[0].contains("data-exercise=\"adam\""))
      #expect(try await read() == written)
    }
  }

  @Test(
    "A save names the version that it replaces, and another version is returned, not overwritten")
  func saves() async throws {
    try await ConcurrencyLimit.forPrograms.run {
      let course = try OneCourse.fresh()
      let file = course.url.appending(path: Self.adam)
      func text() throws -> String { try String(contentsOf: file, encoding: .utf8) }
      let notebook = try await ServedNotebook(course)
      let first = try await notebook.version("adam")
      let saved = try await notebook.send("PUT", "/exercises/adam", text: "// one\n", base: first)
      let second = try #require(saved["version"] as? String)
      #expect(try text() == "// one\n")
      // The same save again, whose answer was lost.
      let again = try await notebook.send("PUT", "/exercises/adam", text: "// one\n", base: first)
      #expect(again["version"] as? String == second)

      for (method, path) in [("PUT", ""), ("POST", "/run"), ("POST", "/reset")] {
        let body = "{\"text\":\"// two\",\"base\":\"\(first)\"}"
        let answer = try await notebook.request(method, "/exercises/adam\(path)", body).answer()
        // A status that is an error would be a message on the browser's console.
        #expect(answer.hasPrefix("HTTP/1.1 200"), "\(method) \(path)")
        #expect(answer.contains("\"conflict\""), "\(method) \(path)")
      }
      let late = try await notebook.send("PUT", "/exercises/adam", text: "// two\n", base: first)
      #expect(late["version"] == nil)
      let conflict = try #require(late["conflict"] as? [String: Any])
      #expect(conflict["text"] as? String == "// one\n")
      #expect(conflict["version"] as? String == second)
      #expect(try text() == "// one\n")

      try FileManager.default.removeItem(at: file)
      let gone = try await notebook.send("PUT", "/exercises/adam", text: "// two\n", base: second)
      #expect((gone["conflict"] as? [String: Any])?["version"] as? String == "absent")
      #expect(!FileManager.default.fileExists(atPath: file.path))
      let made = try await notebook.send("PUT", "/exercises/adam", text: "// two\n", base: "absent")
      #expect(made["version"] != nil)
      #expect(try text() == "// two\n")

      // The line ends of the file stay.
      try Data("// one\r\n".utf8).write(to: file)
      let base = try await notebook.version("adam")
      _ = try await notebook.send("PUT", "/exercises/adam", text: "// 1\n// 2\n", base: base)
      #expect(try Data(contentsOf: file) == Data("// 1\r\n// 2\r\n".utf8))

      let large = try await notebook.send(
        "PUT", "/exercises/adam", text: String(repeating: "x", count: 70_000),
        base: try await notebook.version("adam"))
      #expect((large["reason"] as? String)?.contains("64 KB") == true)

      try FileManager.default.removeItem(at: file)
      try FileManager.default.createSymbolicLink(
        atPath: file.path, withDestinationPath: course.url.appending(path: "Package.swift").path)
      let link = try await notebook.send("PUT", "/exercises/adam", text: "x", base: "absent")
      #expect(
        ((link["conflict"] as? [String: Any])?["problem"] as? String)?.contains("link") == true)
      let manifest = try String(
        contentsOf: course.url.appending(path: "Package.swift"), encoding: .utf8)
      #expect(manifest.contains("swift-tools-version"))
    }
  }

  @Test("Open pages receive another program's edit, the run of an exercise, and its verdict")
  func events() async throws {
    try await ConcurrencyLimit.forPrograms.run {
      let course = try OneCourse.fresh()
      let notebook = try await ServedNotebook(course)
      let page = try notebook.request("GET", "/events").open()
      #expect(await page.reads(until: "event: state\ndata: {"))
      try course.write("// from elsewhere\n", to: Self.adam)
      #expect(await page.reads(until: "event: file\ndata: {\"exercise\":\"adam\""))
      #expect(await page.reads(until: "// from elsewhere"))
      let solution = try String(
        contentsOf: Command.root.appending(path: "Solutions/Optimizers/Adam.swift"),
        encoding: .utf8)
      let base = try await notebook.version("adam")
      let run = try await notebook.send("POST", "/exercises/adam/run", text: solution, base: base)
      #expect(run["version"] != nil)
      #expect(await page.reads(until: "event: stage\ndata: {\"exercise\":\"adam\""))
      #expect(await page.reads(until: "passed: Adam, 20 of 20 points"))
      #expect(
        await page.reads(until: "event: score\ndata: {\"bonus\":0,\"of\":100,\"reached\":20}"))
      #expect(await page.reads(until: "event: idle\ndata: {\"exercise\":\"adam\"}"))
      #expect(await page.reads(until: "event: figure\ndata: {\"id\":\"descent-adam\""))
    }
  }

  @Test("Stop ends an endless loop without a verdict, and nothing of the run is left")
  func stop() async throws {
    try await ConcurrencyLimit.forPrograms.run {
      let course = try OneCourse.fresh()
      let notebook = try await ServedNotebook(course)
      let page = try notebook.request("GET", "/events").open()
      let solution = try String(
        contentsOf: Command.root.appending(path: "Solutions/Optimizers/Adam.swift"),
        encoding: .utf8)
      let endless = solution.replacing(
        "withoutGradient {", with: "while true {}\n withoutGradient {")
      _ = try await notebook.send(
        "POST", "/exercises/adam/run", text: endless, base: try await notebook.version("adam"))
      #expect(await page.reads(until: "\"stage\":\"Running\""))
      #expect(
        try await notebook.request("POST", "/exercises/adam/stop", "{}").answer().contains("200"))
      #expect(await page.reads(until: "event: idle\ndata: {\"exercise\":\"adam\"}"))
      notebook.program.send(SIGTERM)
      // The page is not closed, so the server waits for it no longer than a moment.
      #expect(await page.reads(until: "event: closing"))
      #expect(await notebook.program.end() == .exited(0))
      // The kernel may take a moment to end the student's program.
      for _ in 0..<100 where try !course.leftovers().isEmpty {
        try await Task.sleep(for: .milliseconds(100))
      }
      #expect(try course.leftovers() == [])
    }
  }

  @Test("A killed server loses no save that it acknowledged, and leaves no part of a file")
  func kills() async throws {
    try await ConcurrencyLimit.forPrograms.run {
      let course = try OneCourse.fresh()
      let file = course.url.appending(path: Self.adam)
      for round in 0..<20 {
        let notebook = try await ServedNotebook(course)
        let before = try String(contentsOf: file, encoding: .utf8)
        var base = try await notebook.version("adam")
        var acknowledged = ""
        let killer = Task { [program = notebook.program] in
          try await Task.sleep(for: .milliseconds(Int.random(in: 5...60)))
          program.send(SIGKILL)
        }
        var sent = ""
        for number in 0... {
          sent = "// \(round) \(number) " + String(repeating: "x", count: 20_000) + " end\n"
          guard
            let answer = try? await notebook.send("PUT", "/exercises/adam", text: sent, base: base),
            let version = answer["version"] as? String
          else { break }
          (base, acknowledged) = (version, sent)
        }
        try await killer.value
        _ = await notebook.program.end()
        let found = try String(contentsOf: file, encoding: .utf8)
        // The save that was not acknowledged may have been written, completely or not at all.
        #expect(found == sent || found == before || found == acknowledged)
        #expect(acknowledged.isEmpty || found != before)
      }
      let last = try await ServedNotebook(course)
      let names = try FileManager.default.contentsOfDirectory(
        atPath: course.url.appending(path: CourseCopy.exercises).path)
      #expect(names.filter { $0.hasPrefix(".Adam") } == [])
      last.program.send(SIGTERM)
      #expect(await last.program.end() == .exited(0))
    }
  }

  @Test("The cookie is valid for the next server of the lesson, on the same port")
  func restart() async throws {
    try await ConcurrencyLimit.forPrograms.run {
      let course = try OneCourse.fresh()
      let first = try await ServedNotebook(course)
      let port = try first.request("GET", "/").port
      first.program.send(SIGKILL)
      _ = await first.program.end()
      let second = try await ServedNotebook(course)
      #expect(try second.request("GET", "/").port == port)
      #expect(second.cookie == first.cookie)
      #expect(second.launch != first.launch)
      #expect(try await first.request("GET", "/").answer().hasPrefix("HTTP/1.1 200"))
      let taken = try await Command.run(
        "notebook", "optimizers", "--no-open", "--port", "\(port)", in: course.url)
      #expect(taken.status == 70)
      #expect(taken.output.isEmpty)
      #expect(taken.errors.contains("port \(port)"))
      #expect(taken.errors.contains("--port"))
    }
  }
}
