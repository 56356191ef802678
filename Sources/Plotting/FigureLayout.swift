/// Where everything on a figure stands.
struct FigureLayout {
  struct Slot {
    var panel: Panel
    /// Where the plot stands, and where all that belongs to it does.
    var box: Box
    var outer: Box
    var drawing: any PanelDrawing
    var bar: ColorBar?
  }

  let width: Double
  let height: Double

  let slots: [Slot]
  private let legend: Legend

  private static let gap = 18.0
  private static let headingHeight = 24.0
  /// The room for a horizontal axis.
  private static let footing = 38.0

  init(_ figure: Figure, layout: Figure.Layout, backgrounds: SharedBackgrounds) {
    let width = layout == .sideBySide ? 720.0 : 360.0
    let perRow = layout == .sideBySide ? 2 : 1
    let lastField = figure.panels.lastIndex { $0.landscape != nil }
    var slots: [Slot] = []
    var top = 4.0
    for first in stride(from: 0, to: figure.panels.count, by: perRow) {
      let row = Array(figure.panels[first..<min(first + perRow, figure.panels.count)])
      let barWidth =
        lastField.map { (first..<first + row.count).contains($0) } == true ? ColorBar.width : 0
      let room = (width - barWidth - FigureLayout.gap * Double(row.count - 1)) / Double(row.count)
      var left = 0.0
      var column = room
      if row.count == 1 && layout == .sideBySide {
        column = 400
        left = (width - barWidth - column) / 2
      }
      let plotHeight = row.map { $0.plotHeight(column: column) }.max() ?? 0
      top += FigureLayout.headingHeight
      for panel in row {
        let insets = panel.insets
        let box = Box(
          x: left + insets.left, y: top, width: column - insets.left - insets.right,
          height: plotHeight)
        let drawing: any PanelDrawing
        var terrain: Terrain?
        switch panel {
        case .contours(let landscape):
          let contours = ContourDrawing(
            landscape, runs: figure.runs, in: box, backgrounds: backgrounds)
          terrain = contours.background.terrain
          drawing = contours
        case .surface(let landscape, let view):
          let surface = SurfaceDrawing(
            landscape, view: view, runs: figure.runs, in: box, backgrounds: backgrounds)
          terrain = surface.background.terrain
          drawing = surface
        case .lines(let chart):
          drawing = LineDrawing(chart, runs: figure.runs, in: box)
        }
        var slot = Slot(
          panel: panel, box: box,
          outer: Box(
            minX: left, maxX: left + column, minY: top - FigureLayout.headingHeight,
            maxY: top + plotHeight + FigureLayout.footing),
          drawing: drawing)
        if slots.count == lastField, let terrain {
          slot.bar = ColorBar(
            terrain: terrain,
            box: Box(x: box.maxX + 16, y: top, width: 12, height: plotHeight))
          slot.outer.maxX += barWidth
        }
        slots.append(slot)
        left += column + FigureLayout.gap
      }
      top += plotHeight + FigureLayout.footing
    }
    legend = Legend(figure, slots: slots, width: width - 20)
    self.width = width
    height = top + legend.height + 4
    self.slots = slots
  }

  func draw(on sheet: inout Sheet, _ detail: Detail) {
    for (index, slot) in slots.enumerated() {
      sheet.writer.open("g", ["id": sheet.sharesGrounds ? sheet.panelName(index) : ""])
      sheet.heading(slot.panel.heading, at: Point(slot.box.centre.x, slot.box.minY - 9))
      let drawing = slot.drawing
      drawing.drawGround(on: &sheet)
      RunDrawing(
        sketches: drawing.sketches.map { $0.reduced(to: detail) },
        minimum: drawing.minimum, cased: drawing.isColored,
        hasCaptions: detail.surfaceHasCaptions || !(drawing is SurfaceDrawing)
      ).draw(on: &sheet)
      slot.bar?.draw(on: &sheet)
      sheet.writer.close("g")
    }
    legend.draw(centredAt: width / 2, top: height - legend.height - 4, on: &sheet)
  }
}

extension Panel {
  var landscape: Landscape? {
    switch self {
    case .contours(let landscape), .surface(let landscape, _): landscape
    case .lines: nil
    }
  }

  fileprivate var heading: String {
    switch self {
    case .contours: "Contours"
    case .surface(let landscape, _):
      landscape.heights == .logarithmic ? "Surface (logarithmic height)" : "Surface"
    case .lines(let chart): chart.name
    }
  }

  fileprivate var insets: (left: Double, right: Double) {
    switch self {
    case .contours: (38, 2)
    case .surface: (0, 0)
    case .lines: (44, 20)
    }
  }

  /// Returns how high a plot is in a column: true to scale for a landscape that is not too narrow.
  fileprivate func plotHeight(column: Double) -> Double {
    guard case .contours(let landscape) = self else {
      if case .surface = self { return column * 0.86 }
      return min(column * 0.55, 220)
    }
    let aspect = landscape.frame.height / landscape.frame.width
    return (column - insets.left - insets.right) * ((0.4...1.5).contains(aspect) ? aspect : 1)
  }
}
