internal import Autograd
internal import Checking
internal import Observations
internal import SchedulesKit

/// Mistakes in one half of clipping whose other half is right, with the wrong numbers read off the
/// runs.
enum ClipReadings {
  static let families = [norm, factor, factors]

  private static let severalFactors = VariantName(
    id: "clip.several-factors",
    sentence: "Your function multiplies the tensors’ gradients by different factors, so the step "
      + "changes its direction. It is one factor for all.")

  /// In all wrong runs each tensor's gradient keeps its direction, and in some the factors differ.
  private static let factors = Family<ClipScript>([severalFactors]) { runs in
    let wrong = runs.filter { $0.firstDifferentRow != nil }
    let found = wrong.compactMap { hasSeveralFactors($0) }
    guard found.count == wrong.count, found.contains(true) else { return nil }
    return .replaying(runs, severalFactors)
  }

  /// Returns whether the tensors' factors differ; nil where some gradient is no multiple of its own.
  private static func hasSeveralFactors(_ run: ObservedRun<ClipScript>) -> Bool? {
    var factors: [Double] = []
    for (index, parameter) in run.scenario.parameters.enumerated() {
      let label = ClipScript.Label.gradient(index + 1)
      guard
        let after = run.trace.rows.first(where: { $0.label == label && $0.number == 1 })?.values,
        after.count == parameter.gradient.count,
        let place = parameter.gradient.indices.max(by: {
          abs(parameter.gradient[$0]) < abs(parameter.gradient[$1])
        })
      else { return nil }
      guard parameter.gradient[place] != 0 else { continue }
      let factor = after[place] / parameter.gradient[place]
      guard
        zip(after, parameter.gradient).allSatisfy({
          Tolerance.standard.accepts($0, for: $1 * factor)
        })
      else { return nil }
      factors.append(factor)
    }
    guard let least = factors.min(), let most = factors.max() else { return false }
    return !Tolerance.standard.accepts(least, for: most)
  }

  /// The gradients are scaled as the returned norm demands, and that norm is wrong.
  private static let norm = family(
    "wrong-norm",
    "Your function computes a wrong norm, and scales by it. The norm is the root of the sum of all "
      + "squares, over all tensors.", numbers: { norms(of: $0.trace) }
  ) { gradients, bound, norm in (gradients.limited(by: norm, to: bound), norm) }

  /// The returned norm is right, and all gradients are scaled by one wrong factor.
  private static let factor = family(
    "wrong-factor",
    "Your norm is right, and your function scales all gradients by one factor, which is wrong. It is "
      + "maximum / norm where the norm exceeds the maximum, else 1.", numbers: factors
  ) { gradients, _, factor in (gradients.scaled(by: factor), gradients.norm) }

  /// Creates a family from one number for each call of each run.
  private static func family(
    _ id: String, _ sentence: String,
    numbers: @escaping @Sendable (ObservedRun<ClipScript>) -> [Double],
    clip:
      @escaping @Sendable (_ gradients: Clipping.Gradients, _ bound: Double, _ number: Double) -> (
        Clipping.Gradients, Double
      )
  ) -> Family<ClipScript> {
    let name = VariantName(id: "clip.\(id)", sentence: sentence)
    return Family([name]) { runs in
      let read = runs.map(numbers)
      return Variant(
        name.id, sentence,
        acrossScenarios: {
          var left = read[...]
          return { script in
            var numbers = (left.popFirst() ?? [])[...]
            return script.trace { tensors, bound in
              let (gradients, result) = clip(
                tensors.map(\.gradient.scalars), bound, numbers.popFirst() ?? 0)
              for (tensor, gradient) in zip(tensors, gradients) {
                tensor.gradient.scalars = gradient
              }
              return result
            }
          }
        })
    }
  }

  private static func norms(of trace: Trace) -> [Double] {
    trace.rows.filter { $0.label == ClipScript.Label.norm }.compactMap(\.values.first)
  }

  /// Returns the factor of each call, from the largest number before it.
  @Sendable
  private static func factors(of run: ObservedRun<ClipScript>) -> [Double] {
    var before = run.scenario.parameters.flatMap(\.gradient)
    return run.scenario.maxima.indices.map { call in
      let after = run.trace.rows.filter {
        $0.number == call + 1 && $0.label.hasPrefix("the gradient of tensor")
      }.flatMap(\.values)
      defer { before = after }
      guard after.count == before.count,
        let place = before.indices.max(by: { abs(before[$0]) < abs(before[$1]) }),
        before[place] != 0
      else { return 1 }
      return after[place] / before[place]
    }
  }
}
