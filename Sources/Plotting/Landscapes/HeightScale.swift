/// The range, contour levels and colours of a landscape's values.
package struct HeightScale: Sendable {
  package let landscape: Landscape
  /// The lowest and highest finite value that was sampled inside the frame.
  package let range: ClosedRange<Double>
  /// The values of the contour lines, in ascending order.
  package let levels: [Double]

  private let kind: Scale.Kind
  private let lowest: Double
  private let span: Double

  package init(_ landscape: Landscape, samples: Int = 64) {
    self.landscape = landscape
    var low = Double.infinity
    var high = -Double.infinity
    var lowPositive = Double.infinity
    func include(_ value: Double) {
      guard value.isFinite else { return }
      // Differences of heights must stay finite.
      let value = min(max(value, -1e300), 1e300)
      low = min(low, value)
      high = max(high, value)
      if value > 0 { lowPositive = min(lowPositive, value) }
    }
    let grid = Grid(over: landscape.frame, columns: samples, rows: samples, of: landscape.field)
    for value in grid.values { include(value) }
    if let minimum = landscape.minimum { include(landscape.field(minimum.x, minimum.y)) }

    let logarithmic = landscape.heights == .logarithmic && high > 0
    kind = logarithmic ? .logarithmic : .linear
    if logarithmic { low = max(lowPositive, high * 1e-12) }
    // Heights that differ only by rounding count as equal.
    if !(high - low > max(low.magnitude, high.magnitude) * 1e-12) {
      low = low.isFinite ? low : 1
      high = low + max(low.magnitude, 1)
    }
    range = low...high
    let bottom = Scale.height(of: low, kind)
    let extent = Scale.height(of: high, kind) - bottom
    lowest = bottom
    span = extent
    let count = max(landscape.levelCount, 0)
    levels = (0..<count).map { index in
      let height = bottom + extent * Double(index + 1) / Double(count + 1)
      return logarithmic ? powerOf10(height) : height
    }
  }

  /// Returns a value's height as a part of the range: 0 for the lowest, 1 for the highest.
  ///
  /// Outside the frame a height may exceed 1; a logarithmic one is never below 0. A value that is
  /// not finite has height 1.
  package func height(of value: Double) -> Double {
    guard value.isFinite else { return 1 }
    if kind == .linear { return (value - lowest) / span }
    return value > range.lowerBound ? (logarithm10(value) - lowest) / span : 0
  }

  package func height(at p: Point) -> Double { height(of: landscape.field(p.x, p.y)) }

  /// Returns the heights over the frame, limited to 1.
  package func grid(cells: Int) -> Grid {
    Grid(over: landscape.frame, columns: cells + 1, rows: cells + 1) { x, y in
      min(height(of: landscape.field(x, y)), 1)
    }
  }

  /// Returns the colour of the band above the lowest `band` levels.
  package func color(ofBand band: Int) -> Color {
    Viridis.color(at: levels.isEmpty ? 0.5 : Double(band) / Double(levels.count))
  }

  package func scale(from start: Double, to end: Double) -> Scale {
    Scale(kind, domain: range, from: start, to: end)
  }

  /// The colours of the bands between levels, for a colour bar.
  var colorScale: ColorScale {
    ColorScale(
      name: landscape.name, colors: (0...levels.count).map(color(ofBand:)), kind: kind,
      domain: range)
  }
}
