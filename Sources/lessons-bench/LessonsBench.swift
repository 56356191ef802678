internal import ArgumentParser
internal import Foundation

/// Measures what the project promises about time and memory, each beside what it is held against.
///
/// Clocks and medians by hand and no library: most of what is measured here is other programs,
/// against which another program is to be held in the same run, turn by turn. The benchmark packages
/// measure closures in their own process, one after the other.
@main
struct LessonsBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lessons-bench",
    abstract: "Measures the time and memory of checks, of a student's code and of lesson reading.",
    discussion: "Build it with -c release, and read it on a machine that does nothing else.")

  @Option(help: ArgumentHelp("Write the findings to a file, too.", valueName: "file"))
  var json: String?

  @Option(help: "How often each program is run; what is told is the median.")
  var repetitions = 9

  @Option(
    parsing: .upToNextOption,
    help: "The benchmarks to run, of: \(Self.benchmarks.map(\.id).joined(separator: ", ")).")
  var only: [String] = []

  private static let benchmarks: [any Benchmark] = [
    SaveToVerdict(), FullCheck(), CheckGrowth(), OptimizerSteps(), ReadingSpeed(),
    ReportRendering(),
  ]

  func validate() throws {
    guard repetitions > 0 else { throw ValidationError("Repeat once or more.") }
    let known = Self.benchmarks.map(\.id)
    for name in only where !known.contains(name) {
      throw ValidationError("No benchmark is called “\(name)”; there are: \(known).")
    }
  }

  func run() async throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let bench = Bench(
      course: try CourseSources.aroundHere(), scratch: scratch.url, repetitions: repetitions)
    var sections: [Section] = []
    for benchmark in Self.benchmarks where only.isEmpty || only.contains(benchmark.id) {
      let section = try await benchmark.measure(on: bench)
      // Not printed: what is printed into a file waits for the end.
      FileHandle.standardOutput.write(Data("\(section.table)\n\n".utf8))
      sections.append(section)
    }
    if let json { try Section.encoded(sections).write(to: URL(filePath: json)) }
  }
}
