internal import Checking
internal import OptimizersKit

extension OptimizerExercise {
  typealias Check = ComparisonChecks<OptimizerScript>.Check

  /// The run that the lesson draws.
  var lessonsComparison: Check {
    Check("\(id).banana", "100 steps on the banana from (-1, 2)", points: 4, evidence: .steps) {
      _ in
      [.descent(.banana, from: [-1, 2], onTheBanana, steps: 100)]
    }
  }

  /// Steps with given gradients, so that no step depends on a loss.
  var gradientStream: Check {
    Check("\(id).gradient-stream", "A stream of given gradients", points: 4, evidence: .steps) {
      generator in
      // A single parameter comes last, because code that expects two parameters crashes there.
      let streams: [(dimension: Int, steps: Int, scale: Double, farness: Double)] = [
        (2, 40, 1, 5), (10, 12, 1, 5), (3, 120, 1, 5), (2, 30, 1e-6, 5), (2, 30, 1e6, 5),
        (4, 20, 1, 1000), (2, 1, 1, 5), (1, 700, 1, 5),
      ]
      return streams.enumerated().map { index, stream in
        let rate = generator.number(in: 0.01...0.2) * (rateFactor == nil ? 1 : 1 / stream.scale)
        let start = generator.numbers(stream.dimension, in: -stream.farness...stream.farness)
        return .stream(
          // No gradient of the long streams is zero, so that every step's length can be measured.
          generator.gradients(
            stream.steps, dimension: stream.dimension, scale: stream.scale,
            zeros: index != 2 && index != 7),
          from: start, [rate] + onTheBanana.dropFirst(), clearing: .allCases[index % 3])
      }
    }
  }

  /// Other losses from random starts, so that no result can be written into the code.
  var elsewhere: Check {
    Check(
      "\(id).elsewhere", "Other losses, other starts, other dimensions", points: 2, evidence: .steps
    ) {
      generator in
      let objectives = Objective.allCases
      let ordered =
        objectives.filter { $0.dimension > 1 } + objectives.filter { $0.dimension == 1 }
      return ordered.map { objective in
        let start = generator.numbers(objective.dimension, in: -1.2...1.2)
        let scale = generator.number(in: 0.5...1)
        let rate = scale * (rateFactor.map { $0 * objective.safeRate } ?? 0.02)
        return .descent(objective, from: start, [rate] + onTheBanana.dropFirst(), steps: 25)
      }
    }
  }

  /// Every hyperparameter over its whole range, the ends included.
  var hyperparameters: Check {
    Check("\(id).hyperparameters", "Every hyperparameter counts", points: 4, evidence: .steps) {
      generator in
      let rates = [0, 0.001, 0.05, 1, generator.number(in: 0.1...3)]
      let drawn = others.isEmpty ? rates.map { [$0] } : []
      let combined = others.enumerated().map { [rates[1 + $0 % (rates.count - 1)]] + $1 }
      let still = [rates[0]] + (others.first ?? [])
      let scripts = (drawn + combined + [still]).enumerated().map { index, values in
        // A small gradient shows ε, and a large one the averages.
        let scale = [1, 0.01, 1e-4][index % 3]
        return OptimizerScript.stream(
          generator.gradients(12 + 5 * (index % 4), dimension: 2, scale: scale),
          from: generator.numbers(2, in: -2...2), values, clearing: .allCases[index % 3])
      }
      // A few steps in which every hyperparameter shows.
      let brief = OptimizerScript.stream(
        generator.gradients(6, dimension: 3, scale: 0.3, zeros: false),
        from: generator.numbers(3, in: -2...2), [generator.number(in: 0.1...0.4)] + middling)
      return [brief] + scripts
    }
  }

  /// Two and three optimizers at once, one that is released before the others, and some one after
  /// another.
  var instances: Check {
    Check("\(id).instances", "Several optimizers at once", points: 2, evidence: .steps) {
      generator in
      let dimensions = [2, 3, 4]
      let together = [(2, []), (3, [1]), (2, [0])].enumerated().map { index, kind in
        let (count, released) = kind
        let dimension = dimensions[index]
        let subjects = (0..<count).map { index in
          (
            start: generator.numbers(dimension, in: -3...3),
            values: [generator.number(in: 0.01...0.3)] + (others.dropFirst(index).first ?? []),
            gradients: generator.gradients(8, dimension: dimension, scale: 1)
          )
        }
        return OptimizerScript.interleaved(subjects, released: Set(released))
      }
      let inTurn = (0..<3).map { index in
        (
          start: generator.numbers(2, in: -3...3),
          values: [generator.number(in: 0.01...0.3)] + (others.dropFirst(index).first ?? []),
          gradients: generator.gradients(4, dimension: 2, scale: 1)
        )
      }
      return together + [.oneAfterAnother(inTurn)]
    }
  }

  /// Which calls change the gradient.
  var bookkeeping: Check {
    Check(
      "\(id).zero-gradient", "zeroGradient() clears the gradient, and that is all", points: 2,
      evidence: .steps
    ) {
      generator in
      [Objective.bowl, .wideBanana].map { objective in
        let rate = rateFactor.map { $0 * objective.safeRate } ?? 0.05
        return .bookkeeping(
          objective, from: generator.numbers(2, in: 0.5...1.5), [rate] + onTheBanana.dropFirst())
      }
    }
  }
}
