/// A sequence of values, drawn over their indices.
public struct Series: Sendable {
  /// An area around a line, such as the range of repeated measurements.
  public struct Band: Sendable, Hashable {
    /// The lower and the upper end of the band at each index. Where one is not finite the band has a
    /// gap.
    public var lower: [Double]
    public var upper: [Double]
    /// The meaning of the band, for the legend and the table, such as `range of 5 seeds`.
    public var meaning: String

    public init(lower: [Double], upper: [Double], meaning: String) {
      self.lower = lower
      self.upper = upper
      self.meaning = meaning
    }
  }

  public var line: Line
  /// The line ends before the first value that is not finite.
  public var values: [Double]
  public var band: Band?
  public var highlight: Highlight?

  public init(
    _ line: Line, values: [Double], band: Band? = nil, highlight: Highlight? = nil
  ) {
    self.line = line
    self.values = values
    self.band = band
    self.highlight = highlight
  }

  /// Creates the series of a function's values along a trajectory.
  public init(of function: Landscape.Field, along trajectory: Trajectory) {
    self.init(
      trajectory.line, values: trajectory.values(of: function), highlight: trajectory.highlight)
  }

  /// Creates a series of medians with a band from the least to the greatest value.
  ///
  /// The repetitions are the same sequence measured several times; at each index those that are long
  /// enough count. A number that is not finite counts as larger than all others for the median, and
  /// the band has a gap there. The meaning of the band is a text such as `range of 5 seeds`.
  public init(_ line: Line, repetitions: [[Double]], meaning: String) {
    let count = repetitions.map(\.count).max() ?? 0
    var (values, lower, upper): ([Double], [Double], [Double]) = ([], [], [])
    for index in 0..<count {
      let measured = repetitions.filter { $0.count > index }.map { $0[index] }
      let sorted = measured.map { $0.isFinite ? $0 : .infinity }.sorted()
      let middle = sorted.count / 2
      values.append(
        sorted.count.isMultiple(of: 2)
          ? sorted[middle - 1] / 2 + sorted[middle] / 2 : sorted[middle])
      lower.append(sorted[0])
      upper.append(sorted[sorted.count - 1])
    }
    self.init(
      line, values: values, band: Band(lower: lower, upper: upper, meaning: meaning))
  }
}
