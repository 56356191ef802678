import Foundation
import Glibc
import TestSupport
import Testing

/// The notebooks of several lessons on one server.
@Suite struct NotebookLessonsTests {
  @Test(
    "One server has all lessons behind the gate; their pages lead to each other, files stay apart")
  func lessons() async throws {
    let course = try CourseCopy(lessons: ["Optimizers", "Search"])
    try course.write("lessons: [Optimizers, Search]\n", to: "Lessons/course.yaml")
    let notebook = try await ServedNotebook(course)
    let first = try await notebook.request("GET", "/").answer()
    #expect(first.contains("<meta name=\"lesson\" content=\"/lessons/optimizers/\">"))
    #expect(first.contains("<a rel=\"next\" href=\"/lessons/search/\">Next: "))
    #expect(!first.contains("rel=\"prev\""))
    #expect(first.contains("<a href=\"/lessons/optimizers/\" aria-current=\"page\">"))

    let second = try await notebook.request("GET", "/lessons/search/").answer()
    #expect(second.hasPrefix("HTTP/1.1 200"))
    #expect(second.contains("<meta name=\"lesson\" content=\"/lessons/search/\">"))
    #expect(second.contains("href=\"/lessons/search/assets/lesson.css\""))
    #expect(second.contains("<a rel=\"prev\" href=\"/lessons/optimizers/\">Previous: "))
    #expect(second.contains("data-exercise=\"hyperband\""))
    let sheet = try await notebook.request("GET", "/lessons/search/assets/lesson.css").answer()
    #expect(sheet.hasPrefix("HTTP/1.1 200"))

    // Both lessons have an exercise of this name.
    for (path, lesson) in [("/lessons/search", "Search"), ("", "Optimizers")] {
      let mine = "// mine in \(lesson)\n"
      let conflict = try await notebook.send(
        "PUT", "\(path)/exercises/challenge", text: "?", base: "none")
      let version = try #require((conflict["conflict"] as? [String: Any])?["version"] as? String)
      _ = try await notebook.send(
        "PUT", "\(path)/exercises/challenge", text: mine, base: version)
      let file = course.url.appending(path: "Lessons/\(lesson)/Exercises/Challenge.swift")
      #expect(try String(contentsOf: file, encoding: .utf8) == mine)
    }

    for path in ["/lessons/nope/", "/lessons//", "/lessons/search/nope"] {
      #expect(try await notebook.request("GET", path).answer().hasPrefix("HTTP/1.1 404"), "\(path)")
    }
    // Nothing of any lesson is served without the cookie, or changed by another origin.
    for path in ["", "events", "assets/main.js", "figures/grid", "assets/lesson.css"] {
      var request = try notebook.request("GET", "/lessons/search/\(path)")
      request.headers["Cookie"] = nil
      #expect(try await request.answer().hasPrefix("HTTP/1.1 403"), "\(path)")
    }
    for action in ["", "/run", "/reset", "/hint", "/stop"] {
      var request = try notebook.request(
        action.isEmpty ? "PUT" : "POST", "/lessons/search/exercises/grid\(action)",
        "{\"text\":\"x\",\"base\":\"y\"}")
      request.headers["Origin"] = "http://example.org"
      #expect(try await request.answer().hasPrefix("HTTP/1.1 403"), "\(action)")
    }
    kill(notebook.program.id, SIGTERM)
    #expect(await notebook.program.end() == .exited(0))
  }

  @Test("A link to another lesson leads to its notebook, and a lesson alone has no list of lessons")
  func links() async throws {
    let course = try CourseCopy(lessons: ["Optimizers", "Search"])
    let file = "Lessons/Optimizers/Lesson.md"
    let text = try String(contentsOf: course.url.appending(path: file), encoding: .utf8)
    try course.write(text + "\n[More](../Search/Lesson.md#exercise.grid).\n", to: file)
    let notebook = try await ServedNotebook(course)
    let page = try await notebook.request("GET", "/").answer()
    #expect(page.contains("<a href=\"/lessons/search/#exercise.grid\">More</a>"))
    kill(notebook.program.id, SIGTERM)
    #expect(await notebook.program.end() == .exited(0))

    let small = try CourseCopy()
    let alone = try await ServedNotebook(small)
    #expect(try await !alone.request("GET", "/").answer().contains("aria-label=\"Lessons\""))
    kill(alone.program.id, SIGTERM)
    #expect(await alone.program.end() == .exited(0))
    withExtendedLifetime(small) {}
  }

  @Test("The port and the cookie are the course's, with whichever lesson the server is started")
  func session() async throws {
    let course = try CourseCopy(lessons: ["Optimizers", "Search"])
    let first = try await ServedNotebook(course)
    let port = try first.request("GET", "/").port
    // At the same time on another port, which does not become the course's.
    let second = try await ServedNotebook(course, lesson: "search")
    #expect(try second.request("GET", "/").port != port)
    for notebook in [first, second] {
      kill(notebook.program.id, SIGTERM)
      #expect(await notebook.program.end() == .exited(0))
    }
    let next = try await ServedNotebook(course, lesson: "search")
    #expect(try next.request("GET", "/").port == port)
    var request = try next.request("GET", "/lessons/optimizers/")
    request.headers["Cookie"] = first.cookie
    #expect(try await request.answer().hasPrefix("HTTP/1.1 200"))
    kill(next.program.id, SIGTERM)
    #expect(await next.program.end() == .exited(0))
  }

  @Test("A fault in course.yaml or in another lesson does not shut the notebook of a lesson")
  func faults() async throws {
    let course = try CourseCopy(lessons: ["Optimizers", "Search"])
    try course.write("lessons: [Nope\n", to: "Lessons/course.yaml")
    let notebook = try await ServedNotebook(course)
    let page = try await notebook.request("GET", "/").answer()
    #expect(page.hasPrefix("HTTP/1.1 200"))
    #expect(page.contains("<a rel=\"next\" href=\"/lessons/search/\">Next: "))
    kill(notebook.program.id, SIGTERM)
    #expect(await notebook.program.end() == .exited(0))

    try course.write("lessons: [Search, Optimizers]\n", to: "Lessons/course.yaml")
    try course.write(String(repeating: "x", count: 5_000_000), to: "Lessons/Search/Lesson.md")
    let other = try await ServedNotebook(course)
    #expect(try await other.request("GET", "/").answer().hasPrefix("HTTP/1.1 200"))
    kill(other.program.id, SIGTERM)
    #expect(await other.program.end() == .exited(0))
  }
}
