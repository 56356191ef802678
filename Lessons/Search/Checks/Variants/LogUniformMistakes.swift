internal import Autograd
internal import Checking
internal import Observations
internal import Rules

/// Wrong ways to map a number to a logarithmic scale.
enum LogUniformMistakes {
  typealias Scenario = LogUniformExercise.Scenario
  private typealias R = SearchRules

  static let all: [Variant<Scenario>] = [
    inRule(
      "linear-scale",
      "Your scale is linear: half of all results lie in the upper half of the range, and hardly any "
        + "in its lower powers of ten.",
      R.x ← R.low + R.unit * (R.high - R.low)),
    inRule(
      "upside-down", "Your scale runs from the upper end to the lower one.",
      R.x ← R.high * pow(R.low / R.high, R.unit)),
    inRule(
      "square-scale", "Your scale is that of squares, not of logarithms.",
      R.x ← R.low + pow(R.unit, 2.0) * (R.high - R.low)),
    plain(
      "returns-the-logarithm",
      "You return the logarithm of the result. Undo it with the power that belongs to it."
    ) { unit, low, high in log(low) + unit * (log(high) - log(low)) },
    plain(
      "returns-the-logarithm",
      "You return the decimal logarithm of the result. Undo it with a power of 10."
    ) { unit, low, high in (log(low) + unit * (log(high) - log(low))) / log(10) },
    plain(
      "mixed-bases", "You take natural logarithms, and undo them with a power of 10."
    ) { unit, low, high in pow(10, log(low) + unit * (log(high) - log(low))) },
    plain(
      "mixed-bases", "You take natural logarithms, and undo them with a power of 2."
    ) { unit, low, high in pow(2, log(low) + unit * (log(high) - log(low))) },
    plain(
      "mixed-bases", "You take decimal logarithms, and undo them with a power of e."
    ) { unit, low, high in exp((log(low) + unit * (log(high) - log(low))) / log(10)) },
    plain(
      "mixed-bases", "You take binary logarithms, and undo them with a power of e."
    ) { unit, low, high in exp((log(low) + unit * (log(high) - log(low))) / log(2)) },
    plain(
      "exponential-of-the-ends", "You take the ends as logarithms that they are not."
    ) { unit, low, high in exp(low + unit * (high - low)) },
    plain(
      "exponential-of-the-ends", "You take the ends as exponents of 10, which they are not."
    ) { unit, low, high in pow(10, low + unit * (high - low)) },
    plain(
      "logarithm-of-the-linear-scale", "You take the logarithm of a number on a linear scale."
    ) { unit, low, high in log(low + unit * (high - low)) },
    plain(
      "whole-exponents", "You round the exponent, so only whole powers of ten come out."
    ) { unit, low, high in
      pow(10, ((log(low) + unit * (log(high) - log(low))) / log(10)).rounded())
    },
    // A logarithm of base 10 may be exact where this quotient is a little above a half.
    plain(
      "whole-exponents", "You round the exponent, so only whole powers of ten come out."
    ) { unit, low, high in
      pow(10, ((log(low) + unit * (log(high) - log(low))) / log(10) - 1e-12).rounded())
    },
    plain(
      "whole-exponents", "You round the exponent down, so only whole powers of ten come out."
    ) { unit, low, high in
      pow(10, ((log(low) + unit * (log(high) - log(low))) / log(10)).rounded(.down))
    },
    plain(
      "range-hard-coded", "Your range is always that of the lesson’s example, from 0.0001 to 1."
    ) { unit, _, _ in 0.0001 * pow(10_000, unit) },
    plain("maps-back", "You map a number of the range back to one from 0 to 1.") {
      unit, low, high in log(unit / low) / log(high / low)
    },
  ]

  /// A number that is added so that no logarithm of zero is taken.
  static let zeroAvoided = shifted("You add # before you take a logarithm") { end, number in
    end + number
  }

  /// A lower end that is raised so that no logarithm of zero is taken.
  static let zeroRaised = shifted("You raise ends below #") { end, number in
    end < number ? number : end
  }

  private static func shifted(
    _ clause: String, _ change: @escaping @Sendable (_ end: Double, _ number: Double) -> Double
  ) -> Family<Scenario> {
    let id = "log-uniform.zero-bound-avoided"
    @Sendable func sentence(_ number: String) -> String {
      "\(clause.split(separator: "#").joined(separator: number)), which shifts small results. Zero has "
        + "no logarithm, but the lower end is always more than zero."
    }
    return .fitted(
      VariantName(id: id, sentence: sentence("a number")), in: .positive,
      shortened: { scenario, _ in scenario }
    ) { number in
      Variant(id, sentence(NumberText.short(number))) { unit, low, high -> Double in
        let ends = (low: change(low, number), high: change(high, number))
        return ends.low * pow(ends.high / ends.low, unit)
      }
    }
  }

  /// Faults of which many mistakes are the cause, the most telling first.
  static let faults: [SharedFault<Scenario>] = [
    SharedFault(
      "log-uniform.imprecise",
      "Your results are nearly right: something is rounded, kept as a Float, or shifted a little."
    ) { scenario, trace in
      let right: Double = scenario.low * pow(scenario.high / scenario.low, scenario.unit)
      return trace.rows.first?.values.first.map { Swift.abs($0 / right - 1) < 1e-3 } ?? false
    },
    SharedFault(
      "log-uniform.not-by-u",
      "Your results lie in the range, but not where u says. The same u always gives the same result."
    ) { scenario, trace in
      trace.rows.first?.values.first.map { (scenario.low...scenario.high).contains($0) } ?? false
    },
  ]

  static let derived = DerivedMistakes<Scenario>(
    exercise: "log-uniform", rule: R.logUniform, subject: "Your formula", bound: 1e-9,
    samples: { runs in
      // Large results first: the bound is not relative for small ones.
      let samples = runs.compactMap { run -> (high: Double, run: RuleRun)? in
        guard let value = run.trace.rows.first?.values.first else { return nil }
        let (unit, low, high) = run.scenario
        return (
          high,
          RuleRun(hyperparameters: [low, high], start: 0, inputs: [unit], observed: [value])
        )
      }
      return samples.filter { (5.0...1e6).contains($0.high) }.prefix(12).map(\.run)
    },
    variants: { [LogUniformExercise.variant($0, $1, $2)] })

  private static func plain(
    _ id: String, _ sentence: String,
    _ map: @escaping @Sendable (_ unit: Double, _ low: Double, _ high: Double) -> Double
  ) -> Variant<Scenario> {
    Variant("log-uniform.\(id)", sentence) { map($0.unit, $0.low, $0.high) }
  }

  private static func inRule(
    _ id: String, _ sentence: String, _ line: Assignment
  ) -> Variant<Scenario> {
    let wrong = R.logUniform.replacing { line }
    return LogUniformExercise.variant("log-uniform.\(id)", sentence, wrong).explained(
      by: FormulaMistake(in: "log-uniform", from: R.logUniform, to: wrong))
  }
}
