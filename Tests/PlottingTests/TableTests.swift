import Plotting
import Testing

struct TableTests {
  @Test("The table has a row for each run, with its ends, its values and remarks")
  func table() throws {
    let runs = [
      Trajectory(name: "Good", style: 0, points: [Point(-1, 2), Point(0, 0), Point(1, 1)]),
      Trajectory(
        name: "Bad", style: 1, points: [Point(-1, 2), Point(-1, 9), Point(.nan, 0)],
        divergence: 1),
    ]
    let table = try #require(figure(runs).tables.first)
    #expect(
      table.header == [
        "Run", "Steps", "Start", "End", "f(x, y), first", "f(x, y), last", "Remarks",
      ])
    #expect(
      table.rows == [
        ["Good", "3", "(−1, 2)", "(1, 1)", "105", "1", ""],
        [
          "Bad", "3", "(−1, 2)", "(NaN, 0)", "105", "NaN",
          "first diverges at step 1; leaves the frame at step 1; not finite from step 2",
        ],
      ])
  }

  @Test("Where there are charts, the table has their quantities")
  func charts() throws {
    let tables = figure(twoRuns, panels: everyPanel).tables
    let table = try #require(tables.first)
    #expect(tables.count == 1)
    #expect(
      table.header == [
        "Run", "Steps", "Start", "End", "Loss f(x, y), first", "Loss f(x, y), last",
        "Distance to the minimum, first", "Distance to the minimum, last", "Remarks",
      ])
    #expect(table.rows.allSatisfy { $0.count == table.header.count })
  }

  @Test("Rows of parameters that are too short end a run")
  func shortRows() {
    let run = Trajectory(name: "Short", style: 0, rows: [[1, 2], [3, 4], [5], [6, 7]])
    #expect(run.points.prefix(2) == [Point(1, 2), Point(3, 4)])
    #expect(!run.points[2].isFinite)
  }
}
