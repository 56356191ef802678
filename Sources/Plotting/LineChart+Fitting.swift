extension LineChart {
  /// Returns the chart with axes that hold the given runs; other runs are clipped to them.
  ///
  /// Values more than 1000 times above the highest start, or more than sixteen powers of ten below
  /// the top, are left out of the range.
  public func fitted(to runs: [Run]) -> LineChart {
    var result = self
    let series = runs.map { $0.values(of: quantity) }
    result.range = LineDrawing.range(of: series)
    result.lastStep = series.map { $0.count - 1 }.max()
    return result
  }
}
