internal import Autograd
internal import Checking
internal import Figures
internal import Plotting
internal import SchedulesKit
internal import YAMLReading

/// The part of the plane in which paths are drawn, and their start.
struct PathFrame: Sendable {
  let landscape: Landscape
  let start: [Double]
  let steps: Int

  init(_ objective: Objective, _ reader: inout DescriptionReader) {
    let x = reader.range("x", in: -1e6...1e6)
    let y = reader.range("y", in: -1e6...1e6)
    start = reader.numbers("start", count: 2, in: -1e6...1e6)
    steps = reader.whole("steps", in: 1...2000)
    landscape = Landscape(
      id: objective.rawValue, field: objective.field, x: x, y: y, minimum: objective.minimum)
  }

  /// Returns the points of gradient descent, as long as they are finite.
  func path(
    on objective: Objective, rate: Double, clippedTo bound: Double = .infinity
  ) -> [[Double]] {
    let parameters = Tensor(start, requiresGradient: true)
    var rows = [start]
    for _ in 0..<steps {
      objective.loss(parameters).backward()
      let gradient = [parameters.gradient.scalars].limited(
        by: parameters.gradient.scalars.norm, to: bound)[0]
      parameters.zeroGradient()
      parameters.scalars = zip(parameters.scalars, gradient).map { $0 - rate * $1 }
      rows.append(parameters.scalars)
      guard parameters.scalars.allSatisfy(\.isFinite) else { break }
    }
    return rows
  }

  /// Returns paths from above, and their losses over the steps, as far as they are in a range.
  func panels(_ trajectories: [Trajectory], losses: ClosedRange<Double>) -> [any Panel] {
    [
      ContourPanel(landscape, trajectories: trajectories, nouns: runNouns),
      SeriesPanel(
        heading: "Loss",
        series: trajectories.map { Series(of: landscape.field, along: $0) },
        range: losses, nouns: runNouns),
    ]
  }

  /// Returns the result of a path.
  func facts(_ rows: [[Double]], run: String, name: String, values: [String: Double]) -> RunFacts {
    let finite = rows.prefix { $0.allSatisfy(\.isFinite) }
    let end = finite.last ?? start
    let isInView = landscape.x.contains(end[0]) && landscape.y.contains(end[1])
    let isDiverged = finite.count < rows.count || !isInView
    let loss = landscape.field(end[0], end[1])
    let place = "(\(end.map { NumberText.short($0, digits: 3) }.joined(separator: ", ")))"
    return RunFacts(
      run: run, name: name, values: values, steps: finite.count - 1, finalLoss: loss,
      isDiverged: isDiverged,
      result: isDiverged
        ? "leaves the view."
        : "ends at \(place) with the loss \(NumberText.short(loss, digits: 3)).")
  }
}

/// Gradient descent with constant rates in the ravine.
struct RavineFigure: Sendable {
  private var text: FigureText
  private let frame: PathFrame
  private var rates: [Double]
  private let standards: [Double]
  private let isAdjustable: [Bool]

  init(_ text: FigureText, _ reader: inout DescriptionReader) {
    self.text = text
    frame = PathFrame(.ravine, &reader)
    let runs = reader.list("runs", atMost: 4, of: "a run") { reader in
      (reader.number("rate", in: 1e-6...1), !reader.words("adjust", among: ["rate"]).isEmpty)
    }
    rates = runs.map(\.0)
    standards = rates
    isAdjustable = runs.map(\.1)
  }

  var plan: FigurePlan {
    let adjustables = standards.indices.filter { isAdjustable[$0] }.map { index in
      AdjustableRun(
        id: "run\(index + 1)", name: "Run \(index + 1)", exercise: nil,
        adjustables: [
          Adjustable(
            "rate", label: "rate", standard: standards[index], in: 1e-6...1, slider: 0.001...0.06)
        ])
    }
    return FigurePlan(
      runs: [],
      draw: { _ in
        text.figure(
          frame.panels(
            rates.enumerated().map { index, rate in
              Trajectory(
                name: name(index), style: index, rows: frame.path(on: .ravine, rate: rate))
            }, losses: 0.1...1000))
      },
      facts: { _ in
        rates.enumerated().map { index, rate in
          frame.facts(
            frame.path(on: .ravine, rate: rate), run: "run\(index + 1)", name: name(index),
            values: ["rate": rate])
        }
      },
      adjustableRuns: adjustables,
      adjust: { settings in
        var figure = self
        figure.rates = standards.enumerated().map { index, rate in
          settings.value(of: "rate", in: "run\(index + 1)") ?? rate
        }
        figure.text = text.adjusted(to: settings, in: adjustables)
        return figure.plan
      })
  }

  private func name(_ index: Int) -> String { "Rate \(NumberText.short(rates[index]))" }
}

/// Gradient descent on the banana at a rate that is too large, with and without clipping.
struct ClipFigure: Sendable {
  private var text: FigureText
  private let frame: PathFrame
  private var rate: Double
  private var maximum: Double

  init(_ text: FigureText, _ reader: inout DescriptionReader) {
    self.text = text
    frame = PathFrame(.banana, &reader)
    rate = reader.number("rate", in: 1e-6...1)
    maximum = reader.number("maximum", in: 1e-3...1e6)
  }

  var plan: FigurePlan {
    let adjustables = [
      AdjustableRun(
        id: "clipped", name: "Clipped", exercise: nil,
        adjustables: [
          Adjustable(
            "rate", label: "rate", standard: rate, in: 1e-6...1, slider: 0.0005...0.02,
            scale: .logarithmic),
          Adjustable(
            "maximum", label: "maximum", standard: maximum, in: 1e-3...1e6, slider: 0.5...500,
            scale: .logarithmic),
        ])
    ]
    let bounds = [("Not clipped", Double.infinity), ("Clipped", maximum)]
    let paths = bounds.map { frame.path(on: .banana, rate: rate, clippedTo: $0.1) }
    return FigurePlan(
      runs: [],
      draw: { _ in
        text.figure(
          frame.panels(
            zip(bounds, paths).enumerated().map { index, pair in
              Trajectory(name: pair.0.0, style: index, rows: pair.1)
            }, losses: 1...1000))
      },
      facts: { _ in
        [
          frame.facts(
            paths[1], run: "clipped", name: "Clipped",
            values: ["rate": rate, "maximum": maximum])
        ]
      },
      adjustableRuns: adjustables,
      adjust: { settings in
        var figure = self
        figure.rate = settings.value(of: "rate", in: "clipped") ?? rate
        figure.maximum = settings.value(of: "maximum", in: "clipped") ?? maximum
        figure.text = text.adjusted(to: settings, in: adjustables)
        return figure.plan
      })
  }
}

extension Objective {
  /// The loss as a function of the plane.
  var field: Landscape.Field {
    switch self {
    case .ravine: { x, y in 0.5 * (x * x + 50 * y * y) }
    case .banana: { x, y in (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x) + 1 }
    default: { x, y in self.loss(Tensor([x, y])).item }
    }
  }

  /// The place to mark in a figure, where there is just one.
  var minimum: Point? {
    switch self {
    case .banana: Point(1, 1)
    case .ravine, .bowl: Point(0, 0)
    case .tiltedRavine: Point(0.5, 0.5)
    case .quartic, .fiveBowls: nil
    }
  }
}
