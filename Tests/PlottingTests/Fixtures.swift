import Plotting

/// The banana of Rosenbrock (1960) with its minimum 1 at (1, 1).
let banana = Landscape(
  field: { x, y in (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x) + 1 },
  x: -2...2, y: -1...3, minimum: Point(1, 1))

/// The points of gradient descent on the banana.
func descent(rate: Double, steps: Int) -> [Point] {
  var p = Point(-1, 2)
  return (0..<steps).map { _ in
    defer {
      let rise = p.y - p.x * p.x
      p = Point(
        p.x - rate * (-2 * (1 - p.x) - 400 * p.x * rise), p.y - rate * 200 * rise)
    }
    return p
  }
}

/// Random points, some of them outside the frame.
func wandering(steps: Int, seed: UInt64) -> [Point] {
  var state = seed
  func next() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) / Double(1 << 53)
  }
  return (0..<steps).map { _ in Point(next() * 4.4 - 2.2, next() * 4.4 - 1.2) }
}

func figure(
  _ runs: [Trajectory], panels: [PanelOfLines] = [.surface(banana), .contours(banana)],
  id: String = "figure"
) -> Figure {
  Figure(
    id: id, title: "Descent on the banana", description: "Runs in a curved valley.",
    panels: panels.map { $0.panel(runs) })
}

let everyPanel: [PanelOfLines] = [
  .surface(banana), .contours(banana), .lines(LineChart(loss: banana)),
  .lines(LineChart(distanceTo: Point(1, 1))),
]

/// Two runs, one of which is marked with a ring.
let twoRuns = [
  Trajectory(name: "Slow", style: 0, points: descent(rate: 0.0005, steps: 100)),
  Trajectory(name: "SGD", style: 1, points: descent(rate: 0.001, steps: 100), divergence: 3),
]

let nouns = LineNouns(line: "Run", point: "step", points: "Steps")

/// A panel of a figure's runs.
struct PanelOfLines: Sendable {
  let panel: @Sendable ([Trajectory]) -> any Panel

  static func surface(_ landscape: Landscape, _ view: View = View()) -> PanelOfLines {
    PanelOfLines { SurfacePanel(landscape, view, trajectories: $0, nouns: nouns) }
  }

  static func contours(_ landscape: Landscape) -> PanelOfLines {
    PanelOfLines { ContourPanel(landscape, trajectories: $0, nouns: nouns) }
  }

  static func lines(_ chart: LineChart) -> PanelOfLines { PanelOfLines { chart.panel(of: $0) } }
}

/// A quantity of the plane's points, drawn over the steps.
struct LineChart: Sendable {
  let name: String
  var range: ClosedRange<Double>?
  let quantity: Landscape.Field
  /// The runs that decide the axes.
  var others: [Trajectory]?

  init(
    name: String, range: ClosedRange<Double>? = nil, quantity: @escaping Landscape.Field
  ) {
    self.name = name
    self.range = range
    self.quantity = quantity
  }

  init(loss landscape: Landscape) {
    self.init(name: "Loss \(landscape.name)", quantity: landscape.field)
  }

  init(distanceTo target: Point) {
    self.init(name: "Distance to the minimum") { x, y in Point(x, y).distance(to: target) }
  }

  func fitted(to others: [Trajectory]) -> LineChart {
    var result = self
    result.others = others
    return result
  }

  func panel(of runs: [Trajectory]) -> any Panel {
    func series(_ runs: [Trajectory]) -> [Series] { runs.map { Series(of: quantity, along: $0) } }
    let panel = SeriesPanel(heading: name, series: series(runs), range: range, nouns: nouns)
    return others.map { panel.fitted(to: series($0)) } ?? panel
  }
}

extension Trajectory {
  /// Creates a run whose ring says where it first diverges.
  init(
    name: String, style: Int, variant: Int = 0, role: Line.Role = .subject, points: [Point],
    divergence: Int
  ) {
    self.init(
      name: name, style: style, variant: variant, role: role, points: points,
      highlight: Highlight(
        index: divergence, remark: "first diverges at step \(divergence)",
        legend: "first divergence"))
  }
}
