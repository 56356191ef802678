public import Observations

extension Comparing where Value == ObservedValue {
  /// Compares the structure exactly, numbers within a tolerance, and all other values exactly.
  public static func numbers(within tolerance: Tolerance = .standard) -> Comparing {
    Comparing(tolerance: tolerance) { expected, actual, override, comparison in
      let tolerance = override ?? tolerance
      if case .numbers(let expectedNumbers) = expected, case .numbers(let numbers) = actual,
        !expectedNumbers.isEmpty || !numbers.isEmpty
      {
        comparison.compare(numbers, with: expectedNumbers, within: tolerance)
        return
      }
      let difference = StructuralDifference(of: actual, from: expected) { number, reference in
        let deviation = Tolerance.deviation(of: number, from: reference)
        comparison.add(deviation: deviation)
        return deviation <= tolerance.bound
      }
      if expected.hasOtherThanNumbers { comparison.addExact() }
      if let difference { comparison.add(difference.divergence(expected, actual)) }
    }
  }

  /// Compares everything exactly. A number that is not finite equals itself.
  public static var exactly: Comparing {
    Comparing { expected, actual, _, comparison in
      comparison.addExact()
      let difference = StructuralDifference(of: actual, from: expected) {
        $0 == $1 || $0.isNaN && $1.isNaN
      }
      if let difference { comparison.add(difference.divergence(expected, actual)) }
    }
  }

  /// Compares by a rule of the author's.
  ///
  /// `difference` returns nil where the two agree, and else a clause that says how they differ, for
  /// example `the sum should be 1`.
  public static func custom(
    _ difference:
      @escaping @Sendable (
        _ expected: ObservedValue, _ actual: ObservedValue
      ) -> String?
  ) -> Comparing {
    Comparing { expected, actual, _, comparison in
      comparison.addExact()
      if let detail = difference(expected, actual) {
        comparison.add(Divergence(.values, expected: expected, actual: actual, detail: detail))
      }
    }
  }
}

extension Comparison {
  /// Compares rows of numbers.
  @inline(__always)
  mutating func compare(
    _ numbers: [Double], with expected: [Double], within tolerance: Tolerance
  ) {
    guard numbers.count == expected.count else {
      add(Divergence(.shape, expected: .numbers(expected), actual: .numbers(numbers)))
      return
    }
    for (number, reference) in zip(numbers, expected) {
      let deviation = Tolerance.deviation(of: number, from: reference)
      if deviation > tolerance.bound {
        add(Divergence(.values, expected: .numbers(expected), actual: .numbers(numbers)))
      }
      add(deviation: deviation)
    }
  }
}

extension ObservedValue {
  /// Whether a part of it is compared exactly: anything that is no number, an empty array included.
  fileprivate var hasOtherThanNumbers: Bool {
    switch self {
    case .number: false
    case .numbers(let numbers): numbers.isEmpty
    case .list(let items), .tuple(let items):
      items.isEmpty || items.contains(where: \.hasOtherThanNumbers)
    case .optional(let wrapped): wrapped?.hasOtherThanNumbers ?? true
    case .integer, .boolean, .text: true
    }
  }
}
