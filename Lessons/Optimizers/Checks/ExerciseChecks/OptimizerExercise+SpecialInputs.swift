internal import Checking
internal import OptimizersKit

extension OptimizerExercise {
  /// Inputs with coincidences that code could test for: a sum of zero, equal numbers, a certain size or
  /// shape.
  ///
  /// Each stream has several steps, and each step is longer than 1e-2, so that a missing step differs by
  /// more than rounding.
  var specialInputs: Check {
    Check(
      "\(id).special-inputs", "Zeros, equal and opposite numbers, very small and very large ones",
      points: 2, evidence: .steps
    ) { generator in
      let (a, b, c) = (generator.short(), generator.short(), generator.short())
      let rest = Array(onTheBanana.dropFirst())
      let streams: [(start: [Double], gradients: [[Double]])] = [
        ([0, 0], SpecialGradients.ofTwo(a, b, c)),
        ([c, c, c], SpecialGradients.ofThree(a, b)),
        // The parameters do not change until a gradient equals them.
        ([a, -a], [[0, 0], [0, 0], [a, -a], [b, c], [-a, a], [b, c]]),
        ([a, b], [[a, b], [-a, -b], [c, c], [b, -b], [a, b]]),
        ([-a, -b], [[a, b], [b, c], [a, b]]),
        ([-0.0, 0], [[-0.0, a], [a, -0.0], [-0.0, -0.0], [b, c], [-0.0, -0.0]]),
        ([1, 1], [[1, 1], [1, 1], [-1, -1], [b, c], [1, 1]]),
        ([a], [[a], [-a], [0], [b], [b]]),
      ]
      let plain = streams.map { start, gradients in
        OptimizerScript.stream(
          gradients, from: start, [generator.number(in: 0.1...0.3)] + rest, observesGradient: true)
      }
      return plain + clearings(a, b, rest) + sizes(&generator, rest) + shapes(&generator, rest)
    }
  }

  /// Gradients that are cleared before any step, beside parameters that they resemble.
  private func clearings(_ a: Double, _ b: Double, _ rest: [Double]) -> [OptimizerScript] {
    [[a, b], [0, 0], [a, -a], [a, a]].map { start in
      let gradients = [start, start.map { -$0 }, [b, a], [a, -a]]
      return OptimizerScript(
        [.create(slot: 0, start: start, hyperparameters: [0.1] + rest)]
          + gradients.flatMap { gradient -> [OptimizerScript.Operation] in
            [.setGradient(slot: 0, gradient), .zeroGradient(slot: 0), .observeGradient(slot: 0)]
          } + [.observeParameters(slot: 0)])
    }
  }

  /// Gradients and parameters of unusual sizes.
  private func sizes(_ generator: inout SeededGenerator, _ rest: [Double]) -> [OptimizerScript] {
    // Squares stay within the range of single precision, so that only its rounding shows.
    let extreme = rateFactor == nil ? 1e15 : 1e30
    // An ε that is small beside the smallest squares.
    let fine = rateFactor == nil ? rest.dropLast() + [1e-40] : rest
    let scales = [1 / extreme, extreme].map { scale in
      let rate = generator.number(in: 0.1...0.3)
      let start = generator.numbers(3, in: -2...2)
      return OptimizerScript.stream(
        generator.gradients(6, dimension: 3, scale: scale, zeros: false), from: start,
        [rateFactor == nil ? rate : rate / scale] + fine, observesGradient: true)
    }
    let mixed = OptimizerScript.stream(
      (0..<5).map { _ in [1e-4, 1, 1e4].map { $0 * generator.number(in: 0.5...2) } },
      from: generator.numbers(3, in: -2...2), [0.125] + rest, observesGradient: true)
    let far = OptimizerScript.stream(
      generator.gradients(6, dimension: 2, scale: 1, zeros: false),
      from: [generator.number(in: 5e8...1e9), generator.number(in: -1e9 ... -5e8)], [1e7] + rest,
      observesGradient: true)
    return scales + [mixed, far]
  }

  /// Parameters of unusual number and shape, and hyperparameters that are equal.
  private func shapes(_ generator: inout SeededGenerator, _ rest: [Double]) -> [OptimizerScript] {
    let rate = generator.number(in: 0.1...0.3)
    let many = OptimizerScript.stream(
      generator.gradients(4, dimension: 130, scale: 1), from: generator.numbers(130, in: -2...2),
      [rate] + rest, observesGradient: true)
    let equal = OptimizerScript.stream(
      generator.gradients(5, dimension: 2, scale: 0.5), from: generator.numbers(2, in: -2...2),
      [0.5] + rest.map { $0 < 0.1 ? $0 : 0.5 })
    // The shape [n, 1] comes last, because code that expects the shape [n] crashes there.
    let column = OptimizerScript.stream(
      generator.gradients(5, dimension: 3, scale: 1, zeros: false),
      from: generator.numbers(3, in: -2...2), [rate] + rest, observesGradient: true, isColumn: true)
    return [many, equal, column]
  }
}

/// Rows of gradients with coincidences in them.
private enum SpecialGradients {
  /// The numbers must be multiples of a power of two, so that sums are zero exactly.
  static func ofTwo(_ a: Double, _ b: Double, _ c: Double) -> [[Double]] {
    [
      [a, -a], [a, -a], [-a, a], [a, a], [a, a], [-a, -a], [a, 0], [0, a], [0, b], [b, 0], [0, 0],
      [a, b], [a, b], [-a, -b], [0, 0], [0, 0], [0, 0], [b, a], [-0.0, -0.0], [a, -0.0], [1, 1],
      [1, 0], [-1, 1], [0, -1], [3, 4], [-b, -c], [b, c],
    ]
  }

  static func ofThree(_ a: Double, _ b: Double) -> [[Double]] {
    [
      [a, b, -(a + b)], [a, a, a], [a, 0, 0], [0, a, 0], [0, 0, a], [0, 0, 0], [a, -a, 0],
      [0, b, -b], [b, 0, b], [-a, -b, -a], [a, b, a], [1, 2, 3],
    ]
  }
}

extension SeededGenerator {
  /// Returns a multiple of 1/64 from 0.5 to 2.
  fileprivate mutating func short() -> Double {
    (number(in: 0.5...2) * 64).rounded() / 64
  }
}

extension OptimizerScript {
  /// The gradient that was given for a step of a script with a single optimizer, in words.
  func gradientText(_ step: Int) -> String? {
    var gradients: [[Double]] = []
    var given: [Double]?
    for operation in operations {
      switch operation {
      case .setGradient(0, let gradient): given = gradient
      case .step(0): gradients.append(given ?? [])
      case .observeParameters(0), .observeGradient(0), .zeroGradient(0), .create(0, _, _, _): break
      default: return nil
      }
    }
    guard gradients.indices.contains(step - 1), !gradients[step - 1].isEmpty else { return nil }
    let numbers = gradients[step - 1].prefix(5).map { NumberText.short($0, digits: 4) }
    let more = gradients[step - 1].count > 5 ? ", …" : ""
    return "the gradient of step \(step) is [\(numbers.joined(separator: ", "))\(more)]"
  }
}
