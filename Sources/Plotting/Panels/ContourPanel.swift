/// A landscape from above, as bands of equal height with lines between them, and trajectories on it.
public struct ContourPanel: Panel {
  public var landscape: Landscape
  public var trajectories: [Trajectory]
  public var nouns: LineNouns
  public var heading: String

  public init(
    _ landscape: Landscape, trajectories: [Trajectory] = [], nouns: LineNouns = LineNouns(),
    heading: String = "Contours"
  ) {
    self.landscape = landscape
    self.trajectories = trajectories
    self.nouns = nouns
    self.heading = heading
  }

  public var margins: Margins { Margins(left: 38, right: 2) }
  public var colorBarKey: AnyHashable? { landscape.colorBarKey }
  public var table: PanelTable { PanelTable(trajectories, on: landscape, nouns: nouns) }

  /// Returns the height at which both axes have the same scale, or a square for a frame that is much
  /// wider or higher than that.
  public func plotHeight(columnWidth: Double) -> Double {
    let aspect = landscape.frame.height / landscape.frame.width
    let width = columnWidth - margins.left - margins.right
    return width * ((0.4...1.5).contains(aspect) ? aspect : 1)
  }

  public func drawing(in box: Box, sharing backgrounds: SharedBackgrounds) -> any PanelDrawing {
    ContourDrawing(self, in: box, sharing: backgrounds)
  }
}

private struct ContourDrawing: PanelDrawing {
  private let sketches: [LineSketch]
  private let minimum: Point?
  private let background: ContourBackground
  private let backgroundName: String?
  private let box: Box
  private let projection: FlatProjection

  init(_ panel: ContourPanel, in box: Box, sharing backgrounds: SharedBackgrounds) {
    let landscape = panel.landscape
    let frame = landscape.frame
    let projection = FlatProjection(frame: frame, in: box)
    backgroundName = BackgroundKey(.contours, of: landscape, in: box)?.name
    background = backgrounds.background(backgroundName) { ContourBackground(landscape, in: box) }
    self.box = box
    self.projection = projection
    minimum = landscape.minimum.map(projection.page)
    sketches = panel.trajectories.map { trajectory in
      let path = ClippedPath(trajectory.points, within: frame)
      var sketch = LineSketch(trajectory, nouns: panel.nouns)
      sketch.lines = path.lines.map {
        Polyline.simplified($0.map(projection.page), tolerance: 0.2)
      }
      sketch.dots = path.dots.map {
        LineSketch.Dot(place: projection.page(trajectory.points[$0]), index: $0)
      }
      sketch.exits = path.exits.map { exit in
        let here = projection.page(exit.place)
        let ahead = projection.page(exit.place + exit.direction * frame.width)
        return LineSketch.Arrow(place: here, direction: (ahead - here).direction, index: exit.index)
      }
      sketch.mark(path, of: trajectory, within: frame, place: projection.page)
      return sketch
    }
  }

  var legend: [LegendEntry] { LegendEntry.entries(of: sketches, hasMinimum: minimum != nil) }
  var colorScale: ColorScale? { background.heights.colorScale }

  func draw(on canvas: inout Canvas, detail: Detail) {
    canvas.place(background, name: backgroundName, at: box)
    Axes(
      box: box, horizontal: projection.horizontal, vertical: projection.vertical,
      horizontalName: "x", verticalName: "y"
    ).draw(on: &canvas, grid: false)
    LineRenderer(
      sketches: sketches.map { $0.reduced(to: detail) }, minimum: minimum, cased: true,
      hasCaptions: true
    ).draw(on: &canvas)
  }
}
