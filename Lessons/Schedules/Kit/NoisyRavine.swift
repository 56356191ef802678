public import Autograd

/// The ravine as a mini-batch sees it: every call draws noise and adds it to the slope.
///
/// The loss is ravine(θ) + n · θ with a new random vector n in each call, so its gradient is that of
/// the ravine plus n. The two numbers of n have mean 0 and the standard deviation ``deviation``.
public final class NoisyRavine {
  /// The standard deviation of the noise in each direction.
  public static let deviation = 1.0

  private var noise: NormalNumbers

  /// Creates the ravine with the noise of a seed.
  public init(seed: Int) {
    noise = NormalNumbers(seed: UInt64(truncatingIfNeeded: seed))
  }

  /// Returns the loss with new noise, of shape `[]`.
  public func loss(_ parameters: Tensor) -> Tensor {
    let slope = Tensor([noise.next(), noise.next()].map { $0 * Self.deviation })
    return ravine(parameters) + (slope * parameters).sum()
  }
}

/// Nearly normal numbers with mean 0 and variance 1: the sum of twelve uniform numbers, less 6. They
/// are the same on every machine.
///
/// Source of the uniform numbers: Steele, Lea & Flood 2014, "Fast splittable pseudorandom number
/// generators" (SplitMix64).
package struct NormalNumbers: Sendable {
  private var state: UInt64

  package init(seed: UInt64) {
    state = seed &* 0xD1B5_4A32_D192_ED03
  }

  package mutating func next() -> Double {
    (0..<12).reduce(-6) { sum, _ in sum + uniform() }
  }

  private mutating func uniform() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((mixed ^ (mixed >> 31)) >> 11) * 0x1p-53
  }
}
