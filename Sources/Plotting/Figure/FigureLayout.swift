/// The places of a figure's panels, colour bars and legend.
struct FigureLayout {
  struct Slot {
    let heading: String
    /// The box of the plot.
    let box: Box
    /// The box of the plot, its heading, its axes and its colour bar.
    let outer: Box
    let drawing: any PanelDrawing
    let colorBar: ColorBar?
  }

  let width: Double
  let height: Double

  let slots: [Slot]
  let legend: Legend

  private static let gap = 18.0
  private static let headingHeight = 24.0
  /// The height below a plot for a horizontal axis.
  private static let axisHeight = 38.0

  init(_ figure: Figure, layout: Figure.Layout, backgrounds: SharedBackgrounds) {
    let width = layout == .sideBySide ? 720.0 : 360.0
    let perRow = layout == .sideBySide ? 2 : 1
    let barWidths = FigureLayout.barWidths(of: figure.panels)
    var slots: [Slot] = []
    var top = 4.0
    for first in stride(from: 0, to: figure.panels.count, by: perRow) {
      let row = first..<min(first + perRow, figure.panels.count)
      let barsWidth = row.reduce(0) { $0 + barWidths[$1] }
      let gaps = FigureLayout.gap * Double(row.count - 1)
      var left = 0.0
      var column = (width - barsWidth - gaps) / Double(row.count)
      if row.count == 1 && layout == .sideBySide {
        column = 400
        left = (width - barsWidth - column) / 2
      }
      let plotHeight =
        figure.panels[row].map { $0.plotHeight(columnWidth: column) }.max() ?? 0
      top += FigureLayout.headingHeight
      for index in row {
        let panel = figure.panels[index]
        let margins = panel.margins
        let box = Box(
          x: left + margins.left, y: top, width: column - margins.left - margins.right,
          height: plotHeight)
        let drawing = panel.drawing(in: box, sharing: backgrounds)
        let hasBar = barWidths[index] > 0
        slots.append(
          Slot(
            heading: panel.heading, box: box,
            outer: Box(
              minX: left, maxX: left + column + barWidths[index],
              minY: top - FigureLayout.headingHeight,
              maxY: top + plotHeight + FigureLayout.axisHeight),
            drawing: drawing,
            colorBar: (hasBar ? drawing.colorScale : nil).map {
              ColorBar(
                colors: $0, box: Box(x: box.maxX + 16, y: top, width: 12, height: plotHeight))
            }))
        left += column + barWidths[index] + FigureLayout.gap
      }
      top += plotHeight + FigureLayout.axisHeight
    }
    legend = Legend(of: slots.map(\.drawing), width: width - 20)
    self.width = width
    height = top + legend.height + 4
    self.slots = slots
  }

  /// Returns the width of each panel's colour bar, which is 0 for a panel without one.
  ///
  /// The bar of several panels with the same key is beside the last of them.
  private static func barWidths(of panels: [any Panel]) -> [Double] {
    let keys = panels.map(\.colorBarKey)
    return keys.indices.map { index in
      keys[index] != nil && !keys[(index + 1)...].contains(keys[index]) ? ColorBar.width : 0
    }
  }

  func draw(on canvas: inout Canvas, _ detail: Detail) {
    for (index, slot) in slots.enumerated() {
      canvas.writer.open("g", ["id": canvas.refersToBackgrounds ? canvas.panelID(index) : ""])
      canvas.heading(slot.heading, at: Point(slot.box.centre.x, slot.box.minY - 9))
      slot.drawing.draw(on: &canvas, detail: detail)
      slot.colorBar?.draw(on: &canvas)
      canvas.writer.close("g")
    }
    legend.draw(centredAt: width / 2, top: height - legend.height - 4, on: &canvas)
  }
}
