internal import Observations

/// The first place at which two values differ, found by going through their parts in order.
struct StructuralDifference {
  private let kind: Divergence.Kind
  /// The indices of arrays and tuples that lead to the place, the outermost first.
  private let path: [Int]
  private let expected: ObservedValue
  private let actual: ObservedValue

  /// Finds the first difference; nil where there is none.
  ///
  /// All numbers are passed to `accepts`, also those behind the first difference.
  init?(
    of actual: ObservedValue, from expected: ObservedValue,
    accepts: (_ number: Double, _ expected: Double) -> Bool
  ) {
    guard let found = Self.find(actual, expected, path: [], accepts) else { return nil }
    self = found
  }

  private init(
    _ kind: Divergence.Kind, _ path: [Int], _ expected: ObservedValue, _ actual: ObservedValue
  ) {
    self.kind = kind
    self.path = path
    self.expected = expected
    self.actual = actual
  }

  private static func find(
    _ actual: ObservedValue, _ expected: ObservedValue, path: [Int],
    _ accepts: (_ number: Double, _ expected: Double) -> Bool
  ) -> StructuralDifference? {
    switch (expected, actual) {
    case (.number(let reference), .number(let number)):
      return accepts(number, reference)
        ? nil : StructuralDifference(.values, path, expected, actual)
    case (.list, .list), (.tuple, .tuple), (.numbers, .numbers):
      let (references, items) = (expected.items, actual.items)
      guard references.count == items.count else {
        return StructuralDifference(.shape, path, expected, actual)
      }
      var first: StructuralDifference?
      for (index, (item, reference)) in zip(items, references).enumerated() {
        let found = find(item, reference, path: path + [index], accepts)
        first = first ?? found
      }
      return first
    case (.optional(let reference?), .optional(let wrapped?)):
      return find(wrapped, reference, path: path, accepts)
    default:
      return expected == actual ? nil : StructuralDifference(.values, path, expected, actual)
    }
  }

  /// The difference within two whole values, told by the place of the parts that differ.
  func divergence(_ whole: ObservedValue, _ other: ObservedValue) -> Divergence {
    let place = path.map { "[\($0)]" }.joined()
    let parts =
      switch kind {
      case .shape: "holds \(Self.count(actual)) in place of \(Self.count(expected))"
      default: "is \(ValueText.of(actual)) and should be \(ValueText.of(expected))"
      }
    return Divergence(
      kind, expected: whole, actual: other, detail: path.isEmpty ? nil : "element \(place) \(parts)"
    )
  }

  private static func count(_ value: ObservedValue) -> String {
    let count = value.items.count
    return count == 1 ? "1 element" : "\(count) elements"
  }
}
