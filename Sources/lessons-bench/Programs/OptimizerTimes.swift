import Autograd
import Glibc
import Optimizers
import OptimizersKit

/// A separate program that is linked with a student's optimizers. It prints their times in microseconds
/// of processor time, as JSON.
@main
enum OptimizerTimes {
  static func main() {
    var times: [String: Double] = [:]
    for (name, make) in optimizers {
      times["banana \(name)"] = bananaStep(make)
      times["million \(name)"] = millionStep(make)
    }
    for (name, time) in PlainLoops(count: million).times() { times["loops \(name)"] = time }
    let parameters = start()
    times["loss"] = microseconds(each: 2000) { _ = banana(parameters) }
    times["loss and backward"] = microseconds(each: 2000) { banana(parameters).backward() }
    for count in [100, 1000, 10_000] {
      times["\(count) steps"] = microseconds(each: 1, rounds: 5) { run(steps: count) }
    }
    print("{")
    print(times.map { "  \"\($0.key)\": \($0.value)" }.sorted().joined(separator: ",\n"))
    print("}")
  }

  static let million = 1_000_000

  static let optimizers: [(String, @Sendable (Tensor) -> any Optimizer)] = [
    ("SGD", { StochasticGradientDescent(parameters: $0, learningRate: 1e-3) }),
    ("Momentum", { Momentum(parameters: $0, learningRate: 1e-3, momentum: 0.9) }),
    ("RMSprop", { RMSProp(parameters: $0, learningRate: 1e-3, beta: 0.9, epsilon: 1e-8) }),
    (
      "Adam",
      { Adam(parameters: $0, learningRate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-8) }
    ),
  ]

  static func start() -> Tensor { Tensor([-1, 2], requiresGradient: true) }

  static func bananaStep(_ make: (Tensor) -> any Optimizer) -> Double {
    let parameters = start()
    let optimizer = make(parameters)
    return microseconds(each: 2000) {
      banana(parameters).backward()
      optimizer.step()
      optimizer.zeroGradient()
    }
  }

  static func millionStep(_ make: (Tensor) -> any Optimizer) -> Double {
    let parameters = Tensor(
      (0..<million).map { Double($0 % 7) - 3 }, requiresGradient: true)
    let optimizer = make(parameters)
    parameters.gradient += 1
    return microseconds(each: 1, rounds: 15) { optimizer.step() }
  }

  /// Runs the student's training loop with Adam.
  static func run(steps: Int) {
    let parameters = start()
    _ = optimize(
      banana, parameters: parameters, optimizer: optimizers[3].1(parameters), steps: steps)
  }
}

/// Returns the median time of one call, over rounds of `calls` calls each.
func microseconds(each calls: Int, rounds: Int = 25, _ work: () -> Void) -> Double {
  let times = (0..<rounds).map { _ in
    let start = processorTime()
    for _ in 0..<calls { work() }
    return (processorTime() - start) / Double(calls)
  }
  return times.sorted()[rounds / 2]
}

private func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
}
