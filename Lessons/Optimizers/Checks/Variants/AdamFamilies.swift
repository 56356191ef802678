internal import Checking
internal import OptimizersKit

extension OptimizerExercise {
  /// Adam's mistakes with a number of somebody's own.
  static let familiesOfAdam: [Family<OptimizerScript>] =
    EpsilonPlace.allCases.flatMap { place in
      resets(place)
        + FittedFamilies("adam", "Adam") { adamRule($0, place) }.all
        + LearningRateFamilies("adam", "Adam") { adamRule($0, place) }.all
        + constants(place)
    }

  private static func resets(_ place: EpsilonPlace) -> [Family<OptimizerScript>] {
    AdamMistake.resets(2).indices.map { kind in
      .counted("adam.forgets-now-and-then", "Your Adam forgets its averages now and then.") {
        AdamMistake.resets($0)[kind].variant(place)
      }
    }
  }

  private static func constants(_ place: EpsilonPlace) -> [Family<OptimizerScript>] {
    [
      fitted("beta1-hard-coded", "always uses the same β₁.", in: .fraction, place) { beta1 in
        .with("beta1-hard-coded", "always uses β₁ = \(NumberText.short(beta1)).") {
          $0.beta1 = beta1
        }
      },
      fitted("beta2-hard-coded", "always uses the same β₂.", in: .fraction, place) { beta2 in
        .with("beta2-hard-coded", "always uses β₂ = \(NumberText.short(beta2)).") {
          $0.beta2 = beta2
        }
      },
      fitted("epsilon-hard-coded", "always uses the same ε.", in: .positive, place) { epsilon in
        .with("epsilon-hard-coded", "always uses ε = \(NumberText.short(epsilon)).") {
          $0.epsilon = epsilon
        }
      },
    ]
      + [0.9, 0.5, 0.8, 0.85, 0.95, 0.99].map { beta1 in
        fitted("betas-hard-coded", "always uses the same β₁ and β₂.", in: .fraction, place) {
          beta2 in
          .with(
            "betas-hard-coded",
            "always uses β₁ = \(NumberText.short(beta1)) and β₂ = \(NumberText.short(beta2))."
          ) { ($0.beta1, $0.beta2) = (beta1, beta2) }
        }
      }
  }

  private static func fitted(
    _ id: String, _ sentence: String, in range: ConstantRange, _ place: EpsilonPlace,
    mistake: @escaping @Sendable (_ constant: Double) -> AdamMistake
  ) -> Family<OptimizerScript> {
    .fitted("adam.\(id)", "Your Adam \(sentence)", in: range) { mistake($0).variant(place) }
  }
}
