internal import Courses
internal import Foundation

/// The time of optimizer steps. The course's solutions are compiled with a submission's options and
/// again optimised, and linked like a submission.
struct OptimizerSteps: Benchmark {
  let id = "optimizers"

  func measure(on bench: Bench) async throws -> Section {
    // Only this lesson has optimizers whose steps can be timed.
    let lesson = try Course(root: bench.course.root).lesson("optimizers")
    let compiler = try BareCompiler(for: BenchLesson(lesson), on: bench, name: id)
    let asStudent = try program(optimised: false, compiler, bench)
    let optimised = try program(optimised: true, compiler, bench)
    let output = bench.scratch.appending(path: "\(id).json")
    let readings = try inTurns(
      bench.repetitions,
      [asStudent, optimised].map { program in
        {
          _ = try ProgramRun(program, [], output: output)
          return try JSONDecoder().decode([String: Double].self, from: Data(contentsOf: output))
        }
      })
    func time(_ name: String, optimised: Bool = false) -> Double {
      median(readings[optimised ? 1 : 0].compactMap { $0[name] })
    }
    let findings =
      Self.optimizers.map { name in
        Finding(
          name: "banana, \(name)", value: time("banana \(name)"), unit: .microseconds,
          reference: .init(
            name: "optimised", value: time("banana \(name)", optimised: true)),
          limit: name == "Adam" ? .atMost(2.5) : nil)
      }
      + ["loss", "loss and backward"].map {
        Finding(name: "banana, \($0) alone", value: time($0), unit: .microseconds)
      }
      + Self.steps.map { count in
        Finding(
          name: "\(count) steps of Adam", value: time("\(count) steps") / 1000,
          unit: .milliseconds)
      }
      + Self.optimizers.map { name in
        Finding(
          name: "a step of 1,000,000, \(name)", value: time("million \(name)") / 1000,
          unit: .milliseconds,
          reference: .init(name: "plain loops", value: time("loops \(name)") / 1000),
          limit: .timesAtMost(2))
      }
    return Section(
      benchmark: id, title: "Loss, backward, step and zeroing, in processor time",
      findings: findings,
      remarks: [
        "The optimizers are compiled like a submission (-Onone); the reference is optimised.",
        "Plain loops: the operations of a step over existing memory, one loop for each.",
      ])
  }

  private static let optimizers = ["SGD", "Momentum", "RMSprop", "Adam"]
  private static let steps = [100, 1000, 10_000]

  /// Builds the program that times the solutions, and returns its path.
  private func program(
    optimised: Bool, _ compiler: BareCompiler, _ bench: Bench
  ) throws -> String {
    try compiler.compile(
      "Optimizers",
      bench.course.swiftFiles(in: "Solutions/Optimizers"), optimised: optimised,
      options: ["-swift-version", "5"])
    try compiler.compile(
      "OptimizerTimes", bench.course.swiftFiles(in: "Sources/lessons-bench/Programs"),
      optimised: true, options: ["-swift-version", "6"])
    return try compiler.link(
      ["OptimizerTimes", "Optimizers"] + compiler.kit,
      into: optimised ? "optimised" : "as-student"
    ).program
  }
}
