internal import Foundation

/// How the grading of a class grows with its size, and what a large class's page costs.
///
/// 5,000 submissions are ten copies of each of the 500 that were graded before. To compile and run 5,000
/// different ones takes ten times as long as 500.
struct ClassGrowth: Benchmark {
  let id = "class"

  func measure(on bench: Bench) async throws -> Section {
    guard let lesson = bench.lessons.first else {
      return Section(benchmark: id, title: "Grading a class", findings: [])
    }
    let course = try CourseCopy(of: lesson, on: bench, name: id)
    let submissions = try SubmissionCopies(of: course, in: bench.scratch.appending(path: "classes"))
    // Fills the cache with what all submissions share.
    _ = try course.grade(try submissions.folder(of: 1), to: "first")
    let few = try course.grade(try submissions.folder(of: 50), to: "few")
    let many = try course.grade(try submissions.folder(of: 500), to: "many")
    let again = try course.grade(try submissions.folder(of: 500), to: "many")
    let copies = try submissions.folder(of: 500, copies: 10)
    let most = try course.grade(copies, to: "many")
    let mostAgain = try course.grade(copies, to: "many")
    let page = try course.writeClassPage(in: "many", student: SubmissionCopies.name(0, copy: 0))
    let pageSize = try course.classPage(in: "many").resourceValues(forKeys: [.fileSizeKey]).fileSize
    let perSubmission = (many.wallTime - few.wallTime) / 450 * 1000
    return Section(
      benchmark: id, title: "Grading a class",
      findings: [
        Finding(
          name: "a further submission, processor time",
          value: (many.processorTime - few.processorTime) / 450 * 1000, unit: .milliseconds,
          limit: .atMost(250)),
        Finding(
          name: "a further submission, from 50 to 500", value: perSubmission, unit: .milliseconds,
          reference: .init(name: "of the first 50", value: few.wallTime / 50 * 1000),
          limit: .timesAtMost(1.2)),
        Finding(name: "50 new", value: few.wallTime, unit: .seconds),
        Finding(name: "500 new", value: many.wallTime, unit: .seconds, limit: .atMost(75)),
        Finding(name: "500 again", value: again.wallTime, unit: .seconds, limit: .atMost(2)),
        Finding(
          name: "5,000, ten copies of each", value: most.wallTime, unit: .seconds),
        Finding(
          name: "5,000 again", value: mostAgain.wallTime, unit: .seconds,
          reference: .init(name: "500 again", value: again.wallTime), limit: .timesAtMost(12)),
        Finding(
          name: "memory of the command, 5,000", value: most.largestProcess / 1e6, unit: .megabytes,
          limit: .atMost(300)),
        Finding(
          name: "the files about 5,000, written anew", value: page.wallTime, unit: .seconds,
          limit: .atMost(3)),
        Finding(
          name: "the class page of 5,000", value: Double(pageSize ?? 0) / 1e6, unit: .megabytes,
          limit: .atMost(2)),
      ])
  }
}

/// Folders with copies of the solution, each with edits of its own.
private struct SubmissionCopies {
  private let sources: [String: String]
  private let folder: URL

  init(of course: CourseCopy, in folder: URL) throws {
    let solution = course.root.appending(path: "Solutions/Optimizers")
    var sources: [String: String] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: solution.path)
    where name.hasSuffix(".swift") {
      sources[name] = try String(contentsOf: solution.appending(path: name), encoding: .utf8)
    }
    self.sources = sources
    self.folder = folder
  }

  static func name(_ number: Int, copy: Int) -> String {
    String(format: "student%05d-%d", number, copy)
  }

  /// Makes a folder with this many different submissions, and this many copies of each.
  func folder(of count: Int, copies: Int = 1) throws -> URL {
    let target = folder.appending(path: "\(count)x\(copies)", directoryHint: .isDirectory)
    guard !FileManager.default.fileExists(atPath: target.path) else { return target }
    for number in 0..<count {
      for copy in 0..<copies {
        let student = target.appending(path: Self.name(number, copy: copy))
        try FileManager.default.createDirectory(at: student, withIntermediateDirectories: true)
        for (name, text) in sources {
          // Different classes have no submission in common.
          let edit = "\n// Class of \(count)\nprivate let edit\(number) = \(number)\n"
          try Data((text + edit).utf8).write(to: student.appending(path: name))
        }
      }
    }
    return target
  }
}

extension CourseCopy {
  private func output(_ name: String) -> URL { root.appending(path: "Classes/\(name)") }

  /// Runs `lessons grade optimizers` on a class.
  fileprivate func grade(_ submissions: URL, to name: String) throws -> ProgramRun {
    try ProgramRun(
      command,
      [
        "grade", "optimizers", "--course", root.path, "--submissions", submissions.path, "--output",
        output(name).path,
      ])
  }

  /// Gives a student points, so that all files about the class are written anew.
  fileprivate func writeClassPage(in name: String, student: String) throws -> ProgramRun {
    try ProgramRun(
      command,
      [
        "gradebook", "--output", output(name).path, "--course", root.path, "set", student, "adam",
        "1", "--reason", "A measurement.",
      ])
  }

  fileprivate func classPage(in name: String) -> URL { output(name).appending(path: "index.html") }
}
