internal import Checking
internal import OptimizersKit

extension Family<OptimizerScript> {
  /// A family whose members differ in a real number, fitted on scripts that end where they first differ.
  static func fitted(
    _ id: String, _ sentence: String, in range: ConstantRange = .positive,
    variant: @escaping @Sendable (_ constant: Double) -> Variant<OptimizerScript>
  ) -> Self {
    .fitted(
      VariantName(id: id, sentence: sentence), in: range, shortened: { $0.endingAfter($1) },
      variant: variant)
  }

  /// A family whose members differ in a number of steps: the one after which a run first differs from
  /// what was expected, or one beside it.
  static func counted(
    _ id: String, _ sentence: String,
    variant: @escaping @Sendable (_ steps: Int) -> Variant<OptimizerScript>
  ) -> Self {
    .counted(
      VariantName(id: id, sentence: sentence),
      candidates: { runs in
        guard let first = runs.compactMap(\.firstDifferentRow).min() else { return [] }
        return [first - 1, first, first + 1].filter { $0 > 1 }
      }, variant: variant)
  }
}

extension OptimizerScript {
  /// Returns the script up to its observation of this number.
  func endingAfter(_ observations: Int) -> OptimizerScript {
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

/// The mistakes with a number in them that any optimizer can have, whatever its rule.
struct FittedFamilies<Rule: OptimizerRule> {
  private let common: CommonMisconceptions<Rule>

  init(
    _ exercise: String, _ name: String, rule: @escaping @Sendable (_ values: [Double]) -> Rule
  ) {
    common = CommonMisconceptions(exercise, name, rule: rule)
  }

  var all: [Family<OptimizerScript>] { [stopping] + clippings + decays + [clamping] }

  private func fitted(
    _ id: String, _ sentence: String,
    variant: @escaping @Sendable (_ constant: Double) -> Variant<OptimizerScript>
  ) -> Family<OptimizerScript> {
    .fitted(common.id(id), "Your \(common.name) \(sentence)", variant: variant)
  }

  private var stopping: Family<OptimizerScript> {
    .counted(
      common.id("stops-early"), "Your \(common.name) stops updating after a number of steps."
    ) { [common] last in
      common.changed("stops-early", "stops updating after \(last) steps.") { moved, before, step in
        step > last ? before : moved
      }
    }
  }

  private var clippings: [Family<OptimizerScript>] {
    [
      fitted("clipped-gradient", "clips the gradient to a length.") { [common] bound in
        let text = NumberText.short(bound)
        return common.seeing("clipped-gradient", "clips the gradient to a length of \(text).") {
          $0.clipped(toLength: bound)
        }
      },
      fitted("clipped-gradient", "clips every number of the gradient.") { [common] bound in
        let text = NumberText.short(bound)
        return common.seeing("clipped-gradient", "clips every gradient to ±\(text).") {
          $0.map { max(-bound, min(bound, $0)) }
        }
      },
    ]
  }

  private var decays: [Family<OptimizerScript>] {
    [1.0, -1].map { sign in
      fitted("weight-decay", "has a weight decay.") { [common] decay in
        let text = NumberText.short(decay)
        let what =
          sign > 0
          ? "adds a weight decay of \(text) to" : "subtracts a weight decay of \(text) from"
        return Variant(
          common.id("weight-decay"), "Your \(common.name) \(what) the gradient.",
          rule: { WeightDecay(sign * decay, of: common.rule($0)) })
      }
    } + [
      fitted("weight-decay", "shrinks the parameters by a weight decay.") { [common] decay in
        Variant(
          common.id("weight-decay"),
          "Your \(common.name) shrinks the parameters by a weight decay of "
            + "\(NumberText.short(decay)) besides.",
          rule: { values in
            common.rule(values).leaving { moved, before, _ in
              zip(moved, before).map { $0 - values[0] * decay * $1 }
            }
          })
      },
      fitted("weight-decay", "shrinks the parameters by a part of themselves.") { [common] decay in
        common.changed(
          "weight-decay",
          "shrinks the parameters by \(NumberText.short(decay)) of themselves in each step."
        ) { moved, before, _ in zip(moved, before).map { $0 - decay * $1 } }
      },
    ]
  }

  private var clamping: Family<OptimizerScript> {
    fitted("clamped-parameters", "keeps the parameters within bounds.") { [common] bound in
      let text = NumberText.short(bound)
      return common.changed("clamped-parameters", "keeps the parameters between ±\(text).") {
        moved, _, _ in moved.map { max(-bound, min(bound, $0)) }
      }
    }
  }
}

extension [Double] {
  /// Returns the numbers scaled down to a Euclidean length, where they are longer.
  func clipped(toLength bound: Double) -> [Double] {
    let length = reduce(0) { $0 + $1 * $1 }.squareRoot()
    return length <= bound ? self : map { $0 * (bound / length) }
  }
}
