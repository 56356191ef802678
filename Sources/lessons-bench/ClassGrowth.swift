internal import ArgumentParser
internal import Foundation

/// How the grading of a class grows with its size, and what a large class's page costs.
///
/// The largest class has copies of the submissions that were graded before. To compile and run as many
/// different ones takes longer by the same ratio.
struct ClassGrowth: Benchmark {
  let id = "class"

  func measure(on bench: Bench) async throws -> Section {
    guard let lesson = bench.lessons.first else {
      return Section(benchmark: id, title: "Grading a class", findings: [])
    }
    let sizes = bench.classSizes
    let copies = sizes.most / sizes.many
    let course = try CourseCopy(of: lesson, on: bench, name: id)
    let submissions = try SubmissionCopies(
      of: course, lesson: lesson, in: bench.scratch.appending(path: "classes"))
    // Fills the cache with what all submissions share.
    _ = try course.grade(lesson, try submissions.folder(of: 1), to: "first")
    let bare = try bareCompiler(for: lesson, on: bench)
    let few = try course.grade(lesson, try submissions.folder(of: sizes.few), to: "few")
    let many = try course.grade(lesson, try submissions.folder(of: sizes.many), to: "many")
    let again = try course.grade(lesson, try submissions.folder(of: sizes.many), to: "many")
    let folder = try submissions.folder(of: sizes.many, copies: copies)
    let most = try course.grade(lesson, folder, to: "many")
    let mostAgain = try course.grade(lesson, folder, to: "many")
    let page = try course.writeClassPage(
      in: "many", student: SubmissionCopies.name(0, copy: 0), exercise: lesson.firstExercise)
    let pageSize = try course.classPage(in: "many").resourceValues(forKeys: [.fileSizeKey]).fileSize
    let further = Double(sizes.many - sizes.few)
    let ratio = Double(copies)
    return Section(
      benchmark: id, title: "Grading a class",
      findings: [
        Finding(
          name: "a further submission, processor time",
          value: (many.processorTime - few.processorTime) / further * 1000, unit: .milliseconds,
          reference: .init(name: "compiler and linker alone", value: bare * 1000),
          limit: .atMost(250)),
        Finding(
          name: "a further submission, from \(sizes.few) to \(sizes.many)",
          value: (many.wallTime - few.wallTime) / further * 1000, unit: .milliseconds,
          reference: .init(
            name: "of the first \(sizes.few)", value: few.wallTime / Double(sizes.few) * 1000),
          limit: .timesAtMost(1.2)),
        Finding(name: "\(sizes.few) new", value: few.wallTime, unit: .seconds),
        Finding(
          name: "\(sizes.many) new", value: many.wallTime, unit: .seconds,
          limit: .atMost(0.15 * Double(sizes.many))),
        Finding(
          name: "\(sizes.many) again", value: again.wallTime, unit: .seconds,
          limit: .atMost(0.004 * Double(sizes.many))),
        Finding(
          name: "\(sizes.most), \(copies) copies of each", value: most.wallTime, unit: .seconds),
        Finding(
          name: "\(sizes.most) again", value: mostAgain.wallTime, unit: .seconds,
          reference: .init(name: "\(sizes.many) again", value: again.wallTime),
          limit: .timesAtMost(1.2 * ratio)),
        Finding(
          name: "memory of the command, \(sizes.most)", value: most.largestProcess / 1e6,
          unit: .megabytes, limit: .atMost(300)),
        Finding(
          name: "the files about \(sizes.most), written anew", value: page.wallTime,
          unit: .seconds, limit: .atMost(3)),
        Finding(
          name: "the class page of \(sizes.most)", value: Double(pageSize ?? 0) / 1e6,
          unit: .megabytes, limit: .atMost(2)),
      ])
  }

  /// Returns the processor time of the compiler and the linker for the whole solution, in seconds.
  private func bareCompiler(for lesson: BenchLesson, on bench: Bench) throws -> Double {
    let compiler = try BareCompiler(for: lesson, on: bench, name: id)
    let sources = try bench.course.swiftFiles(in: "Solutions/\(lesson.name)")
    let runs = try (0..<bench.repetitions).map { _ in
      let compiling = try compiler.compile(
        lesson.name, sources, optimised: false, options: ["-swift-version", "5"])
      let linking = try compiler.link(["Main", lesson.name] + compiler.kit, into: "class").run
      return (compiling + linking).processorTime
    }
    return runs.sorted()[runs.count / 2]
  }
}

/// The sizes of the classes that are measured: of different submissions, of more of them, and of copies
/// of those.
struct ClassSizes: Sendable, ExpressibleByArgument, CustomStringConvertible {
  var few = 50
  var many = 500
  var most = 5000

  init() {}

  init?(argument: String) {
    let sizes = argument.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    guard sizes.count == 3, let few = sizes[0], let many = sizes[1], let most = sizes[2],
      few > 0, many > few, most >= many, most.isMultiple(of: many)
    else { return nil }
    (self.few, self.many, self.most) = (few, many, most)
  }

  var description: String { "\(few),\(many),\(most)" }
}

/// Folders with copies of the solution, each with edits of its own.
private struct SubmissionCopies {
  private let sources: [String: String]
  private let folder: URL

  init(of course: CourseCopy, lesson: BenchLesson, in folder: URL) throws {
    let solution = course.root.appending(path: "Solutions/\(lesson.name)")
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
          // Different classes have no submission in common, and the files of one no name.
          let file = name.prefix { $0 != "." }
          let edit = "\n// Class of \(count)\nprivate let edit\(file)\(number) = \(number)\n"
          try Data((text + edit).utf8).write(to: student.appending(path: name))
        }
      }
    }
    return target
  }
}

extension CourseCopy {
  private func output(_ name: String) -> URL { root.appending(path: "Classes/\(name)") }

  /// Runs `lessons grade` on a class.
  fileprivate func grade(
    _ lesson: BenchLesson, _ submissions: URL, to name: String
  ) throws -> ProgramRun {
    try ProgramRun(
      command,
      [
        "grade", lesson.id, "--course", root.path, "--submissions", submissions.path, "--output",
        output(name).path,
      ])
  }

  /// Gives a student points, so that all files about the class are written anew.
  fileprivate func writeClassPage(
    in name: String, student: String, exercise: String
  ) throws -> ProgramRun {
    try ProgramRun(
      command,
      [
        "gradebook", "--output", output(name).path, "--course", root.path, "set", student,
        exercise, "1", "--reason", "A measurement.",
      ])
  }

  fileprivate func classPage(in name: String) -> URL { output(name).appending(path: "index.html") }
}
