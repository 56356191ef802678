import Foundation
import TestSupport
import Testing

/// `lessons publish`.
@Suite struct PublishTests {
  @Test("A published page contains no line of a solution or a reference")
  func noAnswers() async throws {
    let folder = try TemporaryFolder()
    let outcome = try await Command.run("publish", "optimizers", "--output", folder.path("site"))
    #expect(outcome.status == 0, "\(outcome.errors)")
    let lines = try Self.linesOfText(folder.url.appending(path: "site/optimizers/index.html"))
    let found = try Self.answers().filter(lines.contains)
    #expect(found.isEmpty)
  }

  @Test("--with-solutions adds every line of the solutions, and a later publish removes them")
  func withSolutions() async throws {
    let folder = try TemporaryFolder()
    let page = folder.url.appending(path: "site/optimizers/index.html")
    let site = folder.path("site")
    let with = try await Command.run("publish", "optimizers", "--output", site, "--with-solutions")
    #expect(with.status == 0, "\(with.errors)")
    let lines = try Self.linesOfText(page)
    let missing = try Self.code(in: "Solutions/Optimizers").filter { !lines.contains($0) }
    #expect(missing.isEmpty)
    let text = try String(contentsOf: page, encoding: .utf8)
    #expect(text.matches(of: /<details class="listing solution">/).count == 6)
    #expect(text.matches(of: /<details[^>]* open/).isEmpty)

    let without = try await Command.run("publish", "optimizers", "--output", site)
    #expect(without.status == 0, "\(without.errors)")
    let found = try Self.answers().filter(Self.linesOfText(page).contains)
    #expect(found.isEmpty)
  }

  @Test("Every figure is drawn, and every stub is complete")
  func complete() async throws {
    let folder = try TemporaryFolder()
    _ = try await Command.run("publish", "optimizers", "--output", folder.path("site"))
    let page = folder.url.appending(path: "site/optimizers/index.html")
    let text = try String(contentsOf: page, encoding: .utf8)
    for figure in ["banana", "descent-sgd", "descent-momentum", "descent-rmsprop", "descent-adam"] {
      #expect(text.contains("<figure id=\"figure.\(figure)\">"))
    }
    let lines = try Self.linesOfText(page)
    let missing = try Self.code(in: "Lessons/Optimizers/Exercises").filter { !lines.contains($0) }
    #expect(missing.isEmpty)
  }

  @Test("A lesson under way is left out of the site with a warning, unless it is named")
  func underWay() async throws {
    let course = try CourseCopy(lessons: ["Search"])
    try course.write(
      "---\ntitle: Made\nmodule: Made\nlanguage: swift\nsummary: S\n---\n\n# Made\n",
      to: "Lessons/Made/Lesson.md")
    try course.write("# No front matter\n", to: "Lessons/Draft/Lesson.md")
    let all = try await Command.run("publish", "--output", "site", in: course.url)
    #expect(all.status == 0, "\(all.errors)")
    for lesson in ["Made", "Draft"] {
      #expect(all.errors.contains("warning: The lesson \(lesson) is left out.\n  "))
    }
    let index = try String(
      contentsOf: course.url.appending(path: "site/index.html"), encoding: .utf8)
    #expect(index.contains("search/index.html") && !index.contains("href=\"made/"))
    #expect(!FileManager.default.fileExists(atPath: course.url.path + "/site/made"))
    #expect(
      try await Command.run("publish", "search", "--output", "site", in: course.url).status == 0)
    let named = try await Command.run("publish", "made", "--output", "site", in: course.url)
    #expect(named.status == 65)
    #expect(named.errors.contains("no class MadeChecks.LessonEntry"))
  }

  @Test("The same course gives the same bytes in every file")
  func deterministic() async throws {
    let folder = try TemporaryFolder()
    for name in ["a", "b"] {
      let outcome = try await Command.run("publish", "--output", folder.path(name))
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path("a")).sorted()
    #expect(files.contains("index.html") && files.contains("assets/lessons.css"))
    #expect(try files == FileManager.default.subpathsOfDirectory(atPath: folder.path("b")).sorted())
    for file in files {
      #expect(
        FileManager.default.contentsEqual(
          atPath: folder.path("a/\(file)"), andPath: folder.path("b/\(file)")), "\(file)")
    }
  }

  @Test("A page that publish did not write is not replaced, and then nothing is written")
  func foreign() async throws {
    let folder = try TemporaryFolder()
    try folder.write("mine", to: "site/index.html")
    let outcome = try await Command.run("publish", "optimizers", "--output", folder.path("site"))
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("site/index.html"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path("site")) == ["index.html"])
  }

  @Test("An unknown lesson is reported, and nothing is written")
  func unknown() async throws {
    let folder = try TemporaryFolder()
    let outcome = try await Command.run("publish", "nope", "--output", folder.path("site"))
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("no lesson “nope”"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("site")))
  }

  @Test("A link to another lesson leads to its page, and the pages lead on, in the course's order")
  func links() async throws {
    let course = try CourseCopy(lessons: ["Optimizers", "Schedules"])
    let file = "Lessons/Optimizers/Lesson.md"
    let text = try String(contentsOf: course.url.appending(path: file), encoding: .utf8)
    try course.write(
      text
        + "\n[Decay](../Schedules/Lesson.md#exercise.adamw) and [decay](../Schedules/Lesson.md).\n",
      to: file)
    try course.write("lessons: [Schedules, Optimizers]\n", to: "Lessons/course.yaml")
    let outcome = try await Command.run(
      ["publish", "--output", "site"], in: course.url)
    #expect(outcome.status == 0, "\(outcome.errors)")
    func page(_ path: String) throws -> String {
      try String(contentsOf: course.url.appending(path: "site/\(path)"), encoding: .utf8)
    }
    let optimizers = try page("optimizers/index.html")
    #expect(optimizers.contains("<a href=\"../schedules/index.html#exercise.adamw\">Decay</a>"))
    #expect(optimizers.contains("<a href=\"../schedules/index.html\">decay</a>"))
    #expect(optimizers.contains("<a rel=\"prev\" href=\"../schedules/index.html\">"))
    #expect(try page("schedules/index.html").contains("id=\"exercise.adamw\""))
    let titles = try page("index.html").matches(of: /<h2><a href="([a-z]*)/).map { String($0.1) }
    #expect(titles == ["schedules", "optimizers"])
  }

  @Test(
    "A link to a lesson or a part that does not exist is told with its place, and nothing written")
  func brokenLinks() async throws {
    let course = try CourseCopy(lessons: ["Optimizers"])
    let file = "Lessons/Optimizers/Lesson.md"
    let text = try String(contentsOf: course.url.appending(path: file), encoding: .utf8)
    let line = text.split(separator: "\n", omittingEmptySubsequences: false).count + 1
    try course.write(
      text + "\nSee [a](../Schedules/Lesson.md) and [b](../Optimizers/Lesson.md#nope).\n", to: file)
    let outcome = try await Command.run(["publish", "--output", "site"], in: course.url)
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("Lesson.md:\(line):5: error: there is no lesson “Schedules”"))
    #expect(outcome.errors.contains("Lesson.md:\(line):37: error: there is no heading"))
    #expect(!FileManager.default.fileExists(atPath: course.url.appending(path: "site").path))
  }

  // MARK: Lines of answers

  /// Lines of code that the lesson itself explains, outside of solutions.
  private static let taught: Set<String> = ["withoutGradient {"]

  /// The lines of the solutions and of the references that are in no stub.
  private static func answers() throws -> [String] {
    let stubs = try Set(code(in: "Lessons/Optimizers/Exercises"))
    let known = stubs.union(taught)
    let folders = ["Solutions/Optimizers", "Lessons/Optimizers/Checks/References"]
    let lines = try folders.flatMap(code).filter { !known.contains($0) }
    try #require(lines.count > 100)
    return lines
  }

  /// The lines of a folder's Swift files, without comments and lone braces.
  private static func code(in folder: String) throws -> [String] {
    let url = Command.root.appending(path: folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
    try #require(!names.isEmpty)
    return try names.filter { $0.hasSuffix(".swift") }.flatMap { name in
      try String(contentsOf: url.appending(path: name), encoding: .utf8)
        .split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        .filter { $0.count > 2 && !$0.hasPrefix("//") }
    }
  }

  /// The text lines of a page.
  private static func linesOfText(_ page: URL) throws -> Set<String> {
    var text = try String(contentsOf: page, encoding: .utf8)
      .replacing(/<[^>]*>/, with: "")
    for (reference, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"),
      ("&amp;", "&"),
    ] {
      text = text.replacing(reference, with: character)
    }
    return Set(text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) })
  }
}
