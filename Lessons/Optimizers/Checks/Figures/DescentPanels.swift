internal import Plotting

/// The panels that figures of optimizers' runs have in common.
enum DescentPanels {
  /// The names of a run and its steps in figures, captions and tables.
  static let nouns = LineNouns(line: "Run", point: "step", points: "Steps")

  /// Returns runs on a loss in three dimensions and from above.
  static func landscape(_ landscape: Landscape, _ runs: [Trajectory]) -> [any Panel] {
    [
      SurfacePanel(landscape, trajectories: runs, nouns: nouns),
      ContourPanel(landscape, trajectories: runs, nouns: nouns),
    ]
  }
}

/// A number that depends on the parameters, drawn over the steps of runs.
struct Quantity: Sendable {
  let name: String
  let value: Landscape.Field

  static func loss(_ landscape: Landscape) -> Quantity {
    Quantity(name: "Loss \(landscape.name)", value: landscape.field)
  }

  /// The Euclidean distance to the minimum.
  static func distance(to minimum: Point) -> Quantity {
    Quantity(name: "Distance to the minimum") { x, y in Point(x, y).distance(to: minimum) }
  }

  /// Returns a panel of runs whose axes are those of other runs, if they are given.
  func panel(of runs: [Trajectory], fittedTo others: [Trajectory]? = nil) -> any Panel {
    func series(_ runs: [Trajectory]) -> [Series] { runs.map { Series(of: value, along: $0) } }
    let panel = SeriesPanel(heading: name, series: series(runs), nouns: DescentPanels.nouns)
    return others.map { panel.fitted(to: series($0)) } ?? panel
  }
}
