import Plotting
import Testing

struct TableTests {
  @Test("The table has a row for each run, with its ends, its values and what befell it")
  func table() {
    let runs = [
      Run(name: "Good", style: 0, points: [Point(-1, 2), Point(0, 0), Point(1, 1)]),
      Run(
        name: "Bad", style: 1, points: [Point(-1, 2), Point(-1, 9), Point(.nan, 0)],
        divergence: 1),
    ]
    let table = figure(runs).table
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
  func charts() {
    let table = figure(twoRuns, panels: everyPanel).table
    #expect(
      table.header == [
        "Run", "Steps", "Start", "End", "Loss f(x, y), first", "Loss f(x, y), last",
        "Distance to the minimum, first", "Distance to the minimum, last", "Remarks",
      ])
    #expect(table.rows.allSatisfy { $0.count == table.header.count })
  }

  @Test("Rows of parameters that are too short end a run")
  func shortRows() {
    let run = Run(name: "Short", style: 0, rows: [[1, 2], [3, 4], [5], [6, 7]])
    #expect(run.points.prefix(2) == [Point(1, 2), Point(3, 4)])
    #expect(!run.points[2].isFinite)
  }
}
