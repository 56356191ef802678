import Checking
import Observations
import SearchChecks
import Testing

/// Hyperband's brackets against the numbers that the paper prints.
///
/// Source: Li, Jamieson, DeSalvo, Rostamizadeh & Talwalkar 2016, arXiv 1603.06560: algorithm 1, and
/// table 1 for R = 81 and η = 3.
@Suite struct PaperTests {
  private static let table = [
    [[81, 1], [27, 3], [9, 9], [3, 27], [1, 81]], [[27, 3], [9, 9], [3, 27], [1, 81]],
    [[9, 9], [3, 27], [1, 81]], [[6, 27], [2, 81]], [[5, 81]],
  ]
  private static let pseudocode = [
    [[81, 1], [27, 3], [9, 9], [3, 27], [1, 81]], [[34, 3], [11, 9], [3, 27], [1, 81]],
    [[15, 9], [5, 27], [1, 81]], [[8, 27], [2, 81]], [[5, 81]],
  ]

  private func brackets(_ convention: Int) throws -> [[[Int]]] {
    let checks: ComparisonChecks<(maximumBudget: Int, eta: Int)> = try LessonsChecks.of("hyperband")
    let trace = try checks.conventions[convention].expect((81, 3))
    return try #require(trace.rows.first).value.items.map { bracket in
      bracket.items.map { rung in
        rung.items.map { if case .integer(let number) = $0 { number } else { -1 } }
      }
    }
  }

  @Test("The lesson’s own brackets are those of the paper’s pseudocode")
  func lessonsOwn() throws { #expect(try brackets(0) == Self.pseudocode) }

  @Test("Every accepted way gives the paper’s pseudocode or its table")
  func accepted() throws {
    let checks: ComparisonChecks<(maximumBudget: Int, eta: Int)> = try LessonsChecks.of("hyperband")
    for index in checks.conventions.indices {
      let isTable = checks.conventions[index].id.hasPrefix("hyperband.table")
      #expect(try brackets(index) == (isTable ? Self.table : Self.pseudocode))
    }
    #expect(checks.conventions.contains { $0.id == "hyperband.table" })
  }

  @Test("A budget of 243 with η = 3 has six brackets, the last of one rung")
  func wholeLogarithm() throws {
    let checks: ComparisonChecks<(maximumBudget: Int, eta: Int)> = try LessonsChecks.of("hyperband")
    let value = try #require(checks.conventions[0].expect((243, 3)).rows.first).value
    #expect(value.items.map(\.items.count) == [6, 5, 4, 3, 2, 1])
  }
}
