internal import Autograd
internal import Checking
internal import Observations
internal import Plotting
internal import SearchKit

extension FigureKind {
  /// A grid and random search over two hyperparameters of which one matters.
  static let gridAndRandom = FigureKind(
    name: "grid-and-random", title: "The grid",
    numbers: [
      .whole("side", "values on each axis of the grid", in: 1...10, slider: 2...8),
      .whole("seed", "seed", in: 0...1000, slider: 0...20),
      FigureNumber(
        name: "influence", label: "influence of the other axis", range: 0...1),
    ],
    exercise: "grid",
    scenarios: { values in
      var writer = WireWriter()
      axes(values).write(to: &writer)
      return [writer.bytes]
    },
    panels: { values, answers in
      let (grid, random) = places(values, answers)
      let groups = [("Grid", 1, grid), ("Random", 0, random)]
      func panel(
        _ heading: String, _ horizontal: String, _ vertical: Axis,
        _ point: (_ place: [Double], _ isBest: Bool) -> ScatterPanel.DataPoint
      ) -> ScatterPanel {
        ScatterPanel(
          heading: heading, horizontal: Axis(horizontal, range: 0...1), vertical: vertical,
          groups: groups.map { name, style, places in
            let least = places.map { loss(at: $0, values) }.min()
            return ScatterPanel.Group(
              name: name, style: style,
              points: places.map { point($0, loss(at: $0, values) == least) })
          }, noun: "Trial")
      }
      return [
        panel("From above", "what matters", Axis("what hardly matters", range: 0...1)) {
          .init($0[0], $0[1], isBest: $1)
        },
        panel("Along the axis that matters", "what matters", Axis("loss")) {
          .init($0[0], loss(at: $0, values), isBest: $1)
        },
      ]
    },
    result: { values, answers in
      let (grid, random) = places(values, answers)
      func best(_ places: [[Double]]) -> String {
        NumberText.short(places.map { loss(at: $0, values) }.min() ?? .infinity, digits: 3)
      }
      return "reaches \(best(grid)) with \(grid.count) trials, random search "
        + "\(best(random)) with as many."
    })

  private static func axes(_ values: Values) -> [[Double]] {
    let side = Int(values["side"] ?? 1)
    let axis = (0..<side).map { (Double($0) + 0.5) / Double(side) }
    return [axis, axis]
  }

  private static func places(
    _ values: Values, _ answers: [Answer?]
  ) -> (grid: [[Double]], random: [[Double]]) {
    let right = GridExercise.product(axes(values))
    let items = answers.first.flatMap { $0?.trace?.rows.first?.value.items }
    let own = items?.compactMap { item -> [Double]? in
      if case .numbers(let place) = item, place.count == 2 { place } else { nil }
    }
    var random = RandomNumbers(seed: Int(values["seed"] ?? 0))
    return (
      own.map { Array($0.prefix(200)) } ?? right, right.map { _ in [random.unit(), random.unit()] }
    )
  }

  /// A loss with a narrow valley along the first axis, and a gentle slope along the second.
  private static func loss(at place: [Double], _ values: Values) -> Double {
    let distance = (place[0] - 0.35) / 0.12
    return 1 - exp(-distance * distance / 2) + (values["influence"] ?? 0) * place[1]
  }
}
