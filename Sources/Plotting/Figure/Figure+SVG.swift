extension Figure {
  /// Returns the figure as an SVG element.
  ///
  /// A figure that would exceed 60 KB is drawn with less detail: first without the captions of dots
  /// on surfaces, then with fewer corners and dots on long lines.
  ///
  /// The same figure gives the same bytes. It contains no script, no style sheet and no reference to
  /// other files. Every `id` begins with the figure's own, followed by `-stacked` in that layout, so
  /// that a page may contain both layouts.
  ///
  /// - Parameters:
  ///   - layout: The arrangement of the panels: 720 units wide side by side, 360 units stacked.
  ///   - standalone: Whether the result is a file of its own with a white background and dark text.
  ///     Otherwise it is part of a page and takes the colour of the page's text.
  ///   - backgrounds: The backgrounds that were computed before, for a figure that is drawn again and
  ///     again. The markup contains its own copy of them.
  /// - Returns: The markup; without `standalone` it is as wide as the element that contains it.
  public func svg(
    layout: Layout = .sideBySide, standalone: Bool = false,
    backgrounds: SharedBackgrounds = SharedBackgrounds()
  ) -> String {
    let name = layout == .stacked ? id + "-stacked" : id
    let layout = FigureLayout(self, layout: layout, backgrounds: backgrounds)
    let canvas = Canvas(id: name, width: layout.width, refersToBackgrounds: false)
    return lightest {
      element(drawn(layout, on: canvas, $0), layout.height, standalone: standalone)
    }
  }

  /// Returns the figure for a page twice: its panels side by side, and one below the other for narrow
  /// windows.
  ///
  /// The narrow one refers to the panels of the wide one, and both refer to the backgrounds'
  /// definitions. The page must contain all three, and may hide one of the two figures.
  public func pair(on backgrounds: SharedBackgrounds) -> (wide: String, narrow: String) {
    let layout = FigureLayout(self, layout: .sideBySide, backgrounds: backgrounds)
    let wide = Canvas(id: id, width: layout.width, refersToBackgrounds: true)
    let stacked = StackedLayout(layout)
    var narrow = Canvas(id: id + "-stacked", width: stacked.width, refersToBackgrounds: true)
    stacked.draw(on: &narrow, panelsOf: wide)
    return (
      lightest { element(drawn(layout, on: wide, $0), layout.height, standalone: false) },
      element(narrow, stacked.height, standalone: false)
    )
  }

  /// The size in bytes above which a figure is drawn with less detail.
  package static let sizeLimit = 60_000

  /// Returns the drawing with the most detail within the size limit, or else with the least.
  private func lightest(_ draw: (Detail) -> String) -> String {
    var text = ""
    for detail in Detail.levels {
      text = draw(detail)
      if text.utf8.count <= Figure.sizeLimit { break }
    }
    return text
  }

  private func drawn(_ layout: FigureLayout, on canvas: Canvas, _ detail: Detail) -> Canvas {
    var canvas = canvas
    layout.draw(on: &canvas, detail)
    return canvas
  }

  private func element(_ canvas: Canvas, _ height: Double, standalone: Bool) -> String {
    let name = canvas.id
    let width = pixels(canvas.width)
    let height = pixels(height)
    var writer = SVGWriter()
    writer.open(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "id": name, "role": "img",
        "aria-labelledby": "\(name)-title \(name)-desc", "viewBox": "0 0 \(width) \(height)",
        "width": standalone ? width : "100%", "font-family": Style.font,
        "font-size": pixels(Style.tickSize),
        "text-anchor": "middle", "fill": "currentColor", "color": standalone ? "#1a1a1a" : "",
      ])
    writer.element("title", ["id": "\(name)-title"], title)
    writer.element("desc", ["id": "\(name)-desc"], textAlternative)
    if standalone {
      writer.element("rect", ["width": width, "height": height, "fill": "#fff"])
    }
    return writer.text + canvas.writer.text + "</svg>"
  }
}
