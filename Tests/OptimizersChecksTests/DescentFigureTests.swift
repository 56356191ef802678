import Checking
import Figures
import Observations
import OptimizersChecks
import Plotting
import Testing

/// The lesson's figures, drawn from right, wrong and missing runs.
@Suite struct DescentFigureTests {
  private static let sgd = "{optimizer: sgd, learningRate: 0.001}"
  private static let momentum = "{optimizer: momentum, learningRate: 0.01, momentum: 0.9}"

  private static func adam(
    _ rate: String = "0.9", _ beta1: String = "0.9", _ beta2: String = "0.999"
  ) -> String {
    "{optimizer: adam, learningRate: \(rate), beta1: \(beta1), beta2: \(beta2), epsilon: 1.0e-8}"
  }

  private func plan(_ runs: [String]) throws -> Figures.FigurePlan {
    try LessonEntry().figure(
      id: "f",
      description: """
        title: T
        caption: C
        objective: banana
        x: [-2, 2]
        y: [-1, 3]
        start: [-1, 2]
        steps: 60
        charts: true
        runs: [\(runs.joined(separator: ", "))]
        """)
  }

  private func answer(_ rows: [[Double]]) -> Answer {
    .observed(
      Trace(rows.enumerated().map { Trace.Row("the parameters", number: $0 + 1, $1) }))
  }

  /// A run that is further away with each step, and is not a number in the end.
  private let diverging: [[Double]] = (0..<60).map { index -> [Double] in
    guard index < 40 else { return [.nan, .nan] }
    let step = Double(index)
    return [-1 - step * step * step, 2 + step]
  }

  /// Runs, and the names that they have in the figure.
  private static let namings: [([String], [String])] = [
    ([sgd, momentum, adam()], ["SGD", "Momentum", "Adam"]),
    (
      [sgd, adam("0.1"), adam("0.9")],
      ["SGD", "Adam, learning rate 0.1", "Adam, learning rate 0.9"]
    ),
    (
      [adam("0.9", "0.5"), adam("0.9", "0.9"), adam("0.9", "0.9", "0.99")],
      [
        "Adam, beta1 0.5, beta2 0.999", "Adam, beta1 0.9, beta2 0.999",
        "Adam, beta1 0.9, beta2 0.99",
      ]
    ),
    ([adam(), adam()], ["Adam, run 1", "Adam, run 2"]),
    (
      [sgd, sgd, "{optimizer: sgd, learningRate: 1.0e-9}"],
      [
        "SGD, learning rate 0.001, run 1", "SGD, learning rate 0.001, run 2",
        "SGD, learning rate 1e-9",
      ]
    ),
    (
      ["{optimizer: sgd, learningRate: 0.10001}", "{optimizer: sgd, learningRate: 0.10002}"],
      ["SGD, learning rate 0.10001", "SGD, learning rate 0.10002"]
    ),
  ]

  @Test(
    "Runs of one optimizer are named after the hyperparameters in which they differ",
    arguments: namings)
  func names(runs: [String], expected: [String]) throws {
    let figure = try plan(runs).draw(Array(repeating: nil, count: runs.count))
    #expect(figure.runs.map(\.name) == expected)
    let looks = figure.runs.map { [$0.line.style, $0.line.variant] }
    #expect(Set(looks).count == runs.count)
  }

  @Test("One optimizer has one colour, however many runs it has")
  func colors() throws {
    let figure = try plan([Self.sgd, Self.adam("0.1"), Self.adam("0.9")]).draw([nil, nil, nil])
    #expect(figure.runs.map(\.line.style) == [0, 3, 3])
    #expect(figure.runs.map(\.line.variant) == [0, 0, 1])
  }

  @Test("A wrong run of an earlier exercise is faded, one of the figure's own optimizer is not")
  func roles() throws {
    let figure = try plan([Self.sgd, Self.momentum]).draw([answer(diverging), answer(diverging)])
    #expect(figure.runs.map(\.line.role) == [.reference, .faded, .reference, .subject])
    #expect(
      figure.runs.map(\.name) == [
        "SGD, reference", "SGD, yours (wrong, drawn faint)", "Momentum, reference",
        "Momentum, yours",
      ])
  }

  @Test("A missing run is shown by its reference")
  func missing() throws {
    let figure = try plan([Self.sgd, Self.momentum]).draw([nil, answer(diverging)])
    #expect(figure.runs.map(\.line.role) == [.reference, .reference, .subject])
  }

  @Test("Wrong runs do not move the axes: they are those of the references")
  func axes() throws {
    func axes(_ figure: Figure) -> [String] {
      figure.panels.compactMap { panel in
        guard let chart = panel as? SeriesPanel else { return nil }
        return "\(String(describing: chart.range)) \(String(describing: chart.lastIndex))"
      }
    }
    let plan = try plan([Self.sgd, Self.momentum])
    let right = axes(try plan.draw([nil, nil]))
    #expect(right.count == 2)
    #expect(axes(try plan.draw([answer(diverging), answer(diverging)])) == right)
  }
}

extension Figure {
  /// The runs on the figure's contours.
  var runs: [Trajectory] {
    panels.compactMap { ($0 as? ContourPanel)?.trajectories }.first ?? []
  }
}
