import Plotting

/// The banana of Rosenbrock (1960) with its minimum 1 at (1, 1).
let banana = Landscape(
  field: { x, y in (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x) + 1 },
  x: -2...2, y: -1...3, minimum: Point(1, 1))

/// A run of gradient descent down the banana.
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

/// A run that wanders over the frame and never comes to rest.
func wandering(steps: Int, seed: UInt64) -> [Point] {
  var state = seed
  func next() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) / Double(1 << 53)
  }
  return (0..<steps).map { _ in Point(next() * 4.4 - 2.2, next() * 4.4 - 1.2) }
}

func figure(
  _ runs: [Run], panels: [Panel] = [.surface(banana), .contours(banana)], id: String = "figure"
) -> Figure {
  Figure(
    id: id, title: "Descent on the banana", description: "Runs in a curved valley.",
    panels: panels, runs: runs)
}

let everyPanel: [Panel] = [
  .surface(banana), .contours(banana), .lines(LineChart(loss: banana)),
  .lines(LineChart(distanceTo: Point(1, 1))),
]

/// Two runs, one of which leaves its reference.
let twoRuns = [
  Run(name: "Slow", style: 0, points: descent(rate: 0.0005, steps: 100)),
  Run(name: "SGD", style: 1, points: descent(rate: 0.001, steps: 100), divergence: 3),
]
