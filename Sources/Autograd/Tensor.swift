/// Numbers in a row-major array of any shape, which remember how they were computed.
///
/// A tensor is a reference: whoever holds it sees a change in place. What is computed from a tensor
/// made with `requiresGradient: true` is recorded, and `backward()` on a single-number result adds
/// the derivatives into that tensor's `gradient`.
///
///     let parameters = Tensor([-1, 2], requiresGradient: true)
///     let loss = pow(parameters, 2).sum()
///     loss.backward()
///     print(parameters.gradient)  // Tensor([-2.0, 4.0])
public final class Tensor {
  /// The length of each dimension: `[]` for a single number, `[3]` for a row of three.
  public let shape: [Int]

  /// Whether what is computed from this tensor is recorded: true for a tensor that was made so, and
  /// for every recorded result.
  public let requiresGradient: Bool

  // Each access to the properties below ends before any code but this module's can run, so the checks
  // of exclusive access at run time would find nothing; they took a quarter of a small loss's time.

  @exclusivity(unchecked) var numbers: Numbers

  /// How often the numbers were changed in place, by which `backward()` notices a change that would
  /// make its derivatives wrong.
  @exclusivity(unchecked) var version: UInt32 = 0

  /// How the numbers were computed; empty for a tensor made from plain numbers.
  @exclusivity(unchecked) var history = History()

  /// The tensor behind `gradient`, made when somebody first needs it.
  @exclusivity(unchecked) var gradientIfAny: Tensor?

  /// What a backward pass needs to know of this tensor; at rest outside one.
  @exclusivity(unchecked) var visit = Visit()

  /// Makes a tensor that owns `numbers`, with its history if one is given.
  init(
    adopting numbers: Numbers, shape: [Int], requiresGradient: Bool = false,
    history: consuming History = History()
  ) {
    self.numbers = numbers
    self.shape = shape
    self.requiresGradient = requiresGradient
    self.history = history
  }

  deinit {
    if let buffer = numbers.buffer { NumberMemory.giveBack(buffer, count: count) }
    if let buffer = visit.buffer { NumberMemory.giveBack(buffer, count: count) }
    if history.operation != .none { releaseGraph() }
  }
}

// MARK: - Making tensors

extension Tensor {
  /// Makes a row of numbers, of shape `[values.count]`.
  public convenience init(_ values: [Double], requiresGradient: Bool = false) {
    self.init(values, shape: [values.count], requiresGradient: requiresGradient)
  }

  /// Makes a tensor of shape `[]`: a single number.
  public convenience init(_ value: Double, requiresGradient: Bool = false) {
    self.init(adopting: Numbers(single: value), shape: [], requiresGradient: requiresGradient)
  }

  /// Makes a tensor of the given shape from its numbers in row-major order.
  public convenience init(_ values: [Double], shape: [Int], requiresGradient: Bool = false) {
    guard shape.allSatisfy({ $0 >= 0 }), shape.reduce(1, *) == values.count else {
      stop(.count(values.count, shape: shape))
    }
    let numbers =
      shape.isEmpty ? Numbers(single: values[0]) : Numbers(count: values.count) { values[$0] }
    self.init(adopting: numbers, shape: shape, requiresGradient: requiresGradient)
  }

  /// Makes a tensor of zeros with another's shape, which requires no gradient.
  public static func zeros(like other: Tensor) -> Tensor { Tensor(repeating: 0, like: other) }

  /// Makes a tensor of ones with another's shape, which requires no gradient.
  public static func ones(like other: Tensor) -> Tensor { Tensor(repeating: 1, like: other) }

  private convenience init(repeating value: Double, like other: Tensor) {
    self.init(adopting: other.numbers.map { _ in value }, shape: other.shape)
  }

  /// Returns a copy of the numbers without history, which requires no gradient.
  public func detached() -> Tensor {
    Tensor(adopting: numbers.map { $0 }, shape: shape)
  }
}
