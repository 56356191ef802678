import Observations
import ProbeRuntime
import Testing

/// Values of plain types on the wire.
@Suite struct ObservedValueTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let observe: @Sendable () throws -> ObservedValue
    let expected: ObservedValue

    init<Value: Sendable>(_ text: String, _ value: Value, _ expected: ObservedValue) {
      testDescription = text
      observe = { try ObservedValue(value) }
      self.expected = expected
    }
  }

  static let brackets: [[(configurations: Int, budget: Int)]] = [[(9, 1), (3, 3)], []]

  static let cases = [
    Case("an integer", -3, .integer(-3)), Case("the least integer", Int.min, .integer(.min)),
    Case("a number", 0.1, .number(0.1)), Case("a boolean", true, .boolean(true)),
    Case("a text", "a “b”\n\0é", .text("a “b”\n\0é")),
    Case("numbers", [0.5, -0.0], .numbers([0.5, -0.0])), Case("no numbers", [Double](), []),
    Case("integers", [1, 2], .list([.integer(1), .integer(2)])),
    Case("no integers", [Int](), .list([])), Case("no texts", [String](), .list([])),
    Case("arrays of numbers", [[0.5], []], .list([[0.5], []])),
    Case("an optional", Int?.some(3), .optional(.integer(3))),
    Case("nil", Int?.none, .optional(nil)),
    Case("an optional of an optional", Int??.some(nil), .optional(.optional(nil))),
    Case(
      "optionals in an array", [Double?.some(1), nil],
      .list([.optional(.number(1)), .optional(nil)])
    ),
    Case("an optional array", [Int]?.some([]), .optional(.list([]))),
    Case("a tuple", (1, 2.5, "a"), .tuple([.integer(1), .number(2.5), .text("a")])),
    Case(
      "a tuple with labels", (name: "a", isRight: false), .tuple([.text("a"), .boolean(false)])),
    Case(
      "tuples in a tuple", ((1, 2), [(true, "a")]),
      .tuple([
        .tuple([.integer(1), .integer(2)]), .list([.tuple([.boolean(true), .text("a")])]),
      ])),
    Case(
      "arrays of arrays of tuples", brackets,
      .list([
        .list([
          .tuple([.integer(9), .integer(1)]), .tuple([.integer(3), .integer(3)]),
        ]), .list([]),
      ])),
    Case(
      "an optional tuple", (Int, Double)?.some((1, 2)),
      .optional(.tuple([.integer(1), .number(2)]))),
    Case("no tuple", (Int, Double)?.none, .optional(nil)), Case("nothing", (), .tuple([])),
    Case(
      "an optional in a tuple", (Int?.some(1), Int?.none),
      .tuple([.optional(.integer(1)), .optional(nil)])),
  ]

  @Test("A value of plain types is observed with its structure, and read back", arguments: cases)
  func observed(_ value: Case) throws {
    let observed = try value.observe()
    #expect(observed == value.expected)
    #expect(try ObservedValue(wireBytes: observed.wireBytes) == observed)
  }

  private final class Box {}
  private struct Pair { let a = 1 }

  @Test("A value of another type is refused by the name of its type")
  func unobservable() {
    func refused<Value>(_ value: Value) -> String? {
      do throws(UnobservableType) {
        _ = try ObservedValue(value)
        return nil
      } catch { return error.description }
    }
    #expect(refused(Box())?.contains("Box cannot be sent; use Int, Double") == true)
    #expect(refused([Pair()])?.contains("Pair") == true)
    #expect(refused((1, Set([1])))?.contains("Set<") == true)
    #expect(refused([1: 2]) != nil)
  }

  @Test("Every truncation of a value is a fault, and so is a byte too many")
  func truncation() throws {
    for value in Self.cases {
      let bytes = try value.observe().wireBytes
      for length in 0..<bytes.count {
        #expect(throws: WireFault.self) {
          try ObservedValue(wireBytes: Array(bytes.prefix(length)))
        }
      }
      #expect(throws: WireFault.leftOver(1)) { try ObservedValue(wireBytes: bytes + [0]) }
    }
  }

  @Test("Values that are nested without an end are refused before the stack is used up")
  func nesting() {
    func nested(_ level: [UInt8]) -> [UInt8] {
      Array(repeating: level, count: 100_000).reduce(into: []) { $0 += $1 }
    }
    #expect(throws: WireFault.tooDeep) {
      try ObservedValue(wireBytes: nested([5, 1, 0, 0, 0]) + [5, 0, 0, 0, 0])
    }
    #expect(throws: WireFault.tooDeep) { try ObservedValue(wireBytes: nested([7, 1]) + [7, 0]) }
    var deepest = ObservedValue.boolean(true)
    for _ in 1..<ObservedValue.deepestNesting { deepest = .optional(deepest) }
    #expect(throws: Never.self) { try ObservedValue(wireBytes: deepest.wireBytes) }
    #expect(throws: WireFault.tooDeep) {
      try ObservedValue(wireBytes: ObservedValue.optional(deepest).wireBytes)
    }
  }

  @Test("Counts, tags and booleans that cannot be are refused")
  func forged() {
    for tag in [UInt8(4), 5, 6, 3] {
      #expect(throws: WireFault.tooLong(4_294_967_295)) {
        try ObservedValue(wireBytes: [tag, 255, 255, 255, 255])
      }
    }
    #expect(throws: WireFault.unknownTag(8)) { try ObservedValue(wireBytes: [8]) }
    #expect(throws: WireFault.unknownTag(2)) { try ObservedValue(wireBytes: [2, 2]) }
    #expect(throws: WireFault.unknownTag(9)) { try ObservedValue(wireBytes: [7, 9]) }
    #expect(throws: WireFault.notUTF8) { try ObservedValue(wireBytes: [3, 1, 0, 0, 0, 255]) }
  }

  @Test("Noise is either a fault, or a value with just these bytes")
  func noise() {
    var state: UInt32 = 7
    func next(_ bound: UInt32) -> UInt8 {
      state = state &* 1_664_525 &+ 1_013_904_223
      return UInt8((state >> 16) % bound)
    }
    for _ in 0..<5000 {
      let bytes = (0..<next(30)).map { _ in next(9) }
      guard let value = try? ObservedValue(wireBytes: bytes) else { continue }
      #expect(value.wireBytes == bytes)
    }
  }
}
