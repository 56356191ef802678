internal import OptimizersKit

extension Descent {
  /// Returns a descent for each run that is described, with ids and names that differ.
  ///
  /// Runs of one optimizer are named by the hyperparameters in which they differ, such as
  /// `Adam, learning rate 0.1`, and by a number where they agree in all.
  static func named(_ description: FigureDescription) -> [Descent] {
    let runs = description.runs
    let choices = runs.map(\.choice)
    let names = distinctNames(of: choices)
    return choices.indices.map { index in
      let choice = choices[index]
      let variant = choices[..<index].count { $0.optimizer == choice.optimizer }
      return Descent(
        id: variant == 0 ? choice.optimizer : "\(choice.optimizer)-\(variant + 1)", choice: choice,
        name: names[index], variant: variant, objective: description.objective,
        start: description.start, steps: description.steps,
        adjustables: AdjustableNames.adjustables(
          runs[index].adjusted, of: choice, in: description),
        place: runs[index].place)
    }
  }

  /// Returns descents with the names that their own numbers give them.
  static func renamed(_ descents: [Descent]) -> [Descent] {
    zip(descents, distinctNames(of: descents.map(\.choice))).map { descent, name in
      var descent = descent
      descent.name = name
      return descent
    }
  }

  private static func distinctNames(of choices: [Challenge]) -> [String] {
    let described = choices.map { choice in
      let siblings = choices.filter { $0.optimizer == choice.optimizer }
      let telling = choice.namedHyperparameters.enumerated().filter { place, pair in
        siblings.contains { $0.hyperparameters[place] != pair.value }
      }.map { "\($1.hyperparameter.label) \(text($1.value))" }
      return ([choice.displayName] + telling).joined(separator: ", ")
    }
    return described.indices.map { index in
      let name = described[index]
      guard described.count(where: { $0 == name }) > 1 else { return name }
      return "\(name), run \(described[...index].count { $0 == name })"
    }
  }

  /// A number in full, such as `0.001` or `1e-8`: rounded, two numbers could read the same.
  static func text(_ value: Double) -> String {
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
}
