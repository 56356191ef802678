/// The result of comparing what was observed with what was expected.
public struct Comparison: Sendable, Equatable {
  /// The first difference; nil where there is none.
  public private(set) var divergence: Divergence?
  /// The largest |actual − expected| / max(1, |expected|) over all numbers that were compared.
  public private(set) var largestDeviation = 0.0
  /// How many numbers were compared within a tolerance.
  public private(set) var count = 0
  /// How many other values were compared exactly.
  public private(set) var exactCount = 0

  public var agrees: Bool { divergence == nil }

  /// Whether anything was compared at all.
  public var isEmpty: Bool { count == 0 && exactCount == 0 }

  public init() {}
}

extension Comparison {
  /// Adds a number that was compared within a tolerance.
  mutating func add(deviation: Double) {
    largestDeviation = max(largestDeviation, deviation)
    count += 1
  }

  /// Adds a value that was compared exactly.
  mutating func addExact() {
    exactCount += 1
  }

  /// Adds a difference; only the first one is kept.
  mutating func add(_ difference: @autoclosure () -> Divergence) {
    if divergence == nil { divergence = difference() }
  }

  /// Adds what another comparison counted, but not its difference.
  mutating func addCounts(of other: Comparison) {
    largestDeviation = max(largestDeviation, other.largestDeviation)
    count += other.count
    exactCount += other.exactCount
  }

  /// Adds what the comparison of an array's elements counted: its numbers, or else one value.
  mutating func addWhole(_ elements: Comparison) {
    if elements.count > 0 {
      largestDeviation = max(largestDeviation, elements.largestDeviation)
      count += elements.count
    } else {
      addExact()
    }
  }

  /// Says to which row the difference belongs.
  mutating func locate(label: String, number: Int) {
    divergence?.label = label
    divergence?.number = number
  }
}
