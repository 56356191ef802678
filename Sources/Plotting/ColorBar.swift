/// The scale of colours: a band for each interval between levels, with ticks.
struct ColorBar {
  static let width = 64.0

  let terrain: Terrain
  let box: Box

  func draw(on sheet: inout Sheet) {
    let bands = terrain.levels.count + 1
    let height = box.height / Double(bands)
    for band in 0..<bands {
      // Each band reaches to the top and the next covers it, which leaves no seams.
      var rest = box
      rest.maxY = box.maxY - height * Double(band)
      sheet.writer.element(
        "path", ["d": rest.outline.text, "fill": terrain.color(ofBand: band).hex])
    }
    let scale = terrain.scale(from: box.maxY, to: box.minY)
    let ticks = Axes.fitting(along: box.height, gap: 16, scale) { _ in Style.tickSize }
    var marks: [[Point]] = ticks.map {
      [Point(box.maxX, scale.position($0.value)), Point(box.maxX + 4, scale.position($0.value))]
    }
    if scale.kind == .logarithmic {
      marks += Ticks.minorLogarithmic(in: terrain.range).map {
        [Point(box.maxX, scale.position($0)), Point(box.maxX + 2, scale.position($0))]
      }
    }
    sheet.rules(marks, opacity: Style.axis)
    for tick in ticks {
      sheet.label(
        tick.label, at: Point(box.maxX + 7, scale.position(tick.value) + 4), anchor: .start)
    }
    sheet.label(
      terrain.landscape.name, at: Point(box.centre.x + 8, box.minY - 8), size: Style.labelSize)
  }
}
