/// A row-major array of numbers of any shape that records how it was computed.
///
/// A tensor is a class: all references see a change in place. Computations from a tensor that was
/// created with `requiresGradient: true` are recorded, and `backward()` on a single-number result adds
/// the derivatives to that tensor's `gradient`.
///
///     let parameters = Tensor([-1, 2], requiresGradient: true)
///     let loss = pow(parameters, 2).sum()
///     loss.backward()
///     print(parameters.gradient)  // Tensor([-2.0, 4.0])
public final class Tensor {
  /// The length of each dimension: `[]` for a single number, `[3]` for a row of three.
  public let shape: [Int]

  /// Whether computations from this tensor are recorded: true for tensors that were created so, and for
  /// recorded results.
  public let requiresGradient: Bool

  // No other code runs during an access to the properties below, so run-time checks of exclusive access
  // are unnecessary. They took a quarter of the time of a small loss.

  @exclusivity(unchecked) var numbers: Numbers

  /// The number of changes in place. With it `backward()` detects changes that would make its
  /// derivatives wrong.
  @exclusivity(unchecked) var version: UInt32 = 0

  /// How the numbers were computed; empty for a tensor made from plain numbers.
  @exclusivity(unchecked) var history = History()

  /// The storage of `gradient`, created on first use.
  @exclusivity(unchecked) var gradientIfAny: Tensor?

  /// The state of a backward pass.
  @exclusivity(unchecked) var backwardState = BackwardState()

  /// Creates a tensor that owns `numbers`.
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
    if let buffer = numbers.buffer { BufferPool.deallocate(buffer, count: count) }
    if let buffer = backwardState.buffer { BufferPool.deallocate(buffer, count: count) }
    if history.operation != .none { releaseGraph() }
  }
}

// MARK: - Creating tensors

extension Tensor {
  /// Creates a row of numbers, of shape `[values.count]`.
  public convenience init(_ values: [Double], requiresGradient: Bool = false) {
    self.init(values, shape: [values.count], requiresGradient: requiresGradient)
  }

  /// Creates a single number, of shape `[]`.
  public convenience init(_ value: Double, requiresGradient: Bool = false) {
    self.init(adopting: Numbers(single: value), shape: [], requiresGradient: requiresGradient)
  }

  /// Creates a tensor from its numbers in row-major order.
  public convenience init(_ values: [Double], shape: [Int], requiresGradient: Bool = false) {
    guard shape.allSatisfy({ $0 >= 0 }), shape.reduce(1, *) == values.count else {
      stop(.count(values.count, shape: shape))
    }
    let numbers =
      shape.isEmpty ? Numbers(single: values[0]) : Numbers(count: values.count) { values[$0] }
    self.init(adopting: numbers, shape: shape, requiresGradient: requiresGradient)
  }

  /// Returns zeros in another tensor's shape, which require no gradient.
  public static func zeros(like other: Tensor) -> Tensor { Tensor(repeating: 0, like: other) }

  /// Returns ones in another tensor's shape, which require no gradient.
  public static func ones(like other: Tensor) -> Tensor { Tensor(repeating: 1, like: other) }

  private convenience init(repeating value: Double, like other: Tensor) {
    self.init(adopting: other.numbers.map { _ in value }, shape: other.shape)
  }

  /// Returns a copy of the numbers without history, which requires no gradient.
  public func detached() -> Tensor {
    Tensor(adopting: numbers.map { $0 }, shape: shape)
  }
}
