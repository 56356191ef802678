internal import Foundation

/// One group of measurements.
protocol Benchmark: Sendable {
  /// The name on the command line and in JSON.
  var id: String { get }
  func measure(on bench: Bench) async throws -> Section
}

/// The context of the benchmarks: the sources, a scratch folder, and the number of repetitions.
struct Bench: Sendable {
  let course: CourseSources
  let scratch: URL
  let repetitions: Int

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
