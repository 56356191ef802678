/// The choice of the values that a series panel shows.
enum SeriesRange {
  /// Returns a range if a scale can show it.
  static func drawable(_ range: ClosedRange<Double>?, _ kind: Scale.Kind) -> ClosedRange<Double>? {
    guard let range, range.lowerBound.isFinite, range.upperBound.isFinite else { return nil }
    return kind == .linear || range.lowerBound > 0 ? range : nil
  }

  /// Returns a range for series and their bands.
  ///
  /// A logarithmic one has at most sixteen powers of ten. Values more than 1000 times above the
  /// highest first value are outside.
  static func chosen(for series: [Series], _ kind: Scale.Kind) -> ClosedRange<Double> {
    let bands = series.compactMap(\.band).flatMap { $0.lower + $0.upper }
    let values = series.flatMap(\.values) + bands
    if kind == .linear { return Axis.padded(values, .linear) }
    // Beyond these limits the ends of an axis would be infinite or zero.
    func shown(_ values: some Sequence<Double>) -> [Double] {
      values.filter { $0.isFinite && $0 > 0 }.map { min(max($0, 1e-250), 1e250) }
    }
    let positive = shown(values)
    let starts = shown(series.compactMap(\.values.first))
    guard let most = positive.max(), let least = positive.min() else { return 0.1...10 }
    let high = min(most, (starts.max() ?? most) * 1000)
    let low = max(min(least, high), high * 1e-16)
    let padding = max(logarithm10(high / low) * 0.05, 0.05)
    return low * powerOf10(-padding)...high * powerOf10(padding)
  }
}
