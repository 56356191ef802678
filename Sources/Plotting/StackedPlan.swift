/// A figure's panels one below the other, for a narrow page on which they also stand side by side.
///
/// Each panel is shown by its name there, so that it is written once.
struct StackedPlan {
  let width: Double
  let height: Double

  /// How far each panel moves from its place in the wide plan.
  private let shifts: [Point]
  private let legend: Legend

  init(_ plan: FigureLayout, of figure: Figure) {
    let width = plan.slots.map(\.outer.width).max() ?? 0
    var top = 4.0
    shifts = plan.slots.map { slot in
      defer { top += slot.outer.height }
      return Point((width - slot.outer.width) / 2 - slot.outer.minX, top - slot.outer.minY)
    }
    self.width = width
    legend = Legend(figure, slots: plan.slots, width: width - 20)
    height = top + legend.height + 4
  }

  func draw(on sheet: inout Sheet, panelsOf wide: Sheet) {
    for (index, shift) in shifts.enumerated() {
      sheet.writer.element(
        "use",
        ["href": "#\(wide.panelName(index))", "x": pixels(shift.x), "y": pixels(shift.y)])
    }
    legend.draw(centredAt: width / 2, top: height - legend.height - 4, on: &sheet)
  }
}
