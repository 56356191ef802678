/// The operations of each optimizer's step as plain loops over existing memory: the time of a step
/// without the overhead of tensors.
struct PlainLoops {
  private let count: Int
  private let parameters: Row
  private let gradient: Row
  private let mean: Row
  private let square: Row
  private let first: Row
  private let second: Row

  typealias Row = UnsafeMutablePointer<Double>

  init(count: Int) {
    self.count = count
    func row(_ value: Double) -> Row {
      let row = Row.allocate(capacity: count)
      row.initialize(repeating: value, count: count)
      return row
    }
    parameters = row(1)
    gradient = row(1)
    mean = row(0)
    square = row(0)
    first = row(0)
    second = row(0)
  }

  /// The time of one step of each optimizer, in microseconds.
  func times() -> [(String, Double)] {
    [
      ("SGD", microseconds(each: 1, rounds: 15) { gradientDescent() }),
      ("Momentum", microseconds(each: 1, rounds: 15) { momentum() }),
      ("RMSprop", microseconds(each: 1, rounds: 15) { rmsprop() }),
      ("Adam", microseconds(each: 1, rounds: 15) { adam() }),
    ]
  }

  private func gradientDescent() {
    map(gradient, into: first) { 1e-3 * $0 }
    combine(parameters, first, into: parameters) { $0 - $1 }
  }

  private func momentum() {
    average(mean, gradient, beta: 0.9)
    map(mean, into: first) { 1e-3 * $0 }
    combine(parameters, first, into: parameters) { $0 - $1 }
  }

  private func rmsprop() {
    map(gradient, into: second) { $0 * $0 }
    average(square, second, beta: 0.9)
    map(square, into: first) { $0 + 1e-8 }
    map(first, into: first) { $0.squareRoot() }
    map(first, into: first) { 1e-3 / $0 }
    combine(first, gradient, into: first) { $0 * $1 }
    combine(parameters, first, into: parameters) { $0 - $1 }
  }

  private func adam() {
    average(mean, gradient, beta: 0.9)
    map(gradient, into: second) { $0 * $0 }
    average(square, second, beta: 0.999)
    map(mean, into: second) { $0 / 0.1 }
    map(square, into: first) { $0 / 0.001 }
    map(first, into: first) { $0.squareRoot() }
    map(first, into: first) { $0 + 1e-8 }
    map(first, into: first) { 1e-3 / $0 }
    combine(first, second, into: first) { $0 * $1 }
    combine(parameters, first, into: parameters) { $0 - $1 }
  }

  /// A running average: its two products, and their sum.
  private func average(_ average: Row, _ values: Row, beta: Double) {
    map(values, into: first) { (1 - beta) * $0 }
    map(average, into: average) { beta * $0 }
    combine(average, first, into: average) { $0 + $1 }
  }

  @inline(__always)
  private func map(_ source: Row, into target: Row, _ transform: (Double) -> Double) {
    for index in 0..<count { target[index] = transform(source[index]) }
  }

  @inline(__always)
  private func combine(
    _ left: Row, _ right: Row, into target: Row, _ operation: (Double, Double) -> Double
  ) {
    for index in 0..<count { target[index] = operation(left[index], right[index]) }
  }
}
