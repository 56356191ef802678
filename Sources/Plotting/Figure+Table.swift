extension Figure {
  /// What a figure shows, as rows of text for who cannot see it.
  public struct Table: Sendable, Hashable {
    public var header: [String]
    public var rows: [[String]]
  }

  /// A row for each run: its steps, start and end, the first and last value of each chart's
  /// quantity (of the landscape's where there is no chart), and what befell it.
  public var table: Table {
    let quantities = tabledQuantities
    let names = quantities.flatMap { ["\($0.name), first", "\($0.name), last"] }
    let header = ["Run", "Steps", "Start", "End"] + names + ["Remarks"]
    let rows = runs.map { run in
      let ends = [run.points.first, run.points.last]
      var row = [run.name, String(run.points.count)]
      row += ends.map { $0.map(TickText.point) ?? "none" }
      for quantity in quantities {
        row += ends.map { end in
          end.map { TickText.short(quantity.field($0.x, $0.y)) } ?? "none"
        }
      }
      return row + [remarks(on: run)]
    }
    return Table(header: header, rows: rows)
  }

  private var tabledQuantities: [(name: String, field: Landscape.Field)] {
    var charts: [(name: String, field: Landscape.Field)] = []
    var landscapes: [(name: String, field: Landscape.Field)] = []
    for panel in panels {
      switch panel {
      case .lines(let chart): charts.append((chart.name, chart.quantity))
      case .contours(let landscape), .surface(let landscape, _):
        if !landscapes.contains(where: { $0.name == landscape.name }) {
          landscapes.append((landscape.name, landscape.field))
        }
      }
    }
    return charts.isEmpty ? landscapes : charts
  }

  /// What befell a run, separated by semicolons; empty where there is nothing to say.
  func remarks(on run: Run) -> String {
    var remarks: [String] = []
    if run.role == .faded { remarks.append("drawn faint") }
    if let divergence = run.divergence { remarks.append("first diverges at step \(divergence)") }
    let frames = panels.compactMap(\.landscape?.frame)
    if let frame = frames.first {
      if let start = run.points.first, start.isFinite, !frame.contains(start) {
        remarks.append("starts outside the frame")
      }
      if let exit = Track(run, within: frame).exits.first {
        remarks.append("leaves the frame at step \(exit.step)")
      }
    }
    if run.finiteCount < run.points.count {
      remarks.append("not finite from step \(run.finiteCount)")
    }
    return remarks.joined(separator: "; ")
  }
}
