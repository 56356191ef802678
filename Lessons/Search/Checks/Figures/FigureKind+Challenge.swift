internal import Checking
internal import Figures
internal import Observations
internal import Plotting
internal import SearchKit

extension FigureKind {
  /// The configurations of the challenge, and one that a reader tries.
  static let challenge = FigureKind(
    name: "challenge", title: "One more configuration",
    numbers: [
      FigureNumber(
        name: "learningRate", label: "learning rate", range: 1e-9...1000, slider: 0.001...10,
        scale: .logarithmic, standard: 0.5),
      decay("beta1", 0.9), decay("beta2", 0.999),
      FigureNumber(
        name: "epsilon", label: "epsilon", range: 0...1000, slider: 1e-12...10, scale: .logarithmic,
        standard: 1e-8),
    ],
    exercise: "challenge", scenarios: { _ in [[]] },
    panels: { values, answers in
      let own = trials(answers)
      let tried = ChallengeTrials(of: [Configuration(values: values)])
      let groups = [
        (own == nil ? "The lesson’s" : "Yours", 0, own ?? lessons), ("Tried here", 1, tried),
      ]
      return [
        ScatterPanel(
          heading: "Loss above the minimum", horizontal: Axis("learning rate", .logarithmic),
          vertical: Axis("loss above the minimum", .logarithmic),
          groups: groups.map { name, style, trials in
            ScatterPanel.Group(
              name: name, style: style,
              points: trials.trials.map { trial in
                .init(
                  trial.configuration.values["learningRate"]
                    ?? AdamTraining.usual["learningRate"] ?? 0,
                  trial.loss - ChallengeTrials.minimum,
                  isBest: style == 0 && trial == trials.best)
              })
          }, noun: "Trial")
      ]
    },
    result: { values, _ in
      let tried = ChallengeTrials(of: [Configuration(values: values)])
      return tried.excess.map { excess in
        "ends \(NumberText.short(excess, digits: 3)) above the minimum, which would earn "
          + "\(tried.award) of \(ChallengeTrials.most) points."
      } ?? "diverges."
    })

  private static func decay(_ name: String, _ standard: Double) -> FigureNumber {
    FigureNumber(
      name: name, label: name, range: 0...0.999_999, slider: 0...0.9999,
      scale: .complementLogarithmic, standard: standard)
  }

  /// The trials that are drawn where there is no challenge yet.
  private static let lessons = ChallengeTrials(
    of: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10].map {
      Configuration(values: ["learningRate": $0])
    })

  private static func trials(_ answers: [Answer?]) -> ChallengeTrials? {
    guard let trace = answers.first.flatMap({ $0?.trace }),
      case .success(let trials) = ChallengeTrials.reading(trace)
    else { return nil }
    return trials
  }
}
