import Checking
import Foundation
import Observations
import Testing

/// Comparisons of values that are no rows of numbers.
@Suite struct ComparingTests {
  typealias Value = Comparing<ObservedValue>

  private func detail(_ comparing: Value, _ expected: some Any, _ actual: some Any) throws
    -> String?
  {
    let comparison = try comparing.compare(
      expected: ObservedValue(expected), actual: ObservedValue(actual))
    guard let divergence = comparison.divergence else { return nil }
    return divergence.detail ?? divergence.kind.rawValue
  }

  @Test("Numbers within structures are held to the tolerance, all else is compared exactly")
  func numbers() throws {
    #expect(try detail(.numbers(), 1.0, 1 + 1e-10) == nil)
    #expect(try detail(.numbers(), 1.0, 1.1) == "values")
    #expect(try detail(.numbers(within: Tolerance(0.2)), 1.0, 1.1) == nil)
    #expect(try detail(.numbers(), 1_000_000_000_000, 1_000_000_000_001) == "values")
    #expect(try detail(.numbers(), true, false) == "values")
    #expect(try detail(.numbers(), [(1, 0.5)], [(1, 0.5 + 1e-12)]) == nil)
    #expect(
      try detail(.numbers(), [(1, 0.5), (2, 0.5)], [(1, 0.5), (2, 0.75)])
        == "element [1][1] is 0.75 and should be 0.5")
    #expect(
      try detail(.numbers(), [[1.0], [2]], [[1.0], [2, 3]])
        == "element [1] holds 2 elements in place of 1 element")
    #expect(try detail(.numbers(), Double?.some(1), Double?.none) == "values")
    #expect(try detail(.numbers(), Double?.some(1), Double?.some(1)) == nil)
    #expect(try detail(.numbers(), [Int](), [Int]()) == nil)
  }

  @Test("What is compared exactly has no tolerance, and a NaN equals a NaN")
  func exactly() throws {
    #expect(try detail(.exactly, 1.0, 1.0.nextUp) != nil)
    #expect(try detail(.exactly, [Double.nan, .infinity], [Double.nan, .infinity]) == nil)
    #expect(try detail(.exactly, 3, 3) == nil)
    #expect(
      try detail(.exactly, (1, true), (1, false)) == "element [1] is false and should be true")
  }

  @Test("A set has no order, and says what is missing and what does not belong there")
  func set() throws {
    #expect(try detail(.set, [1, 2, 3], [3, 1, 2]) == nil)
    #expect(try detail(.set, [1, 2, 3], [3, 1]) == "2 is missing")
    #expect(try detail(.set, [1, 2], [2, 1, 1]) == "1 does not belong there")
    #expect(
      try detail(.set, [1, 2, 3], [1, 4, 5]) == "2, 3 are missing, and 4, 5 do not belong there")
    #expect(try detail(.set, [[1, 2], [1, 3]], [[1, 3], [1, 2]]) == nil)
    #expect(
      try detail(.set(of: .numbers()), [[0.1, 1], [0.2, 1]], [[0.2, 1], [0.1 + 1e-12, 1]]) == nil)
    #expect(try detail(.set, [Int](), [Int]()) == nil)
    #expect(
      try detail(.set, [Int](), [7, 8, 9, 10, 11]) == "7, 8, 9 and 2 more do not belong there")
  }

  @Test("A set of a million elements where three are expected is compared in no time")
  func manyElements() {
    let comparison = Value.set.compare(
      expected: .list([.integer(1), .integer(2), .integer(3)]),
      actual: .list(Array(repeating: .integer(9), count: 1_000_000)))
    #expect(!comparison.agrees)
  }

  @Test("A sequence names its first element that differs")
  func sequence() throws {
    #expect(try detail(.sequence, ["a", "b"], ["a", "b"]) == nil)
    #expect(
      try detail(.sequence, ["a", "b", "c"], ["a", "x", "y"])
        == "element [1] is “x” and should be “b”")
    #expect(try detail(.sequence, ["a", "b"], ["a"]) == "shape")
    #expect(try detail(.sequence(of: .set), [[1, 2], [3]], [[2, 1], [3]]) == nil)
  }

  @Test("A text names the character at which it differs")
  func text() throws {
    #expect(try detail(.text, "abc", "abc") == nil)
    #expect(try detail(.text, "abc", "abd") == "they differ from character 3 on")
    #expect(try detail(.text, "abc", "ab") == "it ends after 2 characters")
    #expect(try detail(.text, "a", "ab") == "it goes on after 1 character")
  }

  @Test("A rule of the author's decides by itself, and says why")
  func custom() throws {
    let even = Value.custom { _, actual in
      if case .integer(let number) = actual, number.isMultiple(of: 2) { nil } else { "it is odd" }
    }
    #expect(try detail(even, 0, 4) == nil)
    #expect(try detail(even, 0, 3) == "it is odd")
  }

  @Test("Rows are compared by the comparison for their label")
  func labels() {
    let expected = Trace([
      Trace.Row("a call", number: 1, [1]),
      Trace.Row("the result", value: .list([.integer(1), .integer(2)])),
    ])
    var actual = expected
    actual.rows[1].value = .list([.integer(2), .integer(1)])
    let comparing = Comparing<Trace>.rows(byLabel: ["the result": .set])
    #expect(comparing.compare(expected: expected, actual: actual).agrees)
    #expect(!Comparing<Trace>.numbers().compare(expected: expected, actual: actual).agrees)
    actual.rows[0].values = [2]
    let divergence = comparing.compare(expected: expected, actual: actual).divergence
    #expect(divergence?.label == "a call")
    #expect(divergence?.number == 1)
  }

  @Test("Each label's comparison keeps its own tolerance, also within arrays and sets")
  func ownTolerance() {
    let rough = Value.numbers(within: Tolerance(0.1))
    let comparing = Comparing<Trace>.rows(
      byLabel: ["rough": rough, "rough set": .set(of: rough), "rough list": .sequence(of: rough)],
      others: .numbers(within: Tolerance(1e-3)))
    func agrees(_ label: String, _ actual: ObservedValue) -> Bool {
      comparing.compare(
        expected: Trace([Trace.Row(label, [1])]), actual: Trace([Trace.Row(label, value: actual)])
      ).agrees
    }
    for label in ["rough", "rough set", "rough list"] {
      #expect(agrees(label, [1.05]))
      #expect(!agrees(label, [1.2]))
    }
    #expect(agrees("another", [1.0005]))
    #expect(!agrees("another", [1.05]))
  }

  @Test("An array, a tuple and a single value differ, even where their elements are equal")
  func kinds() throws {
    for comparing in [Value.set, .sequence, .set(of: .numbers()), .sequence(of: .numbers())] {
      #expect(try detail(comparing, [3], 3) == "shape")
      #expect(try detail(comparing, 3, [3]) == "shape")
      #expect(try detail(comparing, [0.5], 0.5) == "shape")
      #expect(try detail(comparing, [1, 2], (1, 2)) == "shape")
      #expect(try detail(comparing, (1, 2), [1, 2]) == "shape")
      #expect(try detail(comparing, [1], Optional([1])) == "shape")
      #expect(try detail(comparing, [Int](), Int?.none) == "shape")
      #expect(try detail(comparing, (1, 2), (1, 2)) == nil)
      #expect(try detail(comparing, [Int](), [Double]()) == nil)
      #expect(try detail(comparing, 3, 3) == nil)
      #expect(try detail(comparing, 3, 4) != nil)
    }
    let divergence = Comparing<Trace>.set.compare(
      expected: Trace([Trace.Row("the result", [3])]),
      actual: Trace([Trace.Row("the result", value: .number(3))])
    ).divergence
    #expect(divergence?.description == "The result should be [3] but came out as 3.")
  }

  @Test("A divergence of any kind of value is read back as it was written")
  func codable() throws {
    let divergence = Divergence(
      .values, label: "the result", number: 3, place: "for n = 3", expected: .text("a"),
      actual: .list([.number(.nan), .optional(nil)]), scenario: "on a", detail: "it differs")
    let data = try JSONEncoder().encode(divergence)
    let read = try JSONDecoder().decode(Divergence.self, from: data)
    #expect(read.description == divergence.description)
    #expect(read.actual.wireBytes == divergence.actual.wireBytes)
  }
}
