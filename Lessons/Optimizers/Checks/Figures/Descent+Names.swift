internal import OptimizersKit

extension Descent {
  /// Returns a descent for each run that is described, with names that differ.
  ///
  /// Runs of one optimizer are named by the hyperparameters in which they differ, such as
  /// `Adam, learning rate 0.1`, and by a number where they agree in all.
  static func named(
    _ runs: [FigureDescription.RunDescription], objective: Objective, start: [Double], steps: Int
  ) -> [Descent] {
    let choices = runs.map(\.choice)
    let names = distinctNames(of: choices)
    return choices.indices.map { index in
      let choice = choices[index]
      let variant = choices[..<index].count { $0.optimizer == choice.optimizer }
      return Descent(
        choice: choice, name: names[index], variant: variant, objective: objective, start: start,
        steps: steps, place: runs[index].place)
    }
  }

  private static func distinctNames(of choices: [Challenge]) -> [String] {
    let described = choices.map { choice in
      let siblings = choices.filter { $0.optimizer == choice.optimizer }.map(\.namedValues)
      let telling = choice.namedValues.enumerated().filter { place, pair in
        siblings.contains { $0[place].value != pair.value }
      }.map { "\($1.name) \(text($1.value))" }
      return ([choice.displayName] + telling).joined(separator: ", ")
    }
    return described.indices.map { index in
      let name = described[index]
      guard described.count(where: { $0 == name }) > 1 else { return name }
      return "\(name), run \(described[...index].count { $0 == name })"
    }
  }

  /// A number in full, such as `0.001` or `1e-8`: rounded, two numbers could read the same.
  private static func text(_ value: Double) -> String {
    let digits = "\(value.magnitude)".replacing("e-0", with: "e-")
    return value < 0 ? "−" + digits : digits
  }
}

extension Challenge {
  /// The optimizer's name in a figure.
  var displayName: String {
    switch self {
    case .sgd: "SGD"
    case .momentum: "Momentum"
    case .rmsprop: "RMSprop"
    case .adam: "Adam"
    }
  }

  /// The hyperparameters with their names in a legend; the same names for the same optimizer.
  fileprivate var namedValues: [(name: String, value: Double)] {
    switch self {
    case .sgd(let learningRate): [("learning rate", learningRate)]
    case .momentum(let learningRate, let momentum):
      [("learning rate", learningRate), ("momentum", momentum)]
    case .rmsprop(let learningRate, let beta, let epsilon):
      [("learning rate", learningRate), ("beta", beta), ("epsilon", epsilon)]
    case .adam(let learningRate, let beta1, let beta2, let epsilon):
      [
        ("learning rate", learningRate), ("beta1", beta1), ("beta2", beta2), ("epsilon", epsilon),
      ]
    }
  }
}
