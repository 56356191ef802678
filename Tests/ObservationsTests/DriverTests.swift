import Observations
import ProbeRuntime
import Testing

/// Functions of plain types as they are, driven by encoded arguments.
@Suite struct DriverTests {
  static func decayed(step: Int, base: Double, factor: Double, milestones: [Int]) -> Double {
    milestones.filter { $0 <= step }.reduce(base) { rate, _ in rate * factor }
  }

  static func brackets(of budget: Int) -> [(configurations: Int, budget: Int)] {
    [(budget, 1), (1, budget)]
  }

  static func longest(_ texts: [String], _ least: Int?) -> String? {
    texts.filter { $0.count >= least ?? 0 }.max { $0.count < $1.count }
  }

  private func arguments<Value>(_ value: Value) throws -> [UInt8] {
    var writer = WireWriter()
    try writer.write(arguments: value)
    return writer.bytes
  }

  private func result(_ driver: Driver, _ scenario: [UInt8]) throws -> ObservedValue? {
    let trace = try driver.drive(scenario)
    #expect(try Trace(wireBytes: trace.wireBytes) == trace)
    #expect(trace.rows.map(\.label) == ["the result"])
    return trace.rows.first?.value
  }

  @Test("A function is passed as it is, and called with the parts of a tuple")
  func function() throws {
    let driver = Driver("decay", Self.decayed)
    let scenario = try arguments((step: 7, base: 0.5, factor: 0.5, milestones: [9, 2, 7]))
    #expect(try result(driver, scenario) == .number(0.125))
  }

  @Test("A function may return tuples with labels, and take and return optionals and texts")
  func structured() throws {
    let pairs = try result(Driver("brackets", Self.brackets), arguments(9))
    #expect(
      pairs == .list([.tuple([.integer(9), .integer(1)]), .tuple([.integer(1), .integer(9)])]))
    let driver = Driver("longest", Self.longest)
    #expect(
      try result(driver, arguments((["a", "bcd", "ef"], Int?.none))) == .optional(.text("bcd")))
    #expect(try result(driver, arguments((["a"], Int?.some(2)))) == .optional(nil))
  }

  @Test("A function without arguments is asked with nothing")
  func constant() throws {
    #expect(try result(Driver("answer") { 42 }, arguments(())) == .integer(42))
  }

  @Test("A trace that a closure returns is observed row by row")
  func trace() throws {
    let trace = Trace([
      Trace.Row("a call", number: 1, value: .text("a")), Trace.Row("a call", number: 2, [1, 2]),
    ])
    #expect(try Driver("calls") { (_: Int) in trace }.drive(arguments(1)) == trace)
  }

  @Test("Arguments that are cut off, too many, or of another type are refused")
  func malformed() throws {
    let driver = Driver("decay", Self.decayed)
    let scenario = try arguments((7, 0.5, 0.5, [9, 2]))
    for length in 0..<scenario.count {
      #expect(throws: WireFault.self) { try driver.drive(Array(scenario.prefix(length))) }
    }
    #expect(throws: WireFault.leftOver(1)) { try driver.drive(scenario + [0]) }
  }

  @Test("Arguments that no function on the wire can take are refused where they are written")
  func unobservable() {
    #expect(throws: UnobservableType.self) { try arguments((1, { 2 })) }
    #expect(throws: UnobservableType.self) { try arguments([Set([1])]) }
  }
}
