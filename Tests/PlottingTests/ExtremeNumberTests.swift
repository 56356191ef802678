import Plotting
import Testing

/// Figures of numbers that no axis can show.
@Suite struct ExtremeNumberTests {
  static let wild: [Double] = [
    0, -0.0, 1, -1, .leastNonzeroMagnitude, 1e-300, 1e150, -1e160, 1e300,
    .greatestFiniteMagnitude, -.greatestFiniteMagnitude, .infinity, -.infinity, .nan,
  ]

  /// Every wild number after every other, as the first coordinate, the second or both.
  static let runs: [Trajectory] = (0..<3).map { kind in
    let points = wild.flatMap { a in wild.map { b in (a, b) } }.flatMap { a, b in
      [Point(kind == 1 ? 0.5 : a, kind == 0 ? 0.5 : a), Point(b, b)]
    }
    return Trajectory(name: "wild", style: kind, points: points, divergence: 3)
  }

  private func draw(_ figure: Figure) {
    let text = figure.svg()
    #expect(text.hasSuffix("</svg>"))
    let places = text.matches(of: /\s(?:d|x|y|cx|cy|viewBox)="([^"]*)"/).map(\.1)
    #expect(!places.isEmpty)
    #expect(!places.contains { $0.contains("nan") || $0.contains("inf") })
    #expect(figure.tables.count == 1)
  }

  @Test("A run is drawn whatever its numbers are", arguments: 0..<3)
  func wildRun(kind: Int) { draw(figure([Self.runs[kind]] + twoRuns, panels: everyPanel)) }

  @Test("A run that begins or stays at a number that no axis can show is drawn", arguments: wild)
  func constantRun(number: Double) {
    let points = Array(repeating: Point(number, number), count: 12)
    draw(figure([Trajectory(name: "still", style: 0, points: points)], panels: everyPanel))
  }

  @Test(
    "A landscape is drawn whatever its frame is",
    arguments: [
      -Double.infinity...1, -1e308...1e308, 1...1, 0...0, 1e300...1.1e300,
      0...Double.leastNonzeroMagnitude,
      3...3.0000000000000004, -1e-300...1e-300, 1e6...1.000001e6,
      -Double.infinity...Double.infinity,
    ])
  func frame(range: ClosedRange<Double>) {
    let landscape = Landscape(field: banana.field, x: range, y: range, minimum: Point(1, 1))
    draw(
      figure(
        [Self.runs[0]],
        panels: [.surface(landscape), .contours(landscape), .lines(LineChart(loss: landscape))]))
  }

  @Test(
    "A landscape is drawn whatever its heights are",
    arguments: [0, .leastNonzeroMagnitude, 1e-300, .greatestFiniteMagnitude, .infinity, .nan])
  func heights(number: Double) {
    for heights in [Landscape.Heights.linear, .logarithmic] {
      for field: Landscape.Field in [
        { _, _ in number }, { x, _ in x > 0 ? number : 1 }, { x, _ in x > 0 ? number : -number },
        { x, y in number * x * y },
      ] {
        let landscape = Landscape(field: field, x: -1...1, y: -1...1, heights: heights)
        draw(
          figure(
            twoRuns,
            panels: [.surface(landscape), .contours(landscape), .lines(LineChart(loss: landscape))])
        )
      }
    }
  }

  @Test("A chart's own range that no logarithm can show gives way to the runs'")
  func chartRange() {
    for range in [-1.0...1, 0...1, 1...Double.infinity, 3...3] {
      draw(
        figure(
          twoRuns, panels: [.lines(LineChart(name: "Loss", range: range, quantity: banana.field))]))
    }
  }

  @Test("Ticks of every range end", arguments: wild)
  func ticks(number: Double) {
    for other in Self.wild where number <= other {
      for limit in [1, 5, 8] {
        #expect(Ticks.linear(in: number...other, limit: limit).count <= limit)
        #expect(Ticks.logarithmic(in: number...other, limit: limit).count <= limit)
        _ = Ticks.minorLogarithmic(in: number...other)
      }
    }
    for decimals in 0...8 { #expect(!TickText.fixed(number, decimals: decimals).isEmpty) }
  }
}
