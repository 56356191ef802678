internal import Checking
internal import OptimizersKit

extension OptimizerExercise {
  typealias Check = Battery<OptimizerScript>.Check

  /// The comparison that the lesson itself draws.
  var lessonsComparison: Check {
    Check("\(id).banana", "100 steps on the banana from (-1, 2)", points: 4) { _ in
      [.descent(.banana, from: [-1, 2], onTheBanana, steps: 100)]
    }
  }

  /// Given gradients leave nothing to luck: every step is judged on what it was given.
  var gradientStream: Check {
    Check("\(id).gradient-stream", "A stream of given gradients", points: 5) { generator in
      [(2, 40, 1.0), (1, 400, 1), (10, 12, 1), (3, 120, 1), (2, 30, 1e-6), (2, 30, 1e6), (2, 1, 1)]
        .map { dimension, steps, scale in
          let rate = generator.number(in: 0.01...0.2) * (rateFactor == nil ? 1 : 1 / scale)
          let start = generator.numbers(dimension, in: -5...5)
          return .stream(
            generator.gradients(steps, dimension: dimension, scale: scale), from: start,
            [rate] + onTheBanana.dropFirst())
        }
    }
  }

  /// Other losses from other starts, so that nothing can be known by heart.
  var elsewhere: Check {
    Check("\(id).elsewhere", "Other losses, other starts, other dimensions", points: 3) {
      generator in
      Objective.allCases.map { objective in
        let start = generator.numbers(objective.dimension, in: -1.2...1.2)
        let scale = generator.number(in: 0.5...1)
        let rate = scale * (rateFactor.map { $0 * objective.safeRate } ?? 0.02)
        return .descent(objective, from: start, [rate] + onTheBanana.dropFirst(), steps: 25)
      }
    }
  }

  /// Every hyperparameter over all it may be, the ends included.
  var hyperparameters: Check {
    Check("\(id).hyperparameters", "Every hyperparameter counts", points: 4) { generator in
      let rates = [0, 0.001, 0.05, 1, generator.number(in: 0.1...3)]
      let drawn = others.isEmpty ? rates.map { [$0] } : []
      let combined = others.enumerated().map { [rates[1 + $0 % (rates.count - 1)]] + $1 }
      let still = [rates[0]] + (others.first ?? [])
      return (drawn + combined + [still]).enumerated().map { index, values in
        // A small gradient is where ε shows, a large one where the averages do.
        let scale = [1, 0.01, 1e-4][index % 3]
        return .stream(
          generator.gradients(12 + 5 * (index % 4), dimension: 2, scale: scale),
          from: generator.numbers(2, in: -2...2), values)
      }
    }
  }

  /// Two and three at once, and one that outlives another.
  var instances: Check {
    Check("\(id).instances", "Several optimizers at once", points: 2) { generator in
      [(2, []), (3, [1]), (2, [0])].map { count, released in
        let subjects = (0..<count).map { index in
          (
            start: generator.numbers(2 + index, in: -3...3),
            values: [generator.number(in: 0.01...0.3)] + (others.dropFirst(index).first ?? []),
            gradients: generator.gradients(8, dimension: 2 + index, scale: 1)
          )
        }
        return .interleaved(subjects, released: Set(released))
      }
    }
  }

  /// What becomes of the gradient, apart from the sums.
  var bookkeeping: Check {
    Check("\(id).zero-gradient", "zeroGradient() clears the gradient, and that is all", points: 2) {
      generator in
      [Objective.bowl, .wideBanana].map { objective in
        let rate = rateFactor.map { $0 * objective.safeRate } ?? 0.05
        return .bookkeeping(
          objective, from: generator.numbers(2, in: -1.5...1.5), [rate] + onTheBanana.dropFirst())
      }
    }
  }
}
