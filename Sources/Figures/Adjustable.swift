/// A number of a figure's run that a reader may change, such as a learning rate.
public struct Adjustable: Sendable, Hashable, Codable {
  /// The scale on which nearby values make a similar difference.
  public enum Scale: String, Sendable, Hashable, Codable {
    case linear
    /// Equal factors are equally far apart.
    case logarithmic
    /// Equal factors of one minus the value are equally far apart: 0.9, 0.99, 0.999. For averages
    /// with a decay.
    case complementLogarithmic
  }

  /// The name in a setting, such as `learningRate`.
  public let name: String
  /// The name for people, such as `learning rate`.
  public let label: String
  /// The value in the lesson.
  public let standard: Double
  /// The values that are allowed.
  public let range: ClosedRange<Double>
  /// The values that a slider offers, inside `range`.
  public let sliderRange: ClosedRange<Double>
  public let scale: Scale
  /// Whether only whole numbers are allowed.
  public let isWhole: Bool

  /// Creates a description. The slider's range is widened to contain the standard value.
  public init(
    _ name: String, label: String, standard: Double, in range: ClosedRange<Double>,
    slider: ClosedRange<Double>, scale: Scale = .linear, isWhole: Bool = false
  ) {
    self.name = name
    self.label = label
    self.standard = standard
    self.range = range
    sliderRange =
      min(
        max(slider.lowerBound, range.lowerBound), standard)...max(
        min(slider.upperBound, range.upperBound), standard)
    self.scale = scale
    self.isWhole = isWhole
  }
}

/// A run of a figure with the numbers that a reader may change in it.
public struct AdjustableRun: Sendable, Hashable, Codable {
  /// The name in a setting, unique in the figure, such as `adam`.
  public let id: String
  /// The name for people, such as `Adam`.
  public let name: String
  /// The exercise whose program makes the run; nil where the judge makes it.
  public let exercise: String?
  public let adjustables: [Adjustable]

  public init(id: String, name: String, exercise: String?, adjustables: [Adjustable]) {
    self.id = id
    self.name = name
    self.exercise = exercise
    self.adjustables = adjustables
  }
}
