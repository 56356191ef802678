internal import Foundation

/// One group of measurements.
protocol Benchmark: Sendable {
  /// The name on the command line and in JSON.
  var id: String { get }
  func measure(on bench: Bench) async throws -> Section
}

/// What benchmarks share: the sources, a folder to work in, and how often to repeat.
struct Bench: Sendable {
  let course: CourseSources
  let scratch: URL
  let repetitions: Int

  /// The program `name` that was built beside this one.
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

/// Why nothing can be measured.
struct BenchFault: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
