internal import Checking
internal import OptimizersKit

/// Gradients that are clipped, by each number or by their length.
///
/// The bound is fitted on whole scripts: where a gradient is given by a script, it is often clipped at
/// every step, and then the bound does not show.
struct ClippedGradients {
  let optimizer: OptimizerExercise
  let convention: Convention

  var families: [Family<OptimizerScript>] {
    [
      family("clips every number of the gradient to ±#.") { gradient, bound in
        gradient.map { max(-bound, min(bound, $0)) }
      },
      family("clips the gradient to a length of #.") { gradient, bound in
        let length = gradient.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return length <= bound ? gradient : gradient.map { $0 * (bound / length) }
      },
    ]
  }

  private func family(
    _ predicate: String, _ clip: @escaping @Sendable (_ gradient: [Double], Double) -> [Double]
  ) -> Family<OptimizerScript> {
    let name = optimizer.name("clipped-gradient", predicate.replacing("#", with: "a bound"))
    return .fitted(name, in: .positive, shortened: { $0.endingAfter($1) }) {
      [optimizer, convention] bound in
      Mistake(
        "clipped-gradient", predicate.replacing("#", with: NumberText.short(bound)),
        hooks: Hooks(gradient: { clip($0, bound) })
      ).variant(of: optimizer, convention)
    }
  }
}

extension OptimizerScript {
  /// Returns the script up to its observation of this number.
  fileprivate func endingAfter(_ observations: Int) -> OptimizerScript {
    var seen = 0
    let end = operations.firstIndex { operation in
      switch operation {
      case .observeParameters, .observeGradient: seen += 1
      default: break
      }
      return seen == observations
    }
    return OptimizerScript(Array(operations.prefix((end ?? operations.count - 1) + 1)))
  }
}
