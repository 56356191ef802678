internal import ArgumentParser
internal import Courses
internal import Foundation

/// Measures time and memory and compares them with references and limits.
///
/// It uses no benchmark library: those measure closures in their own process, one after the other. Most
/// benchmarks here measure programs, and alternate between a program and its reference.
@main
struct LessonsBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lessons-bench",
    abstract: "Measures the time and memory of checks, of a student's code and of lesson reading.",
    discussion: "Build it with -c release, and run it on an idle machine.")

  @Option(help: ArgumentHelp("Also write the findings to a file.", valueName: "file"))
  var json: String?

  @Option(help: "How often each program is run; the median is reported.")
  var repetitions = 9

  @Option(
    parsing: .upToNextOption,
    help: "The benchmarks to run, of: \(Self.benchmarks.map(\.id).joined(separator: ", ")).")
  var only: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: "The lessons to measure, by the names that lessons list gives them; all if none is named."
  )
  var lesson: [String] = []

  @Option(
    help: ArgumentHelp(
      "The sizes of the classes: of different submissions, of more, and of copies of those.",
      valueName: "n,n,n"))
  var classSizes = ClassSizes()

  private static let benchmarks: [any Benchmark] = [
    SaveToVerdict(), FullCheck(), CheckGrowth(), OptimizerSteps(), ReadingSpeed(),
    ReportRendering(), ClassGrowth(),
  ]

  func validate() throws {
    guard repetitions > 0 else { throw ValidationError("Repeat once or more.") }
    let known = Self.benchmarks.map(\.id)
    for name in only where !known.contains(name) {
      throw ValidationError(
        "There is no benchmark “\(name)”. It is one of: \(known.joined(separator: ", ")).")
    }
  }

  func run() async throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let sources = try CourseSources.aroundHere()
    let course = try Course(root: sources.root)
    let folders =
      try lesson.isEmpty ? course.syllabus().folders : lesson.map { try course.lesson($0) }
    let bench = Bench(
      course: sources, lessons: try folders.map(BenchLesson.init), scratch: scratch.url,
      repetitions: repetitions, classSizes: classSizes)
    var sections: [Section] = []
    for benchmark in Self.benchmarks where only.isEmpty || only.contains(benchmark.id) {
      let section = try await benchmark.measure(on: bench)
      // Not `print`, which buffers the output to a file.
      FileHandle.standardOutput.write(Data("\(section.table)\n\n".utf8))
      sections.append(section)
    }
    if let json { try Section.encoded(sections).write(to: URL(filePath: json)) }
  }
}
