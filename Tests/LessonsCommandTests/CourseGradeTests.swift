import Foundation
import TestSupport
import Testing

/// `lessons grade` over all lessons of a course.
@Suite struct CourseGradeTests {
  private let course: CourseCopy

  init() throws {
    course = try CourseCopy(lessons: ["Optimizers", "Search"])
    try course.write(
      """
      title: Two lessons
      lessons:
        - name: Search
          weight: 3
          due: 2001-01-01T00:00:00Z
        - name: Optimizers
          due: 2100-01-01T00:00:00Z
      """, to: "Lessons/course.yaml")
  }

  /// Copies the solutions of a lesson into a folder, without the files that are named.
  private func add(_ lesson: String, to folder: String, without files: [String] = []) throws {
    let target = course.url.appending(path: folder)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: course.url.appending(path: "Solutions/\(lesson)"), to: target)
    for file in files { try FileManager.default.removeItem(at: target.appending(path: file)) }
  }

  private func grade(_ options: String...) async throws -> Command.Outcome {
    try await Command.run(
      ["grade", "--submissions", "class", "--output", "out"] + options, in: course.url)
  }

  private func lines(_ file: String) throws -> [String] {
    try String(contentsOf: course.url.appending(path: file), encoding: .utf8)
      .split(whereSeparator: \.isNewline).map(String.init)
  }

  @Test("Folders of lessons beside other folders are refused, and stray files do not matter")
  func mixedFolders() async throws {
    try add("Optimizers", to: "class/optimizers/ada")
    try add("Search", to: "class/serach/ada")
    let mixed = try await grade("--all")
    #expect(mixed.status == 64)
    #expect(mixed.errors.contains("has folders of lessons and others: serach."))
    try FileManager.default.moveItem(
      at: course.url.appending(path: "class/serach"), to: course.url.appending(path: "class/search")
    )
    try course.write("notes\n", to: "class/README.txt")
    #expect(try await grade("--all").status == 0)
    #expect(try lines("out/grades.csv").dropFirst().map { $0.prefix(4) } == ["ada,"])
  }

  @Test("A student's folders for the lessons are graded apart, with a weighted total and due dates")
  func oneFolder() async throws {
    try add("Optimizers", to: "class/ada/Optimizers")
    try add("Search", to: "class/ada/Search", without: ["Grid.swift", "Challenge.swift"])
    try add("Optimizers", to: "class/ben/course/Lessons/Optimizers/Exercises")
    let outcome = try await grade("--all")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(
      try lines("out/grades.csv") == [
        "student,name,total,max_total,bonus,late,status,search,optimizers",
        // 3/4 of 85 % and 1/4 of 100 %.
        "ada,,88.75,100,20,yes,graded,85,100",
        "ben,,25,100,10,no,graded,0,100",
      ])
    #expect(try lines("out/search/grades.csv")[2].hasPrefix("ben,,0,100,0,"))
    #expect(try lines("out/search/grades.csv")[2].contains("nothing handed in"))
    #expect(try lines("out/optimizers/grades.csv")[1].hasPrefix("ada,,100,100,10,no,graded"))
    let page = try lines("out/index.html").joined(separator: "\n")
    #expect(page.contains("<h1>Two lessons</h1>"))
    for link in ["search/index.html", "optimizers/index.html", "search/reports/ada.html"] {
      #expect(page.contains("href=\"\(link)\""), "\(link)")
      #expect(FileManager.default.fileExists(atPath: course.url.path + "/out/" + link))
    }

    // The instructor's points change the total, and a second run changes nothing.
    let set = try await Command.run(
      [
        "gradebook", "--output", "out/search", "set", "ada", "grid", "15", "--reason", "shown",
      ], in: course.url)
    #expect(set.status == 0, "\(set.errors)")
    #expect(try lines("out/grades.csv")[1] == "ada,,100,100,20,yes,graded,100,100")
    let before = try lines("out/index.html")
    #expect(try await grade().status == 0)
    #expect(try lines("out/index.html") == before)

    // For a single lesson the course's date counts, too, and --due replaces it.
    func late(_ options: String...) async throws -> Substring? {
      let outcome = try await Command.run(
        ["grade", "search", "--submissions", "class", "--output", "one", "--accept"] + options,
        in: course.url)
      #expect(outcome.status == 0, "\(outcome.errors)")
      return try lines("one/grades.csv")[1].split(separator: ",", omittingEmptySubsequences: false)[
        5]
    }
    #expect(try await late() == "yes")
    #expect(try await late("--due", "2100-01-01T00:00:00Z") == "no")
  }

  @Test("A folder of submissions for each lesson, one without, and one pseudonym in all lessons")
  func folders() async throws {
    try add("Optimizers", to: "class/optimizers/ada")
    try add("Search", to: "class/search/ada")
    let outcome = try await grade("--anonymous")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let rows = try lines("out/grades.csv")
    #expect(rows.count == 2)
    #expect(rows[1].wholeMatch(of: /[0-9a-f]{8},,100,100,30,yes,graded,100,100/) != nil)
    #expect(!rows[1].contains("ada"))
    let row = try #require(rows[1].split(separator: ",").first)
    #expect(try lines("out/search/grades.csv")[1].hasPrefix("\(row),"))
    #expect(try lines("out/optimizers/grades.csv")[1].hasPrefix("\(row),"))

    try FileManager.default.removeItem(at: course.url.appending(path: "class/optimizers"))
    try FileManager.default.removeItem(at: course.url.appending(path: "out"))
    let one = try await grade()
    #expect(one.status == 0, "\(one.errors)")
    #expect(one.errors.contains("optimizers is not graded: class has no folder for it."))
    #expect(try lines("out/grades.csv")[0].hasSuffix(",status,search"))
  }

  @Test(
    "Options for one lesson, and a folder with one lesson's results, are refused for all lessons")
  func refused() async throws {
    try add("Search", to: "class/ada")
    for options in [["--shard", "1/2"], ["--slurm", "2"], ["--kubernetes", "image"]] {
      let outcome = try await Command.run(
        ["grade", "--submissions", "class", "--output", "out"] + options, in: course.url)
      #expect(outcome.status == 64)
      #expect(outcome.errors.contains("name the lesson"))
    }
    let both = try await Command.run(
      ["grade", "search", "--all", "--submissions", "class", "--output", "out"], in: course.url)
    #expect(both.status == 64)
    try course.write("", to: "out/gradebook.sqlite")
    let folder = try await grade()
    #expect(folder.status == 64)
    #expect(folder.errors.contains("has the results of one lesson"))
    let date = try await Command.run(
      [
        "grade", "search", "--submissions", "class", "--output", "out", "--due",
        "2026-02-30T00:00:00Z",
      ], in: course.url)
    #expect(date.status == 64)
  }

  @Test(
    "A lesson under way is left out with a warning, and stops the command only where it is named")
  func underWay() async throws {
    try course.write(
      "---\ntitle: Made\nmodule: Made\nlanguage: swift\nsummary: S\n---\n\n# Made\n",
      to: "Lessons/Made/Lesson.md")
    try course.write("# No front matter\n", to: "Lessons/Draft/Lesson.md")
    try add("Search", to: "class/search/ada")
    try add("Optimizers", to: "class/made/ada")
    let outcome = try await grade("--all")
    #expect(outcome.status == 0, "\(outcome.errors)")
    for (lesson, fault) in [("Made", "no class MadeChecks.LessonEntry"), ("Draft", "front matter")]
    {
      #expect(outcome.errors.contains("warning: The lesson \(lesson) is left out.\n  "))
      #expect(outcome.errors.contains("Lessons/\(lesson)/Lesson.md:1:1: error: "))
      #expect(outcome.errors.contains(fault))
    }
    #expect(try lines("out/grades.csv")[0].hasSuffix(",status,search"))
    let named = try await Command.run(
      "grade", "made", "--submissions", "class", "--output", "one", in: course.url)
    #expect(named.status == 65)

    // Its own results stay, and the course page can be written without it.
    try course.write("# No front matter\n", to: "Lessons/Search/Lesson.md")
    let rest = try await grade("--all")
    #expect(rest.status == 0, "\(rest.errors)")
    #expect(rest.errors.contains("warning: The lesson Search is left out."))
    try course.write("# No front matter\n", to: "Lessons/Optimizers/Lesson.md")
    let none = try await grade("--all")
    #expect(none.status == 65)
    #expect(none.errors.contains("can be graded"))
  }

  /// Returns the addresses of the reports on ada's submissions, by lesson.
  private func addresses() async throws -> [String] {
    var found: [String] = []
    for lesson in ["optimizers", "search"] {
      let publish = try await Command.run(
        ["gradebook", "--output", "out/\(lesson)", "publish", "site/\(lesson)"], in: course.url)
      #expect(publish.status == 0, "\(publish.errors)")
      found.append(try lines("out/\(lesson)/links.csv")[1])
      found += try FileManager.default.contentsOfDirectory(
        atPath: course.url.path + "/out/\(lesson)/reports")
    }
    return found
  }

  @Test("Another order of the lessons changes no pseudonym and no address of a report")
  func order() async throws {
    try add("Optimizers", to: "class/optimizers/ada")
    try add("Search", to: "class/search/ada")
    #expect(try await grade("--anonymous").status == 0)
    let (before, row) = (try await addresses(), try lines("out/grades.csv")[1].prefix(8))
    #expect(Set(before.filter { $0.hasSuffix(".html") && !$0.hasPrefix("ada") }).count == 1)
    for order in ["[Optimizers, Search]", "[Search, Optimizers]"] {
      try course.write("lessons: \(order)\n", to: "Lessons/course.yaml")
      #expect(try await grade("--anonymous").status == 0)
      #expect(try await addresses() == before)
      #expect(try lines("out/grades.csv")[1].prefix(8) == row)
    }
  }

  @Test("Lessons that were graded one by one keep their addresses, and a student has one row")
  func ownKeys() async throws {
    try add("Optimizers", to: "class/optimizers/ada")
    try add("Search", to: "class/search/ada")
    for lesson in ["search", "optimizers"] {
      let outcome = try await Command.run(
        [
          "grade", lesson, "--submissions", "class/\(lesson)", "--output", "out/\(lesson)",
          "--anonymous",
        ], in: course.url)
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    let before = try await addresses()
    #expect(Set(before).count == 4)
    #expect(try await grade("--anonymous").status == 0)
    #expect(try await addresses() == before)
    let rows = try lines("out/grades.csv")
    #expect(rows.count == 2)
    #expect(rows[1].hasSuffix(",100,100,30,yes,graded,100,100"))
    let page = try lines("out/index.html").joined(separator: "\n")
    for report in before.filter({ $0.wholeMatch(of: /[0-9a-f]{8}\.html/) != nil }) {
      #expect(page.contains("reports/\(report)\""))
    }
  }

  @Test("The course page has the due date that decided, also after a change of points")
  func due() async throws {
    try add("Search", to: "class/search/ada")
    func page() throws -> String { try lines("out/index.html").joined(separator: "\n") }
    #expect(try await grade().status == 0)
    #expect(try page().contains("2001-01-01 00:00 UTC"))
    #expect(try await grade("--due", "2100-05-06T08:00:00+01:00", "--accept").status == 0)
    #expect(try page().contains("2100-05-06 07:00 UTC") && !page().contains("2001-01-01"))
    let set = try await Command.run(
      ["gradebook", "--output", "out/search", "set", "ada", "grid", "1", "--reason", "r"],
      in: course.url)
    #expect(set.status == 0, "\(set.errors)")
    #expect(try page().contains("2100-05-06 07:00 UTC") && !page().contains("2001-01-01"))
    try course.write("lessons: [Search]\n", to: "Lessons/course.yaml")
    #expect(try await grade("--accept").status == 0)
    #expect(try !page().contains(" UTC"))
  }

  @Test("With a faulty course.yaml, a lesson that is named is graded if the due date is given, too")
  func faultyDescription() async throws {
    try add("Search", to: "class/ada")
    #expect(try await grade().status == 0)
    try course.write("lessons: [Nope]\n", to: "Lessons/course.yaml")
    let place = "Lessons/course.yaml:1:11: error: there is no lesson “Nope”"
    for options in [["grade", "--all"], ["grade", "search"]] {
      let outcome = try await Command.run(
        options + ["--submissions", "class", "--output", "out"], in: course.url)
      #expect(outcome.status == 65)
      #expect(outcome.errors.contains(place), "\(outcome.errors)")
    }
    let due = try await Command.run(
      [
        "grade", "search", "--submissions", "class", "--output", "out/search", "--due",
        "2100-01-01T00:00:00Z", "--accept",
      ], in: course.url)
    #expect(due.status == 0, "\(due.errors)")
    #expect(due.errors.contains("warning: The files about the course were not written.\n  /"))
    #expect(due.errors.contains(place))
  }
}
