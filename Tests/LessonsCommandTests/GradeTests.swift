import Foundation
import TestSupport
import Testing

/// A folder with the submissions of a class, and what `lessons grade` writes about it.
final class GradedClass: Sendable {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// Adds a student whose files are the solution's, with replacements of text in one of them.
  func add(_ student: String, file: String = "", replacing: [String: String] = [:]) throws {
    let target = folder.url.appending(path: "class/\(student)")
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    if FileManager.default.fileExists(atPath: target.path) {
      try FileManager.default.removeItem(at: target)
    }
    try FileManager.default.copyItem(
      at: Command.root.appending(path: "Solutions/Optimizers"), to: target)
    guard !file.isEmpty else { return }
    let url = target.appending(path: file)
    var text = try String(contentsOf: url, encoding: .utf8)
    for (old, new) in replacing {
      #expect(text.contains(old))
      text = text.replacing(old, with: new)
    }
    try Data(text.utf8).write(to: url)
  }

  func write(_ text: String, to name: String) throws {
    try folder.write(text, to: name)
  }

  func path(_ name: String) -> String { folder.path(name) }

  func text(_ name: String) throws -> String {
    try String(contentsOf: folder.url.appending(path: name), encoding: .utf8)
  }

  /// The row of a student in `grades.csv`.
  func row(_ student: String, in output: String = "out") throws -> String? {
    try text("\(output)/grades.csv").split(whereSeparator: \.isNewline).map(String.init)
      .first { $0.hasPrefix("\(student),") }
  }

  func grade(_ options: String..., output: String = "out") async throws -> Command.Outcome {
    try await Command.run(
      ["grade", "optimizers", "--submissions", path("class"), "--output", path(output)] + options)
  }

  func gradebook(_ arguments: String..., output: String = "out") async throws -> Command.Outcome {
    try await Command.run(["gradebook", "--output", path(output)] + arguments)
  }

  /// The names and contents of the files in an output folder, without those of the program itself.
  func files(in output: String) throws -> [String: Data] {
    let root = folder.url.appending(path: output)
    let names = try FileManager.default.subpathsOfDirectory(atPath: root.path)
      .filter { !$0.hasPrefix(".lessons") }
    return names.reduce(into: [:]) { files, name in
      files[name] = FileManager.default.contents(atPath: root.appending(path: name).path)
    }
  }
}

extension GradedClass {
  static let wrongSquare = [
    "beta2 * meanSquare + (1 - beta2)": "beta2 * meanSquare - (1 - beta2)"
  ]
}

@Suite struct GradeTests {
  @Test(
    "A class gets a row for each student; bad submissions have a reason and do not end the batch")
  func badSubmissions() async throws {
    let students = try GradedClass()
    try students.add("ada")
    try students.add("ben", file: "Adam.swift", replacing: GradedClass.wrongSquare)
    try students.add(
      "cyn", file: "Momentum.swift", replacing: ["import Autograd": "import Autograd\nlet x ="])
    try students.write("this is no archive", to: "class/dan.zip")
    try students.write("", to: "class/eve/.keep")
    try students.write(
      "student,name\nada,Ada Example\nfay,Fay Example\ngus,G\u{1B}[31mus\n", to: "roster.csv")
    let outcome = try await students.grade("--roster", students.path("roster.csv"))
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("Not on the roster, but graded: ben, cyn, dan, eve"))
    #expect(try students.row("ada")?.hasPrefix("ada,Ada Example,100,100,10,,graded,20") == true)
    #expect(try students.row("ben")?.hasPrefix("ben,,80,100,10,,graded") == true)
    #expect(try students.row("cyn")?.hasPrefix("cyn,,80,100,10,,graded") == true)
    #expect(try students.row("dan")?.contains("unreadable") == true)
    #expect(try students.row("eve")?.contains("nothing handed in") == true)
    #expect(
      try students.row("fay")?.hasPrefix("fay,Fay Example,0,100,0,,nothing handed in") == true)
    let list = try await students.gradebook("list").output
    #expect(list.contains("Fay Example") && !list.contains("\u{1B}"))
    let dan = list.split(separator: "\n").first { $0.hasPrefix("dan ") }
    #expect(dan?.contains(#/ 0 +0( +0){6}  unreadable: \S/#) == true, "\(list)")
    let shown = try await students.gradebook("show", "ben")
    #expect(shown.output.contains("adam.r.minus-for-plus"))
    let report = try students.text("out/reports/ben.html")
    let single = try await Command.run(
      "check", "optimizers", "--submission", students.path("class/ben"), "--report",
      students.path("single.html"))
    #expect(single.status == 1)
    #expect(try report == students.text("single.html"), "the same page as one at a time")
  }

  @Test("A regrade that would change a mark changes none before it is accepted")
  func regrade() async throws {
    let students = try GradedClass()
    try students.add("ada")
    try students.add("ben", file: "Adam.swift", replacing: GradedClass.wrongSquare)
    #expect(try await students.grade().status == 0)
    let before = try students.files(in: "out")
    try students.add("ben")
    let waiting = try await students.grade()
    #expect(waiting.status == 1)
    #expect(waiting.output.contains("ben  adam  0 failed → 20 passed  (submission)"))
    #expect(try students.text("out/grades.csv").contains("ben,,80"))
    #expect(try students.files(in: "out")["reports/ben.html"] == before["reports/ben.html"])
    #expect(try students.text("out/changes.csv").contains("ben"))
    let accepted = try await students.grade("--accept")
    #expect(accepted.status == 0)
    #expect(try students.row("ben")?.hasPrefix("ben,,100") == true)
    let shown = try await students.gradebook("show", "ben")
    #expect(shown.output.contains("run 1 (replaced)") && shown.output.contains("run 2 (current)"))
  }

  @Test("Points that an instructor gave survive a regrade, and are told apart")
  func instructor() async throws {
    let students = try GradedClass()
    try students.add("ben", file: "Adam.swift", replacing: GradedClass.wrongSquare)
    #expect(try await students.grade().status == 0)
    let without = try await students.gradebook("set", "ben", "adam", "7")
    #expect(without.status == 64 && without.errors.contains("--reason"))
    let tooMany = try await students.gradebook("set", "ben", "adam", "21", "--reason", "kind")
    #expect(tooMany.status == 64 && tooMany.errors.contains("0 to 20 points"))
    #expect(
      try await students.gradebook("set", "ben", "adam", "7", "--reason", "the idea is right")
        .output
        == "ben: adam now has 7 of 20 points, set by an instructor.\n")
    #expect(try students.row("ben")?.hasPrefix("ben,,87") == true)
    let again = try await students.grade("--seed", "3")
    #expect(again.status == 0, "\(again.output)")
    #expect(try students.row("ben")?.hasPrefix("ben,,87") == true)
    let shown = try await students.gradebook("show", "ben")
    #expect(shown.output.contains("set by an instructor (judged: 0): the idea is right"))
    #expect(
      try await students.gradebook("set", "ben", "adam", "--clear").output
        == "ben: adam now has 0 of 20 points, as judged.\n")
    #expect(try students.row("ben")?.hasPrefix("ben,,80") == true)
  }

  @Test("Parts that are graded apart and merged are the same files as the whole")
  func shards() async throws {
    let students = try GradedClass()
    for name in ["ada", "ben", "cyn"] { try students.add(name) }
    try students.add("dan", file: "Adam.swift", replacing: GradedClass.wrongSquare)
    try students.write("student,name\neve,Eve Example\n", to: "roster.csv")
    let roster = students.path("roster.csv")
    #expect(try await students.grade("--roster", roster, output: "whole").status == 0)
    for part in ["1/2", "2/2"] {
      let outcome = try await students.grade(
        "--roster", roster, "--shard", part, output: "part\(part.prefix(1))")
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    let merged = try await Command.run(
      "merge", "optimizers", "--output", students.path("merged"), students.path("part2"),
      students.path("part1"))
    #expect(merged.status == 0, "\(merged.errors)")
    let (whole, joined) = (try students.files(in: "whole"), try students.files(in: "merged"))
    #expect(Set(whole.keys) == Set(joined.keys))
    for (name, content) in whole { #expect(joined[name] == content, "\(name)") }

    let partial = try await Command.run(
      "merge", "optimizers", "--output", students.path("partial"), students.path("part2"))
    #expect(partial.status == 64)
    #expect(
      partial.errors.contains(
        "Parts of the class are missing: 1/2. Name the folders of all parts."))
    let other = try await students.grade("--roster", roster, "--shard", "1/3", output: "third")
    #expect(other.status == 0)
    let divided = try await Command.run(
      "merge", "optimizers", "--output", students.path("partial"), students.path("part2"),
      students.path("third"))
    #expect(divided.status == 64)
    #expect(divided.errors.contains("into 3 parts for one folder and into 2 for another"))
  }

  @Test("An empty class is told, and has a page")
  func nobody() async throws {
    let students = try GradedClass()
    try students.write("", to: "class/.keep")
    let graded = try await students.grade()
    #expect(graded.status == 0, "\(graded.errors)")
    #expect(graded.output.contains("There are no submissions and no students."))
    #expect(try students.text("out/index.html").contains("No students."))
  }

  @Test("A killed grading goes on, and comes to the same files as an undisturbed one")
  func killed() async throws {
    let students = try GradedClass()
    for name in ["ada", "ben", "cyn", "dan"] {
      try students.add(
        name, file: "Adam.swift", replacing: ["import Autograd": "// \(name)\nimport Autograd"])
    }
    #expect(try await students.grade(output: "whole").status == 0)
    for delay in [0.4, 1.2, 2.0] {
      let program = try StartedProgram(
        Command.program,
        [
          "grade", "optimizers", "--submissions", students.path("class"), "--output",
          students.path("killed"),
        ], in: Command.root, environment: ProcessInfo.processInfo.environment,
        streams: (nil, nil, nil))
      try await Task.sleep(for: .seconds(delay))
      kill(program.id, SIGKILL)
      _ = await program.end()
    }
    #expect(try await students.grade(output: "killed").status == 0)
    let (whole, resumed) = (try students.files(in: "whole"), try students.files(in: "killed"))
    #expect(Set(whole.keys) == Set(resumed.keys))
    for (name, content) in whole { #expect(resumed[name] == content, "\(name)") }
  }

  @Test("With --anonymous no name or id is in a page, a table, a path or a message")
  func anonymous() async throws {
    let students = try GradedClass()
    try students.add("zoe-unmistakable")
    try students.write("student,name\nzoe-unmistakable,Zoe Unmistakable\n", to: "roster.csv")
    let outcome = try await students.grade(
      "--roster", students.path("roster.csv"), "--anonymous")
    #expect(outcome.status == 0)
    #expect(!(outcome.output + outcome.errors).lowercased().contains("unmistakable"))
    for (name, content) in try students.files(in: "out") where name != "gradebook.sqlite" {
      #expect(!name.contains("unmistakable"))
      #expect(
        !String(decoding: content, as: UTF8.self).lowercased().contains("unmistakable"), "\(name)")
    }
    let row = try #require(
      try students.text("out/grades.csv").split(whereSeparator: \.isNewline).last)
    #expect(row.prefix { $0 != "," }.wholeMatch(of: /[0-9a-f]{8}/) != nil)
  }

  @Test("With a secret seed the students' reports give no input away")
  func secretSeed() async throws {
    let students = try GradedClass()
    try students.add("ben", file: "Adam.swift", replacing: GradedClass.wrongSquare)
    try students.write("918273645\n", to: "seed")
    #expect(try await students.grade("--secret-seed", students.path("seed")).status == 0)
    let report = try students.text("out/reports/ben.html")
    #expect(!report.contains("918273645"))
    #expect(report.contains("not published"))
    #expect(report.contains("inputs that are not published"))
    #expect(try !students.text("out/class.json").contains("918273645"))
  }

  @Test("Published pages show marks only when they are released, and name nobody")
  func published() async throws {
    let students = try GradedClass()
    try students.add("ada-example")
    #expect(try await students.grade().status == 0)
    #expect(try await students.gradebook("publish", students.path("site")).status == 0)
    let link = try #require(
      try students.text("out/links.csv").split(whereSeparator: \.isNewline).last?
        .split(separator: ",").last)
    let hidden = try students.text("site/\(link)")
    #expect(hidden.contains("Marks are not released yet"))
    #expect(!hidden.contains("of 100") && !hidden.contains("Every check agrees"))
    #expect(try await students.gradebook("publish", students.path("site"), "--release").status == 0)
    #expect(try students.text("site/\(link)") == students.text("out/reports/ada-example.html"))
    for (_, content) in try students.files(in: "site") {
      #expect(!String(decoding: content, as: UTF8.self).contains("ada-example"))
    }
  }

  @Test(
    "What cannot be graded at all is told with what to do, and the status of a wrong command",
    arguments: [
      (["--submissions", "/nowhere", "--output", "/tmp/none"], "cannot be listed"),
      (["--submissions", ".", "--output", "out", "--due", "tomorrow"], "ISO 8601"),
      (["--submissions", ".", "--output", "out", "--shard", "5/4"], "5/4"),
      (["--submissions", ".", "--output", "./out"], "would be taken for one"),
      (
        ["--submissions", ".", "--output", "/tmp/none", "--seed", "1", "--secret-seed", "x"],
        "exclude"
      ),
    ])
  func wrongUsage(_ options: [String], _ expected: String) async throws {
    let outcome = try await Command.run(["grade", "optimizers"] + options)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(expected), "\(outcome.errors)")
  }
}
