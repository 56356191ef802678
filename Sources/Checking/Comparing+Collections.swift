public import Observations

extension Comparing where Value == ObservedValue {
  /// Compares two arrays, or two tuples, element by element, in their order.
  ///
  /// A value of another kind than the expected one differs in its shape. Two values that are neither
  /// arrays nor tuples are compared by `element`.
  public static func sequence(of element: Comparing = .exactly) -> Comparing {
    Comparing(tolerance: element.tolerance) { expected, actual, override, comparison in
      guard comparison.compareKinds(of: actual, with: expected) else { return }
      guard expected.isCollection else {
        element.body(expected, actual, override, &comparison)
        return
      }
      let (references, items) = (expected.items, actual.items)
      var inner = Comparison()
      for (index, (item, reference)) in zip(items, references).enumerated() {
        let wasEqual = inner.agrees
        element.body(reference, item, override, &inner)
        guard wasEqual, !inner.agrees else { continue }
        comparison.add(
          Divergence(
            .values, expected: expected, actual: actual,
            detail: "element [\(index)] is \(ValueText.of(item)) and should be "
              + ValueText.of(reference)))
      }
      comparison.addWhole(inner)
      if references.count != items.count {
        comparison.add(Divergence(.shape, expected: expected, actual: actual))
      }
    }
  }

  /// Compares two arrays, or two tuples, as sets: each expected element must be there as often as
  /// expected, in any order, and nothing else.
  ///
  /// A value of another kind than the expected one differs in its shape. Two values that are neither
  /// arrays nor tuples are compared by `element`.
  ///
  /// Every element is compared with the expected ones that have no partner yet, so two arrays of n
  /// elements take up to n² / 2 comparisons.
  public static func set(of element: Comparing = .exactly) -> Comparing {
    Comparing(tolerance: element.tolerance) { expected, actual, override, comparison in
      guard comparison.compareKinds(of: actual, with: expected) else { return }
      guard expected.isCollection else {
        element.body(expected, actual, override, &comparison)
        return
      }
      var matching = SetMatching(expected: expected.items, actual: actual.items)
      matching.match { reference, item in
        var inner = Comparison()
        element.body(reference, item, override, &inner)
        return inner
      }
      comparison.addWhole(matching.comparison)
      if let detail = matching.difference {
        comparison.add(
          Divergence(
            .values, expected: .list(matching.common + matching.missing),
            actual: .list(matching.common + matching.surplus), detail: detail))
      }
    }
  }

  /// ``set(of:)`` with elements that are compared exactly.
  public static var set: Comparing { Comparing.set(of: .exactly) }

  /// ``sequence(of:)`` with elements that are compared exactly.
  public static var sequence: Comparing { Comparing.sequence(of: .exactly) }

  /// Compares texts character by character.
  public static var text: Comparing {
    Comparing { expected, actual, _, comparison in
      comparison.addExact()
      guard expected != actual else { return }
      comparison.add(
        Divergence(
          .values, expected: expected, actual: actual,
          detail: TextDifference.clause(expected: expected, actual: actual)))
    }
  }
}

extension Comparison {
  /// Returns whether both values are arrays, both tuples, or neither; adds a difference where not.
  fileprivate mutating func compareKinds(
    of actual: ObservedValue, with expected: ObservedValue
  ) -> Bool {
    guard expected.isSameKindOfCollection(as: actual) else {
      addExact()
      add(Divergence(.shape, expected: expected, actual: actual))
      return false
    }
    return true
  }
}

/// Pairs the elements of two arrays in any order.
private struct SetMatching {
  private let expected: [ObservedValue]
  private let actual: [ObservedValue]
  /// The expected elements that have a partner.
  private(set) var common: [ObservedValue] = []
  /// The expected elements that have none.
  private(set) var missing: [ObservedValue] = []
  /// The actual elements that have none.
  private(set) var surplus: [ObservedValue] = []
  /// The comparisons of the pairs.
  private(set) var comparison = Comparison()

  /// The most surplus elements that are looked at: a submission decides how many it returns.
  private static let mostSurplus = 100

  init(expected: [ObservedValue], actual: [ObservedValue]) {
    self.expected = expected
    self.actual = Array(actual.prefix(expected.count + Self.mostSurplus))
  }

  mutating func match(_ compare: (_ expected: ObservedValue, _ actual: ObservedValue) -> Comparison)
  {
    var open = expected
    for item in actual {
      var found = false
      for (index, reference) in open.enumerated() {
        let pair = compare(reference, item)
        guard pair.agrees else { continue }
        comparison.addCounts(of: pair)
        common.append(open.remove(at: index))
        found = true
        break
      }
      if !found { surplus.append(item) }
    }
    missing = open
  }

  /// A clause that names the first elements that have no partner; nil where all have one.
  var difference: String? {
    let lacks = missing.isEmpty ? nil : Self.clause(missing, "is missing", "are missing")
    let holds =
      surplus.isEmpty ? nil : Self.clause(surplus, "does not belong there", "do not belong there")
    let clauses = [lacks, holds].compactMap(\.self)
    return clauses.isEmpty ? nil : clauses.joined(separator: ", and ")
  }

  private static func clause(_ items: [ObservedValue], _ one: String, _ many: String) -> String {
    let names = items.prefix(3).map { ValueText.of($0) }.joined(separator: ", ")
    let more = items.count > 3 ? " and \(items.count - 3) more" : ""
    return "\(names)\(more) \(items.count == 1 ? one : many)"
  }
}

/// Where two texts differ, in words.
private enum TextDifference {
  static func clause(expected: ObservedValue, actual: ObservedValue) -> String? {
    guard case .text(let reference) = expected, case .text(let text) = actual else { return nil }
    let common = zip(text, reference).prefix { $0 == $1 }.count
    if common == text.count { return "it ends after \(characters(common))" }
    if common == reference.count { return "it goes on after \(characters(common))" }
    return "they differ from character \(common + 1) on"
  }

  private static func characters(_ count: Int) -> String {
    count == 1 ? "1 character" : "\(count) characters"
  }
}
