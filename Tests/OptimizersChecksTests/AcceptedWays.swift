import Autograd
import Checking
import OptimizersKit

/// Ways to do the optimizers' exercises that are right and take other roundings than the references.
enum AcceptedWays {
  typealias Way = Variant<OptimizerScript>

  static func of(_ exercise: String) -> [Way] {
    switch exercise {
    case "sgd": [scaledFirst]
    case "momentum": [raw, negated, interpolated, fromTwoPoints]
    case "rmsprop": [EpsilonSide.inside, .outside].flatMap(squares)
    default: [EpsilonSide.inside, .outside, .unscaled].flatMap(moments)
    }
  }

  /// Makes the optimizer of an exercise as the lesson has it, with ε outside the root.
  static func maker(
    of exercise: String
  ) -> @Sendable (_ parameters: Tensor, _ values: [Double]) -> any Optimizer {
    let step: @Sendable ([Double], Double, Double, inout [Double]) -> Double =
      switch exercise {
      case "sgd": { values, x, g, _ in x - values[0] * g }
      case "momentum":
        { values, x, g, memory in
          memory[0] = values[1] * memory[0] + (1 - values[1]) * g
          return x - values[0] * memory[0]
        }
      case "rmsprop":
        { values, x, g, memory in
          memory[0] = values[1] * memory[0] + (1 - values[1]) * g * g
          return x - values[0] * g / (memory[0].squareRoot() + values[2])
        }
      default:
        { values, x, g, memory in
          memory[2] += 1
          memory[0] = values[1] * memory[0] + (1 - values[1]) * g
          memory[1] = values[2] * memory[1] + (1 - values[2]) * g * g
          let first = memory[0] / (1 - pow(values[1], memory[2]))
          let second = memory[1] / (1 - pow(values[2], memory[2]))
          return x - values[0] * first / (second.squareRoot() + values[3])
        }
      }
    return { parameters, values in Elementwise(parameters) { step(values, $0, $1, &$2) } }
  }

  enum EpsilonSide { case inside, outside, unscaled }

  /// Makes a way from one step on one parameter: its value, its gradient, and three numbers to remember.
  static func way(
    _ id: String,
    _ step:
      @escaping @Sendable (
        _ values: [Double], _ x: Double, _ g: Double, _ memory: inout [Double]
      ) -> Double
  ) -> Way {
    Way(id, "") { script in
      script.trace { parameters, values in
        Elementwise(parameters) { step(values, $0, $1, &$2) }
      }
    }
  }

  // MARK: SGD and momentum

  private static let scaledFirst = way("scaled first") { values, x, g, _ in x + -values[0] * g }

  private static let raw = way("raw velocity") { values, x, g, memory in
    memory[0] = values[1] * memory[0] + g
    return x - values[0] * (1 - values[1]) * memory[0]
  }

  private static let negated = way("negated velocity") { values, x, g, memory in
    memory[0] = values[1] * memory[0] - (1 - values[1]) * values[0] * g
    return x + memory[0]
  }

  private static let interpolated = way("interpolated") { values, x, g, memory in
    memory[0] += (1 - values[1]) * (g - memory[0])
    return x - memory[0] * values[0]
  }

  private static let fromTwoPoints = way("from two points") { values, x, g, memory in
    let before = memory[1] == 0 ? x : memory[0]
    (memory[0], memory[1]) = (x, 1)
    return x + values[1] * (x - before) - values[0] * (1 - values[1]) * g
  }

  // MARK: RMSprop

  private static func squares(_ side: EpsilonSide) -> [Way] {
    @Sendable func root(_ r: Double, _ epsilon: Double) -> Double {
      side == .inside ? pow(r + epsilon, 0.5) : r.squareRoot() + epsilon
    }
    return [
      way("interpolated squares") { values, x, g, memory in
        memory[0] += (1 - values[1]) * (g * g - memory[0])
        return x - values[0] * (g / root(memory[0], values[2]))
      },
      way("sum of squares") { values, x, g, memory in
        memory[0] = values[1] * memory[0] + g * g
        return x - values[0] / root((1 - values[1]) * memory[0], values[2]) * g
      },
    ]
  }

  // MARK: Adam

  private static func moments(_ side: EpsilonSide) -> [Way] {
    [
      way("running products") { values, x, g, memory in
        if memory[4] == 0 { (memory[2], memory[3], memory[4]) = (1, 1, 1) }
        memory[0] += (1 - values[1]) * (g - memory[0])
        memory[1] += (1 - values[2]) * (g * g - memory[1])
        memory[2] *= values[1]
        memory[3] *= values[2]
        let correction = 1 - memory[3]
        let root =
          switch side {
          case .inside: (memory[1] / correction + values[3]).squareRoot()
          case .outside: memory[1].squareRoot() / correction.squareRoot() + values[3]
          case .unscaled: (memory[1].squareRoot() + values[3]) / correction.squareRoot()
          }
        return x - values[0] / (1 - memory[2]) * memory[0] / root
      },
      way("sums over their weights") { values, x, g, memory in
        memory[0] = values[1] * memory[0] + g
        memory[1] = values[2] * memory[1] + g * g
        memory[2] = values[1] * memory[2] + 1
        memory[3] = values[2] * memory[3] + 1
        let square = memory[1] / memory[3]
        let weight = (memory[3] * (1 - values[2])).squareRoot()
        let root =
          switch side {
          case .inside: (square + values[3]).squareRoot()
          case .outside: square.squareRoot() + values[3]
          case .unscaled: square.squareRoot() + values[3] / weight
          }
        return x - values[0] * (memory[0] / memory[2] / root)
      },
    ]
  }
}

/// An optimizer that steps one number at a time.
private final class Elementwise: Optimizer {
  private let parameters: Tensor
  private let move: (_ x: Double, _ g: Double, _ memory: inout [Double]) -> Double
  private var memory: [[Double]]

  init(
    _ parameters: Tensor,
    step: @escaping (_ x: Double, _ g: Double, _ memory: inout [Double]) -> Double
  ) {
    self.parameters = parameters
    move = step
    memory = Array(repeating: [0, 0, 0, 0, 0], count: parameters.count)
  }

  func step() {
    for index in 0..<parameters.count {
      parameters.scalars[index] = move(
        parameters.scalars[index], parameters.gradient.scalars[index], &memory[index])
    }
  }

  func zeroGradient() {
    parameters.zeroGradient()
  }
}
