internal import Checking
internal import Observations
internal import Rules
internal import SchedulesKit

/// The mistakes in clipping: a wrong scaling, a wrong result, or both.
enum ClipMistakes {
  typealias Scaling = Clipping.Part<Clipping.Gradients>
  typealias Result = Clipping.Part<Double>

  /// One wrong part, with either scaling that is accepted.
  static let all: [Variant<ClipScript>] =
    scalings.map { Clipping(scaling: $0, result: .norm).variant }
    + [Clipping.exact, .offset].flatMap { right in
      results.map { Clipping(scaling: right.scaling, result: $0).variant }
    }
    + [
      Clipping(scaling: changed, result: .norm, scalesParameters: true).variant
    ]

  /// Both parts wrong. Where the result is that of the wrong scaling, only the scaling is named.
  static let both = Family<ClipScript>([]) { _, agrees in
    for scaling in scalings + [unchanged] {
      for result in results {
        let way = Clipping(
          scaling: scaling,
          result: ownResults[scaling.id] == result.id
            ? Result(id: "", predicate: "", compute: result.compute) : result)
        let variant = way.variant
        if agrees(variant) { return variant }
      }
    }
    return nil
  }

  /// The wrong results that a wrong scaling computes on its way.
  private static let ownResults = [
    "each-tensor": "returns-sum-of-norms", "sum-of-norms": "returns-sum-of-norms",
    "squared-norm": "returns-squared-norm", "by-value": "returns-largest",
    "sum-of-magnitudes": "returns-sum-of-magnitudes", "largest-magnitude": "returns-largest",
    "root-mean-square": "returns-root-mean-square",
  ]

  private static let changed = Scaling(
    id: "scales-parameters", predicate: "scales the parameters, not their gradients"
  ) { $0.limited(by: $0.norm, to: $1) }

  private static let unchanged = Scaling(
    id: "never-scales", predicate: "leaves the gradients as they are"
  ) { gradients, _ in gradients }

  private static let eachTensor: [Scaling] = [false, true].map { hasOffset in
    Scaling(id: "each-tensor", predicate: "clips each tensor by a norm of its own") {
      gradients, bound in
      gradients.map { gradient in
        let norm = gradient.norm
        let factor = hasOffset ? min(1, bound / (norm + 1e-6)) : norm > bound ? bound / norm : 1
        return gradient.map { $0 * factor }
      }
    }
  }

  /// Scalings by another norm.
  private static let norms: [Scaling] = [0, 1e-6].flatMap { offset in
    func scaling(
      _ id: String, _ predicate: String, _ norm: @escaping @Sendable (Clipping.Gradients) -> Double
    ) -> Scaling {
      Scaling(id: id, predicate: predicate) { gradients, bound in
        let norm = norm(gradients)
        return norm + offset > bound ? gradients.scaled(by: bound / (norm + offset)) : gradients
      }
    }
    return [
      scaling("squared-norm", "takes the sum of the squares for the norm: the root is missing") {
        $0.norm * $0.norm
      },
      scaling("sum-of-norms", "adds up the tensors’ norms, where it should add up the squares") {
        $0.map(\.norm).reduce(0, +)
      },
      scaling("sum-of-magnitudes", "takes the sum of the magnitudes for the norm") {
        $0.sumOfMagnitudes
      },
      scaling("largest-magnitude", "takes the largest magnitude for the norm") { $0.largest },
      scaling("largest-tensor", "takes the largest norm of any tensor for the norm of all") {
        $0.map(\.norm).max() ?? 0
      },
      scaling("first-tensor", "takes the norm of the first tensor for that of all") {
        $0.first?.norm ?? 0
      },
      scaling("last-tensor", "takes the norm of the last tensor for that of all") {
        $0.last?.norm ?? 0
      },
      scaling("root-mean-square", "divides the sum of squares by the count of numbers") {
        $0.norm / Double(max(1, $0.joined().count)).squareRoot()
      },
      scaling("root-mean-square", "divides the sum of squares by the count of tensors") {
        $0.norm / Double(max(1, $0.count)).squareRoot()
      },
      scaling("sum-of-numbers", "adds up the numbers, not their squares") {
        abs($0.joined().reduce(0, +))
      },
    ]
  }

  private static let scalings: [Scaling] =
    eachTensor + norms + [
      Scaling(
        id: "each-tensor",
        predicate: "scales each tensor to the bound by a norm of its own, where all exceed it"
      ) { gradients, bound in
        gradients.norm > bound
          ? gradients.map { gradient in
            let norm = gradient.norm
            return norm > 0 ? gradient.map { $0 * bound / norm } : gradient
          } : gradients
      },
      Scaling(
        id: "each-tensor",
        predicate: "clips each tensor by a norm of its own, with an equal share of the bound"
      ) { gradients, bound in
        let share = bound / Double(max(1, gradients.count)).squareRoot()
        return gradients.map { gradient in
          let norm = gradient.norm
          return norm > share ? gradient.map { $0 * share / norm } : gradient
        }
      },
      Scaling(id: "by-value", predicate: "limits each number of the gradient alone") {
        gradients, bound in gradients.map { $0.map { max(-bound, min(bound, $0)) } }
      },
      Scaling(id: "by-value", predicate: "limits each number of the gradient from above alone") {
        gradients, bound in gradients.map { $0.map { min(bound, $0) } }
      },
      Scaling(id: "by-value", predicate: "limits each number, where the norm exceeds the bound") {
        gradients, bound in
        gradients.norm > bound
          ? gradients.map { $0.map { max(-bound, min(bound, $0)) } } : gradients
      },
      Scaling(id: "always-scales", predicate: "scales short gradients, too, up to the bound") {
        gradients, bound in gradients.scaled(by: bound / gradients.norm)
      },
      Scaling(id: "always-scales", predicate: "scales short gradients, too, up to the bound") {
        gradients, bound in
        gradients.norm > 0 ? gradients.scaled(by: bound / gradients.norm) : gradients
      },
      Scaling(id: "always-scales", predicate: "scales short gradients, too, up to the bound") {
        gradients, bound in gradients.scaled(by: bound / (gradients.norm + 1e-6))
      },
      Scaling(id: "scales-short", predicate: "scales where the norm is below the bound") {
        gradients, bound in
        gradients.norm < bound && gradients.norm > 0
          ? gradients.scaled(by: bound / gradients.norm) : gradients
      },
      Scaling(id: "scales-short", predicate: "scales where the norm is below the bound") {
        gradients, bound in
        gradients.norm < bound ? gradients.scaled(by: bound / gradients.norm) : gradients
      },
      Scaling(id: "never-scales", predicate: "leaves the gradients as they are") { gradients, _ in
        gradients
      },
      Scaling(id: "to-one", predicate: "scales to a norm of 1, not to the bound") {
        gradients, bound in
        gradients.norm > bound ? gradients.scaled(by: 1 / gradients.norm) : gradients
      },
      Scaling(id: "multiplies-by-bound", predicate: "multiplies by the bound, not by bound / norm")
      {
        gradients, bound in gradients.norm > bound ? gradients.scaled(by: bound) : gradients
      },
      Scaling(id: "inverted", predicate: "multiplies by norm / bound, not by bound / norm") {
        gradients, bound in
        gradients.norm > bound ? gradients.scaled(by: gradients.norm / bound) : gradients
      },
      Scaling(id: "zeroes", predicate: "sets gradients to zero that exceed the bound") {
        gradients, bound in gradients.norm > bound ? gradients.scaled(by: 0) : gradients
      },
      Scaling(id: "only-first-scaled", predicate: "scales the first tensor’s gradient alone") {
        gradients, bound in
        let scaled = gradients.limited(by: gradients.norm, to: bound)
        return Array(scaled.prefix(1) + gradients.dropFirst())
      },
      Scaling(id: "only-last-scaled", predicate: "scales the last tensor’s gradient alone") {
        gradients, bound in
        let scaled = gradients.limited(by: gradients.norm, to: bound)
        return Array(gradients.dropLast() + scaled.suffix(1))
      },
      Scaling(id: "running-norm", predicate: "scales each tensor by the norm of those up to it") {
        gradients, bound in
        gradients.indices.map { index in
          let norm = Array(gradients[...index]).norm
          return norm > bound ? gradients[index].map { $0 * bound / norm } : gradients[index]
        }
      },
    ]

  private static func result(
    _ id: String, _ predicate: String,
    _ compute: @escaping @Sendable (_ gradients: Clipping.Gradients, _ bound: Double) -> Double
  ) -> Result {
    Result(id: id, predicate: "returns \(predicate)", compute: compute)
  }

  private static let results: [Result] = [
    result("returns-norm-after", "the norm after the scaling, not the one before") {
      min($0.norm, $1)
    },
    result("returns-norm-after", "the norm after the scaling, not the one before") {
      $0.norm * min(1, $1 / ($0.norm + 1e-6))
    },
    result("returns-bound", "the bound, not the norm") { $1 },
    result("returns-factor", "the factor, not the norm") { min(1, $1 / $0.norm) },
    result("returns-factor", "the factor, not the norm") { $1 / $0.norm },
    result("returns-factor", "the factor, not the norm") { min(1, $1 / ($0.norm + 1e-6)) },
    result("returns-factor", "the factor, not the norm") { $1 / ($0.norm + 1e-6) },
    result("returns-offset-norm", "the norm with 1e-6 added to it") { gradients, _ in
      gradients.norm + 1e-6
    },
    result("returns-squared-norm", "the sum of the squares: the root is missing") { gradients, _ in
      gradients.norm * gradients.norm
    },
    result("returns-sum-of-norms", "the sum of the tensors’ norms") { gradients, _ in
      gradients.map(\.norm).reduce(0, +)
    },
    result("returns-norm-of-one-tensor", "the largest norm of any tensor") { gradients, _ in
      gradients.map(\.norm).max() ?? 0
    },
    result("returns-norm-of-one-tensor", "the norm of the last tensor") { gradients, _ in
      gradients.last?.norm ?? 0
    },
    result("returns-norm-of-one-tensor", "the norm of the first tensor") { gradients, _ in
      gradients.first?.norm ?? 0
    },
    result("returns-sum-of-magnitudes", "the sum of the magnitudes") { gradients, _ in
      gradients.sumOfMagnitudes
    },
    result("returns-largest", "the largest magnitude") { gradients, _ in gradients.largest },
    result("returns-root-mean-square", "the root of the mean square") { gradients, _ in
      gradients.norm / Double(max(1, gradients.joined().count)).squareRoot()
    },
    result("returns-zero", "0, not the norm") { _, _ in 0 },
    result("returns-no-number", "NaN: it takes the root of a negative number") { gradients, _ in
      (-gradients.norm * gradients.norm).squareRoot()
    },
    result("returns-excess", "by how much the norm exceeds the bound") { $0.norm - $1 },
    result("returns-excess", "by how much the norm exceeds the bound") { max(0, $0.norm - $1) },
    result("returns-one", "1, not the norm") { _, _ in 1 },
    result("returns-norm-after", "the norms of the clipped tensors together") { gradients, bound in
      gradients.map { min($0.norm, bound) }.norm
    },
  ]

  // MARK: Edits of the formula

  static let derived = Family<ClipScript>(
    [], references: FormulaSearch.references(ClipRules.exact, in: "clip")
  ) { runs, agrees in
    let samples = runs.flatMap(calls)
    for (index, rule) in [ClipRules.exact, ClipRules.offset].enumerated() {
      let search = FormulaSearch(rule, in: "clip", usual: [1], isLessonsOwn: index == 0)
      let found = search.match(samples) { match in
        let runner = FormulaRunner(match.rule)
        let scaling = Scaling(id: match.name, predicate: "") { gradients, bound in
          var left = runner.values([bound], Array(gradients.joined()))[...]
          return gradients.map { gradient in
            defer { left = left.dropFirst(gradient.count) }
            return Array(left.prefix(gradient.count))
          }
        }
        let way = Clipping(scaling: scaling, result: .norm)
        return Variant<ClipScript>("clip.\(match.name)", match.sentence) { way.trace($0) }
          .explained(by: match.mistake)
      } accepts: {
        agrees($0)
      }
      if let found { return found }
    }
    return nil
  }

  /// Returns the first number of each tensor that is not zero, in the first call.
  private static func calls(of run: ObservedRun<ClipScript>) -> [FormulaSearch.Sample] {
    let numbers = run.scenario.parameters.flatMap(\.gradient)
    guard let bound = run.scenario.maxima.first else { return [] }
    var place = 0
    return run.scenario.parameters.enumerated().compactMap { index, parameter in
      defer { place += parameter.gradient.count }
      let label = ClipScript.Label.gradient(index + 1)
      guard let number = parameter.gradient.first, number != 0,
        let row = run.trace.rows.first(where: { $0.label == label && $0.number == 1 }),
        let value = row.values.first, value.isFinite
      else { return nil }
      return FormulaSearch.Sample(
        hyperparameters: [bound], input: number, value: value, allInputs: numbers, place: place)
    }
  }

  /// Another number than 1e-6 that is added to the norm.
  static let epsilon = Family<ClipScript>.fitted(
    VariantName(
      id: "clip.other-epsilon",
      sentence: "Your function adds another number to the norm than PyTorch’s 1e-6, or none."),
    in: .positive, shortened: { script, _ in script }
  ) { epsilon in
    Clipping(
      scaling: Scaling(
        id: "other-epsilon",
        predicate: "adds \(NumberText.short(epsilon)) to the norm: add PyTorch’s 1e-6, or nothing"
      ) { $0.scaled(by: min(1, $1 / ($0.norm + epsilon))) }, result: .norm
    ).variant
  }
}
