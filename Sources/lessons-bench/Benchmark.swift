internal import Foundation

/// One group of measurements.
protocol Benchmark: Sendable {
  /// The name on the command line and in JSON.
  var id: String { get }
  func measure(on bench: Bench) async throws -> Section
}

/// A group of measurements that are made for each lesson.
protocol LessonBenchmark: Benchmark {
  /// What is measured, as a title.
  var title: String { get }
  /// Measures one lesson.
  func measure(_ lesson: BenchLesson, on bench: Bench) async throws -> Section
}

extension LessonBenchmark {
  func measure(on bench: Bench) async throws -> Section {
    var all = Section(benchmark: id, title: title, findings: [])
    for lesson in bench.lessons {
      let section = try await measure(lesson, on: bench)
      all.findings += section.findings.map { finding in
        var finding = finding
        finding.name = "\(lesson.id): \(finding.name)"
        return finding
      }
      all.remarks += section.remarks.filter { !all.remarks.contains($0) }
    }
    return all
  }
}

/// The context of the benchmarks: the sources, the lessons to measure, a scratch folder, and the number of repetitions.
struct Bench: Sendable {
  let course: CourseSources
  let lessons: [BenchLesson]
  let scratch: URL
  let repetitions: Int
  /// The sizes of the classes that are graded.
  let classSizes: ClassSizes

  /// Returns the path of a program that was built with this one.
  func program(_ name: String) throws(BenchFault) -> String {
    let folder = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent()
    let path = folder.appending(path: name).path
    guard FileManager.default.isExecutableFile(atPath: path) else {
      throw BenchFault(
        "There is no program `\(name)` beside this one. Build it: swift build -c release.")
    }
    return path
  }
}

/// The reason why a benchmark cannot run.
struct BenchFault: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
