internal import Figures
internal import Observations
internal import OptimizersKit

/// A hyperparameter of an optimizer: its names, its allowed values and the scale of its slider.
struct Hyperparameter: Sendable {
  /// The name in a figure's description and in a setting.
  let key: String
  /// The name in a figure's legend and beside a slider.
  let label: String
  let range: ClosedRange<Double>
  let sliderRange: ClosedRange<Double>
  let scale: Adjustable.Scale

  static let learningRate = Hyperparameter(
    key: "learningRate", label: "learning rate", range: 1e-12...1000, sliderRange: 1e-5...10,
    scale: .logarithmic)
  static let epsilon = Hyperparameter(
    key: "epsilon", label: "epsilon", range: 0...1, sliderRange: 1e-12...1, scale: .logarithmic)

  /// The decay of an average. With decay 1 the average never changes.
  static func decay(_ name: String) -> Hyperparameter {
    Hyperparameter(
      key: name, label: name, range: 0...0.999_999, sliderRange: 0...0.9999,
      scale: .complementLogarithmic)
  }

  /// The hyperparameters of each optimizer, in the order of its initializer.
  static func all(of optimizer: String) -> [Hyperparameter] {
    switch optimizer {
    case "sgd": [learningRate]
    case "momentum": [learningRate, decay("momentum")]
    case "rmsprop": [learningRate, decay("beta"), epsilon]
    case "adam": [learningRate, decay("beta1"), decay("beta2"), epsilon]
    default: []
    }
  }

  /// Returns the description of a number that a reader may change.
  func adjustable(standard: Double) -> Adjustable {
    Adjustable(
      key, label: label, standard: standard, in: range, slider: sliderRange, scale: scale)
  }
}

extension Challenge {
  /// The hyperparameters with their values, in the order of the optimizer's initializer.
  var namedHyperparameters: [(hyperparameter: Hyperparameter, value: Double)] {
    Array(zip(Hyperparameter.all(of: optimizer), hyperparameters)).map {
      (hyperparameter: $0, value: $1)
    }
  }

  /// The values by the hyperparameters' names.
  var valuesByName: [String: Double] {
    Dictionary(
      uniqueKeysWithValues: namedHyperparameters.map { ($0.hyperparameter.key, $0.value) })
  }

  /// Returns the optimizer with other values; a missing one keeps its value.
  func setting(_ value: (_ name: String) -> Double?) -> Challenge {
    let values = namedHyperparameters.map { value($0.hyperparameter.key) ?? $0.value }
    return Challenge(.init(optimizer, values)) ?? self
  }
}
