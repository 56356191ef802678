import Checking
import Observations
import Testing

/// How the runs of one check are compared with misconceptions and with members of families.
@Suite struct DiagnosisTests {
  private func diagnosis<Value>(
    _ comparing: Comparing<Trace> = .numbers(), right: @escaping @Sendable (Int) -> Value,
    misconceptions: [Variant<Int>] = [], families: [Family<Int>] = [], _ observed: (Int) -> Value
  ) throws -> Diagnosis? {
    let checks = ComparisonChecks<Int>(
      exercise: "rows",
      checks: [.init("rows.some", "Some", points: 1, comparing: comparing) { _ in [1, 2, 3] }],
      conventions: [Variant("rows", "Right.", expect: right)], misconceptions: misconceptions,
      families: families, describe: { "for \($0)" })
    let answers = try [1, 2, 3].map { Answer.observed(try Trace(of: observed($0))) }
    return try checks.examination(seed: 1).judge([answers]).diagnosis
  }

  // MARK: Tolerance

  @Test("A mistake is compared within the check's tolerance, unless it has one of its own")
  func tolerance() throws {
    func named(_ tolerance: Tolerance?, off deviation: Double) throws -> [String]? {
      let negative = Variant<Int>("rows.negative", "It is negative.", tolerance: tolerance) {
        -Double($0)
      }
      return try diagnosis(
        .numbers(within: Tolerance(0.01)), right: { Double($0) }, misconceptions: [negative]
      ) { -Double($0) - deviation }?.misconceptions.map(\.id)
    }
    #expect(try named(nil, off: 0.005) == ["rows.negative"])
    #expect(try named(nil, off: 0.05) == nil)
    #expect(try named(Tolerance(0.1), off: 0.05) == ["rows.negative"])
    #expect(try named(.standard, off: 0.005) == nil)
  }

  @Test("A mistake is compared within the tolerance of each label")
  func labels() throws {
    @Sendable func rows(_ exact: Double, _ rough: Double) -> Trace {
      Trace([Trace.Row("exact", [exact]), Trace.Row("rough", [rough])])
    }
    let comparing = Comparing<Trace>.rows(byLabel: ["rough": .numbers(within: Tolerance(0.1))])
    let negative = Variant<Int>("rows.negative", "It is negative.") {
      rows(-Double($0), -Double($0))
    }
    func named(_ exact: Double, _ rough: Double) throws -> [String]? {
      try diagnosis(
        comparing, right: { rows(Double($0), Double($0)) }, misconceptions: [negative]
      ) { rows(-Double($0) - exact, -Double($0) - rough) }?.misconceptions.map(\.id)
    }
    #expect(try named(0, 0.05) == ["rows.negative"])
    #expect(try named(0.05, 0) == nil)
  }

  // MARK: Families

  /// Returns ten rows of values, the same value again and again after the row `last`.
  private static func rows(
    stoppingAfter last: Int, _ value: @Sendable (Int) -> ObservedValue
  ) -> Trace {
    Trace((1...10).map { Trace.Row("the value", number: $0, value: value(min($0, last))) })
  }

  static let kinds: [@Sendable (Int) -> ObservedValue] = [
    { .integer($0) }, { .boolean($0.isMultiple(of: 2)) }, { .text("row \($0)") },
    { .number(Double($0)) }, { [Double($0), 1] }, { .list([.integer($0)]) },
    { .tuple([.text("a"), .integer($0)]) }, { .optional($0 > 3 ? .integer($0) : nil) },
  ]

  @Test("A family is given the first row that differs, for every kind of value", arguments: kinds)
  func counted(_ value: @escaping @Sendable (Int) -> ObservedValue) throws {
    let stopping = Family<Int>.counted(
      VariantName(id: "rows.stops", sentence: "It stops."),
      candidates: { runs in runs.compactMap(\.firstDifferentRow).prefix(1).map { $0 - 1 } }
    ) { last in
      Variant("rows.stops", "It stops after \(last) rows.") { _ in
        Self.rows(stoppingAfter: last, value)
      }
    }
    let found = try diagnosis(
      right: { _ in Self.rows(stoppingAfter: 10, value) }, families: [stopping]
    ) { _ in Self.rows(stoppingAfter: 6, value) }
    #expect(found?.misconceptions.map(\.sentence) == ["It stops after 6 rows."])
  }

  @Test("The first different row is found by the check's comparing")
  func comparing() throws {
    let found = try differentRow(
      .rows(.set), right: { $0 == 2 ? .list([.integer(1), .integer(2)]) : .list([.integer($0)]) },
      { $0 == 2 ? .list([.integer(2), .integer(1)]) : .list([.integer($0 == 4 ? 9 : $0)]) })
    #expect(found == 4)
    let rough = try differentRow(
      .numbers(within: Tolerance(0.1)), right: { .numbers([Double($0)]) },
      { .numbers([Double($0) + ($0 == 5 ? 7 : 0.01)]) })
    #expect(rough == 5)
  }

  private func differentRow(
    _ comparing: Comparing<Trace>, right: @escaping @Sendable (Int) -> ObservedValue,
    _ observed: @Sendable (Int) -> ObservedValue
  ) throws -> Int? {
    let trace = Self.rows(stoppingAfter: 10, observed)
    let family = Family<Int>.counted(
      VariantName(id: "rows.place", sentence: ""),
      candidates: { $0.compactMap(\.firstDifferentRow) }
    ) { number in
      Variant("rows.place", "\(number)") { _ in trace }
    }
    return try diagnosis(
      comparing, right: { _ in Self.rows(stoppingAfter: 10, right) }, families: [family]
    ) { _ in trace }?.misconceptions.first.flatMap { Int($0.sentence) }
  }

  @Test("A constant is fitted to numbers in every kind of value")
  func fitted() throws {
    func constant(_ value: @escaping @Sendable (Double) -> ObservedValue) throws -> String? {
      @Sendable func trace(_ number: Double) -> Trace {
        Trace([Trace.Row("the result", value: value(number))])
      }
      let family = Family<Int>.fitted(
        VariantName(id: "rows.constant", sentence: ""), in: .positive, shortened: { run, _ in run }
      ) { constant in
        Variant("rows.constant", NumberText.short(constant)) { trace(Double($0) * constant) }
      }
      return try diagnosis(right: { trace(Double($0)) }, families: [family]) {
        trace(Double($0) * 7)
      }?.misconceptions.first?.sentence
    }
    #expect(try constant { [$0] } == "7")
    #expect(try constant { .number($0) } == "7")
    #expect(try constant { .tuple([.text("a"), .number($0)]) } == "7")
    #expect(try constant { .list([[1], [$0, 2]]) } == "7")
    #expect(try constant { .integer(Int($0.rounded())) } == "7")
  }
}
