/// The bar beside a panel that shows the values of its colours.
struct ColorBar {
  static let width = 64.0

  let colors: ColorScale
  let box: Box

  func draw(on canvas: inout Canvas) {
    let height = box.height / Double(colors.colors.count)
    for (band, color) in colors.colors.enumerated() {
      // Each band reaches to the top and the next one covers it, so that there are no gaps.
      var rest = box
      rest.maxY = box.maxY - height * Double(band)
      canvas.writer.element("path", ["d": rest.outline.text, "fill": color.hex])
    }
    let scale = Scale(colors.kind, domain: colors.domain, from: box.maxY, to: box.minY)
    let ticks = Axes.fitting(along: box.height, gap: 16, scale) { _ in Style.tickSize }
    var marks: [[Point]] = ticks.map {
      [Point(box.maxX, scale.position($0.value)), Point(box.maxX + 4, scale.position($0.value))]
    }
    if scale.kind == .logarithmic {
      marks += Ticks.minorLogarithmic(in: colors.domain).map {
        [Point(box.maxX, scale.position($0)), Point(box.maxX + 2, scale.position($0))]
      }
    }
    canvas.rules(marks, opacity: Style.axis)
    for tick in ticks {
      canvas.label(
        tick.label, at: Point(box.maxX + 7, scale.position(tick.value) + 4), anchor: .start)
    }
    canvas.label(colors.name, at: Point(box.centre.x + 8, box.minY - 8), size: .label)
  }
}
