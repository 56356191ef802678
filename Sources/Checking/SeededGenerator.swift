/// A small random number generator whose numbers are the same on every machine.
///
/// Source: Steele, Lea & Flood 2014, "Fast splittable pseudorandom number generators" (SplitMix64).
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) {
    state = seed
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Returns a number of a range, the same for the same state whatever the standard library does.
  public mutating func number(in range: ClosedRange<Double>) -> Double {
    let unit = Double(next() >> 11) * 0x1p-53
    return range.lowerBound + unit * (range.upperBound - range.lowerBound)
  }

  /// Returns `count` numbers of a range.
  public mutating func numbers(_ count: Int, in range: ClosedRange<Double>) -> [Double] {
    (0..<count).map { _ in number(in: range) }
  }

  /// Returns a number of a range that is rounded to so many decimals, such as 3.65, and is easy to read
  /// in a report.
  public mutating func number(in range: ClosedRange<Double>, decimals: Int) -> Double {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let rounded = (number(in: range) * scale).rounded() / scale
    return min(max(rounded, range.lowerBound), range.upperBound)
  }

  /// Returns `count` numbers of a range that are rounded to so many decimals.
  public mutating func numbers(
    _ count: Int, in range: ClosedRange<Double>, decimals: Int
  ) -> [Double] {
    (0..<count).map { _ in number(in: range, decimals: decimals) }
  }
}
