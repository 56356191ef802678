/// Random numbers that are the same for the same seed, on every machine.
///
/// Source: Steele, Lea & Flood 2014, "Fast splittable pseudorandom number generators" (SplitMix64).
public struct RandomNumbers: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: Int) {
    state = UInt64(bitPattern: Int64(seed))
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Returns a number from 0 to below 1, each as probable as any other.
  public mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Returns a number with mean 0 and standard deviation 1, nearly normally distributed: the sum of
  /// twelve numbers from 0 to 1, less 6.
  public mutating func normal() -> Double { (0..<12).reduce(-6) { sum, _ in sum + unit() } }
}
