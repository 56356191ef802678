extension Figure {
  /// Returns the figure as an SVG element.
  ///
  /// A figure with so much on it that it would exceed 60 KB is drawn with less detail: first the
  /// surface loses the captions of its dots, then long lines lose corners and dots.
  ///
  /// The same figure gives the same bytes. There is no script, style sheet or outside reference in
  /// it, and every `id` begins with the figure's own (with `-stacked` after it in that layout, so
  /// that a page may hold both).
  ///
  /// - Parameters:
  ///   - layout: How the panels are set; 720 units wide side by side, 360 stacked.
  ///   - standalone: Whether the result is a file of its own, with a white background and dark ink,
  ///     rather than a part of a page whose text colour it takes.
  /// - Returns: The markup; give a containing page's `<figure>` the width it should have.
  public func svg(layout: Layout = .sideBySide, standalone: Bool = false) -> String {
    let name = layout == .stacked ? id + "-stacked" : id
    let plan = FigureLayout(self, layout: layout, backgrounds: SharedBackgrounds())
    let sheet = Sheet(id: name, width: plan.width, sharesGrounds: false)
    return lightest { element(drawn(plan, on: sheet, $0), plan.height, standalone: standalone) }
  }

  /// Returns the figure for a page: its panels side by side, and for narrow windows one below the
  /// other.
  ///
  /// The second refers to the panels of the first, and both to the backgrounds's definitions; the page must
  /// hold all three, of which it may hide either of the two.
  public func pair(on backgrounds: SharedBackgrounds) -> (wide: String, narrow: String) {
    let plan = FigureLayout(self, layout: .sideBySide, backgrounds: backgrounds)
    let wide = Sheet(id: id, width: plan.width, sharesGrounds: true)
    let stacked = StackedPlan(plan, of: self)
    var narrow = Sheet(id: id + "-stacked", width: stacked.width, sharesGrounds: true)
    stacked.draw(on: &narrow, panelsOf: wide)
    return (
      lightest { element(drawn(plan, on: wide, $0), plan.height, standalone: false) },
      element(narrow, stacked.height, standalone: false)
    )
  }

  /// The bytes that a figure should not exceed.
  package static let sizeLimit = 60_000

  /// Returns the drawing with the most detail that keeps to the limit, or else with the least.
  private func lightest(_ draw: (Detail) -> String) -> String {
    var text = ""
    for detail in Detail.steps {
      text = draw(detail)
      if text.utf8.count <= Figure.sizeLimit { break }
    }
    return text
  }

  private func drawn(_ plan: FigureLayout, on sheet: Sheet, _ detail: Detail) -> Sheet {
    var sheet = sheet
    plan.draw(on: &sheet, detail)
    return sheet
  }

  private func element(_ sheet: Sheet, _ height: Double, standalone: Bool) -> String {
    let name = sheet.id
    let width = pixels(sheet.width)
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
    return writer.text + sheet.writer.text + "</svg>"
  }
}
