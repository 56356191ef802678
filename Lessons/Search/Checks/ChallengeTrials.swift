internal import Checking
internal import Observations
internal import SearchKit

/// The configurations of a challenge with the losses that they reach, and their points.
struct ChallengeTrials: Sendable {
  /// The steps of each training.
  static let steps = 100
  /// The least loss of the banana.
  static let minimum = 1.0
  /// The points for a best loss at most so far above the minimum; full points first.
  static let awards: [(excess: Double, points: Int)] = [
    (0.0001, 10), (0.001, 9), (0.01, 8), (0.03, 6), (0.1, 4), (0.5, 2), (4, 1),
  ]
  /// The full points.
  static let most = 10

  /// A fault in a challenge that cannot be tried.
  struct Objection: Error {
    let sentence: String
  }

  let trials: [Trial]

  init(of configurations: [Configuration]) {
    trials = configurations.map {
      Trial(configuration: $0, loss: bananaLoss(of: $0, steps: Self.steps))
    }
  }

  /// Reads the configurations of an answer, and tries them.
  static func reading(_ trace: Trace) -> Result<ChallengeTrials, Objection> {
    guard case .integer(let count)? = trace.rows.first?.value, trace.rows.first?.label == "count"
    else { return .failure(Objection(sentence: "There are no configurations in the answer.")) }
    guard count > 0 else {
      return .failure(Objection(sentence: "There is no configuration. Choose at least one."))
    }
    let limit = Configuration.mostInChallenge
    guard count <= limit else {
      return .failure(
        Objection(
          sentence: "There are \(NumberText.grouped(count)) configurations; the budget is \(limit)."
        ))
    }
    let configurations = trace.rows.dropFirst().compactMap { Configuration($0) }
    guard configurations.count == count else {
      return .failure(Objection(sentence: "There are no configurations in the answer."))
    }
    for (index, configuration) in configurations.enumerated() {
      if let objection = configuration.objection {
        return .failure(Objection(sentence: "Configuration \(index + 1): \(objection)"))
      }
    }
    return .success(ChallengeTrials(of: configurations))
  }

  /// The trial with the least loss; nil where every training diverged.
  var best: Trial? {
    trials.filter(\.loss.isFinite).enumerated().min { first, second in
      (first.element.loss, first.offset) < (second.element.loss, second.offset)
    }?.element
  }

  /// By how much the least loss exceeds the minimum.
  var excess: Double? { best.map { $0.loss - Self.minimum } }

  /// The points of the best trial.
  var award: Int {
    excess.flatMap { excess in Self.awards.first { excess <= $0.excess } }?.points ?? 0
  }

  /// The result, its points, and the condition for the next points.
  var sentence: String {
    guard let best, let excess else {
      return "Every training diverges. Try smaller learning rates."
    }
    let found = NumberText.short(excess, digits: 3)
    let earned = award == Self.most ? "all \(award) points" : "\(award) of \(Self.most) points"
    let next = Self.awards.last { $0.points > award }
    return
      "Your best of \(trials.count) is (\(best.configuration)), with a loss \(found) above the "
      + "minimum, which earns \(earned)."
      + (next.map { " At most \(NumberText.short($0.excess)) earns \($0.points)." } ?? "")
      + " From eight other starts it ends \(NumberText.short(elsewhere(best.configuration), digits: 3))"
      + " above the minimum in the middle: this says how much of it was luck."
  }

  /// Returns the median excess of a configuration from other starts than the challenge's.
  private func elsewhere(_ configuration: Configuration) -> Double {
    let starts: [(Double, Double)] = [
      (-1.1, 2), (-0.9, 2), (-1, 2.2), (-1, 1.8), (-1.2, 1), (0, 2), (-0.5, 0), (1.5, -0.5),
    ]
    let excesses = starts.map {
      bananaLoss(of: configuration, steps: Self.steps, from: $0) - Self.minimum
    }.map { $0.isFinite ? $0 : .infinity }.sorted()
    return (excesses[3] + excesses[4]) / 2
  }
}

extension Configuration {
  /// The fault in a configuration of Adam; nil if there is none.
  var objection: String? {
    let names = AdamTraining.usual.keys.sorted()
    if let other = values.keys.sorted().first(where: { !names.contains($0) }) {
      return "Adam has no hyperparameter “\(other)”; it has \(names.joined(separator: ", "))."
    }
    guard values.values.allSatisfy(\.isFinite) else {
      return "every hyperparameter must be a finite number."
    }
    guard values["learningRate"] ?? 1 > 0 else {
      return "the learning rate must be more than zero."
    }
    for name in ["beta1", "beta2"] {
      guard (0..<1).contains(values[name] ?? 0) else {
        return "\(name) must be at least 0 and less than 1."
      }
    }
    return values["epsilon"] ?? 0 >= 0 ? nil : "epsilon must not be negative."
  }
}
