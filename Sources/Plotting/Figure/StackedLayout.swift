/// A figure's panels one below the other, on a page that also shows them side by side.
///
/// Each panel is a reference to its group in the wide layout, so that it is written once.
struct StackedLayout {
  let width: Double
  let height: Double

  /// The translation of each panel from its place in the wide layout.
  private let shifts: [Point]
  private let legend: Legend

  init(_ wide: FigureLayout) {
    let width = wide.slots.map(\.outer.width).max() ?? 0
    var top = 4.0
    shifts = wide.slots.map { slot in
      defer { top += slot.outer.height }
      return Point((width - slot.outer.width) / 2 - slot.outer.minX, top - slot.outer.minY)
    }
    self.width = width
    legend = Legend(of: wide.slots.map(\.drawing), width: width - 20)
    height = top + legend.height + 4
  }

  func draw(on canvas: inout Canvas, panelsOf wide: Canvas) {
    for (index, shift) in shifts.enumerated() {
      canvas.writer.element(
        "use", ["href": "#\(wide.panelID(index))", "x": pixels(shift.x), "y": pixels(shift.y)])
    }
    legend.draw(centredAt: width / 2, top: height - legend.height - 4, on: &canvas)
  }
}
