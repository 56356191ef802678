public import Observations
public import Plotting

/// The figure of the lines that an experiment draws.
///
/// Points in the plane are drawn on the lesson's landscape, with its heights over the steps. Of other
/// points each coordinate is drawn over the steps. Series of values share one panel.
public struct ExperimentFigure {
  /// The figure; nil where nothing was drawn.
  public private(set) var figure: Figure?
  /// What is not drawn, a sentence each.
  public private(set) var notes: [String] = []

  /// The largest number of lines.
  private static let mostLines = 12
  private static let nouns = LineNouns(line: "Run", point: "step", points: "Steps")

  private let drawing: ExperimentDrawing
  private var styles: [Int: Int] = [:]
  /// The names of the lines, in the order in which they are drawn.
  private var names: [String] = []

  /// Draws lines.
  ///
  /// - Parameters:
  ///   - plots: The lines, whose names are visible text.
  ///   - id: The figure's id.
  ///   - title: The figure's title.
  ///   - drawing: The lesson's landscapes and styles.
  public init(
    of plots: [Plot], id: String, title: String, drawing: ExperimentDrawing
  ) {
    self.drawing = drawing
    var trajectories: [(landscape: String, line: Trajectory)] = []
    var values: [Series] = []
    var coordinates: [Series] = []
    for plot in plots.prefix(Self.mostLines) {
      guard plot.count > 0 else {
        notes.append("“\(plot.name)” has no points, so it is not drawn.")
        continue
      }
      let line = line(named: plot.name)
      switch plot.line {
      case .values(let numbers): values.append(Series(line, values: numbers))
      case .trajectory(let points, let name):
        if points.allSatisfy({ $0.count == 2 }), drawing.landscape(name) != nil {
          trajectories.append(
            (name, Trajectory(line, points: points.map { Point($0[0], $0[1]) })))
        } else {
          coordinates += self.coordinates(of: points, line)
        }
      }
    }
    if plots.count > Self.mostLines {
      notes.append("Only the first \(Self.mostLines) of \(plots.count) lines are drawn.")
    }
    if coordinates.count > Self.mostLines {
      notes.append("Only the first \(Self.mostLines) coordinates are drawn.")
    }
    let panels =
      landscapePanels(trajectories)
      + seriesPanel("Parameters", Array(coordinates.prefix(Self.mostLines)))
      + seriesPanel("Values", values)
    guard !panels.isEmpty else { return }
    figure = Figure(
      id: id, title: title,
      description: "Drawn by the experiment: \(names.joined(separator: ", ")).",
      panels: panels)
  }

  // MARK: Panels

  private func landscapePanels(
    _ trajectories: [(landscape: String, line: Trajectory)]
  ) -> [any Panel] {
    var order: [String] = []
    for (name, _) in trajectories where !order.contains(name) { order.append(name) }
    return order.flatMap { name -> [any Panel] in
      guard let landscape = drawing.landscape(name) else { return [] }
      let lines = trajectories.filter { $0.landscape == name }.map(\.line)
      let heights = lines.map { Series(of: landscape.field, along: $0) }
      let title = order.count > 1 ? ", \(name)" : ""
      return [
        ContourPanel(
          landscape, trajectories: lines, nouns: Self.nouns, heading: "Contours\(title)"),
        SeriesPanel(
          heading: "Loss \(landscape.name)\(title)", series: heights, scale: Self.scale(heights),
          nouns: Self.nouns),
      ]
    }
  }

  private func seriesPanel(_ heading: String, _ series: [Series]) -> [any Panel] {
    series.isEmpty
      ? []
      : [
        SeriesPanel(
          heading: heading, series: series, scale: Self.scale(series), nouns: Self.nouns)
      ]
  }

  /// Logarithmic for positive values that span more than two powers of ten.
  private static func scale(_ series: [Series]) -> Scale.Kind {
    let values = series.flatMap(\.values).filter(\.isFinite)
    guard let least = values.min(), let most = values.max(), least > 0 else { return .linear }
    return most / least > 100 ? .logarithmic : .linear
  }

  // MARK: Lines

  /// Returns a line whose name and look differ from those of the others.
  private mutating func line(named name: String) -> Line {
    let wanted = name.allSatisfy(\.isWhitespace) ? "Line \(names.count + 1)" : name
    var unique = wanted
    var number = 2
    while names.contains(unique) {
      unique = "\(wanted) (\(number))"
      number += 1
    }
    names.append(unique)
    let free = (0...).first { styles[$0] == nil } ?? 0
    let style = drawing.style(name) ?? free
    let variant = styles[style, default: 0]
    styles[style] = variant + 1
    return Line(name: unique, style: style, variant: variant)
  }

  /// Returns each coordinate of points over the steps.
  private mutating func coordinates(of points: [[Double]], _ line: Line) -> [Series] {
    let dimension = min(points.map(\.count).max() ?? 0, Self.mostLines)
    guard dimension > 1 else {
      return [Series(line, values: points.map { $0.first ?? .nan })]
    }
    return (0..<dimension).map { index in
      let values = points.map { $0.indices.contains(index) ? $0[index] : .nan }
      var part = line
      part.name = "\(line.name), parameter \(index + 1)"
      part.variant = line.variant + index
      return Series(part, values: values)
    }
  }
}
