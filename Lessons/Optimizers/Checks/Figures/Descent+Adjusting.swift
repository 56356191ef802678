internal import Figures
internal import OptimizersKit

/// The words of `adjust` in a run's description, and the numbers that they stand for.
enum AdjustableNames {
  static let start = "start"
  static let steps = "steps"

  /// The words for a run of an optimizer.
  static func words(for optimizer: String) -> [String] {
    Hyperparameter.all(of: optimizer).map(\.key) + [start, steps]
  }

  /// Returns the numbers of a run that the words name, in the order of ``words(for:)``.
  static func adjustables(
    _ words: [String], of choice: Challenge, in description: FigureDescription
  ) -> [Adjustable] {
    var numbers = choice.namedHyperparameters
      .filter { words.contains($0.hyperparameter.key) }
      .map { $0.hyperparameter.adjustable(standard: $0.value) }
    if words.contains(start) {
      let frames = [("startX", "start x", description.x), ("startY", "start y", description.y)]
      numbers += zip(frames, description.start).map { frame, standard in
        Adjustable(
          frame.0, label: frame.1, standard: standard, in: FigureDescription.plane,
          slider: frame.2)
      }
    }
    if words.contains(steps) {
      numbers.append(
        Adjustable(
          steps, label: "steps", standard: Double(description.steps),
          in: Double(
            FigureDescription.steps.lowerBound)...Double(
              FigureDescription.steps.upperBound), slider: 1...1000, scale: .logarithmic,
          isWhole: true))
    }
    return numbers
  }
}

extension Descent {
  /// The run with its adjustable numbers; nil where the lesson allows none.
  var adjustableRun: AdjustableRun? {
    adjustables.isEmpty
      ? nil
      : AdjustableRun(id: id, name: name, exercise: choice.optimizer, adjustables: adjustables)
  }

  /// The values of its numbers, by their names.
  var values: [String: Double] {
    choice.valuesByName.merging(
      ["startX": start[0], "startY": start[1], AdjustableNames.steps: Double(steps)]
    ) { own, _ in own }
  }

  /// Returns the run with other numbers.
  func adjusted(to settings: FigureSettings) -> Descent {
    func value(_ name: String) -> Double? { settings.value(of: name, in: id) }
    var descent = self
    descent.choice = choice.setting(value)
    descent.start = [value("startX") ?? start[0], value("startY") ?? start[1]]
    descent.steps = value(AdjustableNames.steps).map { Int($0) } ?? steps
    return descent
  }
}
