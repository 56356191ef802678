extension Figure {
  /// Returns the figure with the lines of another drawing of it that differ from its own.
  ///
  /// They are faded, and their names have a remark. Lines that are references themselves are left out.
  public func comparing(with other: Figure, remark: String) -> Figure {
    var result = self
    result.panels = panels.enumerated().map { index, panel in
      guard other.panels.indices.contains(index) else { return panel }
      return Figure.comparing(panel, with: other.panels[index], remark)
    }
    return result
  }

  private static func comparing(
    _ panel: any Panel, with other: any Panel, _ remark: String
  ) -> any Panel {
    switch (panel, other) {
    case (var panel as SurfacePanel, let other as SurfacePanel):
      panel.trajectories += other.trajectories.new(to: panel.trajectories, remark)
      return panel
    case (var panel as ContourPanel, let other as ContourPanel):
      panel.trajectories += other.trajectories.new(to: panel.trajectories, remark)
      return panel
    case (var panel as SeriesPanel, let other as SeriesPanel):
      panel.series += other.series.new(to: panel.series, remark)
      return panel
    default: return panel
    }
  }
}

/// A line of a panel with what it shows.
private protocol ComparableLine {
  associatedtype Element: Equatable

  var line: Line { get set }
  var highlight: Highlight? { get set }
  /// What is drawn: the part before the first number that is not finite.
  var drawn: [Element] { get }
}

extension Trajectory: ComparableLine {
  fileprivate var drawn: [Point] { Array(points.prefix(finiteCount)) }
}

extension Series: ComparableLine {
  fileprivate var drawn: [Double] { Array(values.prefix { $0.isFinite }) }
}

extension Array where Element: ComparableLine {
  /// Returns the subjects' lines that are not among others, faded.
  fileprivate func new(to others: Self, _ remark: String) -> Self {
    let known = others.map(\.drawn)
    return filter { $0.line.role == .subject && !known.contains($0.drawn) }.map { line in
      var faded = line
      faded.line.name += ", \(remark)"
      faded.line.role = .faded
      faded.highlight = nil
      return faded
    }
  }
}
