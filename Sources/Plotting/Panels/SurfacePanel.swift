/// A landscape in three dimensions, as a shaded surface in a box with axes, and trajectories on it.
public struct SurfacePanel: Panel {
  public var landscape: Landscape
  public var view: View
  public var trajectories: [Trajectory]
  public var nouns: LineNouns
  public var heading: String

  /// Creates a panel. Its default heading states whether the heights are logarithmic.
  public init(
    _ landscape: Landscape, _ view: View = View(), trajectories: [Trajectory] = [],
    nouns: LineNouns = LineNouns(), heading: String? = nil
  ) {
    self.landscape = landscape
    self.view = view
    self.trajectories = trajectories
    self.nouns = nouns
    self.heading =
      heading
      ?? (landscape.heights == .logarithmic ? "Surface (logarithmic height)" : "Surface")
  }

  public var margins: Margins { Margins(left: 0, right: 0) }
  public var colorBarKey: AnyHashable? { landscape.colorBarKey }
  public var table: PanelTable { PanelTable(trajectories, on: landscape, nouns: nouns) }

  public func plotHeight(columnWidth: Double) -> Double { columnWidth * 0.86 }

  public func drawing(in box: Box, sharing backgrounds: SharedBackgrounds) -> any PanelDrawing {
    SurfaceDrawing(self, in: box, sharing: backgrounds)
  }
}

/// The direction from which a surface is seen, in degrees.
public struct View: Sendable, Hashable {
  /// The turn about the vertical: 0 looks along y, and a positive one moves the eye towards small
  /// x.
  public var azimuth: Double
  /// The height of the eye: 0 looks from the side, 90 from above.
  public var elevation: Double

  /// The height of the box around the surface as a part of its width.
  public var height: Double

  public init(azimuth: Double = 12, elevation: Double = 50, height: Double = 0.5) {
    self.azimuth = azimuth
    self.elevation = elevation
    self.height = height
  }
}

private struct SurfaceDrawing: PanelDrawing {
  private let sketches: [LineSketch]
  private let minimum: Point?
  private let background: SurfaceBackground
  private let backgroundName: String?
  private let box: Box
  private let projection: SurfaceProjection

  init(_ panel: SurfacePanel, in box: Box, sharing backgrounds: SharedBackgrounds) {
    let (landscape, view) = (panel.landscape, panel.view)
    backgroundName = BackgroundKey(.surface(view), of: landscape, in: box)?.name
    let background = backgrounds.background(backgroundName) {
      SurfaceBackground(landscape, view: view, in: box)
    }
    self.background = background
    self.box = box
    projection = SurfaceProjection(frame: landscape.frame, view: view, panel: box)
    let surface = SurfaceTrajectories(
      heights: background.heights, projection: projection, visibility: background.visibility)
    minimum = landscape.minimum.map(surface.page)
    sketches = panel.trajectories.map { surface.sketch($0, nouns: panel.nouns) }
  }

  var legend: [LegendEntry] { LegendEntry.entries(of: sketches, hasMinimum: minimum != nil) }
  var colorScale: ColorScale? { background.heights.colorScale }

  func draw(on canvas: inout Canvas, detail: Detail) {
    let axes = SurfaceAxes(heights: background.heights, projection: projection)
    axes.drawWalls(on: &canvas)
    canvas.place(background, name: backgroundName, at: box)
    axes.drawTicks(on: &canvas)
    LineRenderer(
      sketches: sketches.map { $0.reduced(to: detail) }, minimum: minimum, cased: true,
      hasCaptions: detail.surfaceHasCaptions
    ).draw(on: &canvas)
  }
}
