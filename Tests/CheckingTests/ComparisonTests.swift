import Checking
import Observations
import Testing

@Suite struct ComparisonTests {
  static let expected = Trace([
    Trace.Row("the parameters", number: 0, [-1, 2]),
    Trace.Row("the parameters", number: 1, [0.5, 1]),
    Trace.Row("the parameters", number: 2, [0.25, 0.5]),
  ])

  private func compare(_ rows: [Trace.Row]) -> Comparison {
    Comparing.numbers().compare(expected: Self.expected, actual: Trace(rows))
  }

  @Test("Equal traces agree")
  func equal() {
    let comparison = compare(Self.expected.rows)
    #expect(comparison.agrees)
    #expect(comparison.largestDeviation == 0)
    #expect(comparison.count == 6)
  }

  @Test("The first step that is off is named, with what was expected and what came")
  func firstDivergence() throws {
    var rows = Self.expected.rows
    rows[1].values = [0.5, 1.25]
    rows[2].values = [9, 9]
    var divergence = try #require(compare(rows).divergence)
    divergence.place = "after step 1"
    divergence.scenario = "on the bowl"
    #expect(divergence.number == 1)
    #expect(divergence.expected == [0.5, 1])
    #expect(divergence.actual == [0.5, 1.25])
    #expect(divergence.description.contains("After step 1, the parameters should be [0.5, 1]"))
    #expect(divergence.description.contains("on the bowl"))
  }

  @Test("The largest deviation is taken over all rows, not just up to the first that is off")
  func largest() {
    var rows = Self.expected.rows
    rows[1].values = [0.5, 1.25]
    rows[2].values = [8.25, 0.5]
    #expect(compare(rows).largestDeviation == 8)
  }

  @Test("Rows that are missing, and rows too many, are told")
  func counts() {
    #expect(compare(Array(Self.expected.rows.dropLast())).divergence?.kind == .missing)
    let more = Self.expected.rows + [Trace.Row("the parameters", number: 3, [0, 0])]
    #expect(compare(more).divergence?.kind == .unexpected)
  }

  @Test("A row of another length is told as such")
  func shape() {
    var rows = Self.expected.rows
    rows[0].values = [-1]
    #expect(compare(rows).divergence?.kind == .shape)
  }

  @Test("A NaN is a divergence")
  func notANumber() {
    var rows = Self.expected.rows
    rows[2].values = [.nan, 0.5]
    #expect(compare(rows).divergence?.number == 2)
  }

  @Test("Where the reference leaves the finite numbers, the comparison ends")
  func infiniteReference() {
    var diverging = Self.expected
    diverging.rows[2].values = [.infinity, 0]
    let actual = Trace(Array(Self.expected.rows.prefix(2)))
    #expect(Comparing.numbers().compare(expected: diverging, actual: actual).agrees)
  }
}
