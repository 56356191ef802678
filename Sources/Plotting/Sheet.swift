/// The sheet a figure is drawn on: the markup so far, and what its parts must agree on.
struct Sheet {
  let id: String
  /// Whether the sheet is part of a page, which holds the grounds that have a name.
  let sharesGrounds: Bool
  var writer = SVGWriter()
  var labels = LabelSpace()
  private var names = 0

  let width: Double

  init(id: String, width: Double, sharesGrounds: Bool) {
    self.id = id
    self.sharesGrounds = sharesGrounds
    self.width = width
  }

  /// Returns a name for an element, unique on the page as far as the figure's own name is.
  mutating func freshID() -> String {
    names += 1
    return "\(id)-\(names)"
  }

  /// The name of a panel, by which the same page can show it once more.
  func panelName(_ index: Int) -> String { "\(id)-panel-\(index + 1)" }

  /// Writes a label, moved inwards from the sheet's edge if need be, where it covers no other one;
  /// says whether it did.
  @discardableResult
  mutating func label(
    _ text: String, at p: Point, anchor: Anchor = .middle, size: Double = Style.tickSize,
    italic: Bool = false
  ) -> Bool {
    let extent = Style.width(of: text, size: size)
    let (before, after) =
      switch anchor {
      case .start: (0.0, extent)
      case .middle: (extent / 2, extent / 2)
      case .end: (extent, 0.0)
      }
    let p = Point(max(min(p.x, width - after), before), p.y)
    guard labels.take(text, at: p, anchor: anchor, size: size) else { return false }
    writer.element(
      "text",
      [
        "x": pixels(p.x), "y": pixels(p.y), "text-anchor": anchor == .middle ? "" : anchor.rawValue,
        "font-size": size == Style.tickSize ? "" : pixels(size),
        "font-style": italic ? "italic" : "",
      ], text)
    return true
  }

  mutating func heading(_ text: String, at p: Point) {
    _ = labels.take(text, at: p, anchor: .middle, size: Style.headingSize)
    writer.element(
      "text",
      [
        "x": pixels(p.x), "y": pixels(p.y), "font-size": pixels(Style.headingSize),
        "font-weight": "600",
      ], text)
  }

  /// Writes lines of ink as one path.
  mutating func rules(_ lines: [[Point]], opacity: String, width: Double = 1) {
    var path = PathData()
    for line in lines { path.line(line) }
    guard !path.isEmpty else { return }
    writer.element(
      "path",
      [
        "d": path.text, "fill": "none", "stroke": "currentColor", "stroke-opacity": opacity,
        "stroke-width": pixels(width),
      ])
  }

  /// Puts a background into a box: by its name, where the page holds it.
  mutating func place(_ background: some Background, key: BackgroundKey?, at box: Box) {
    if sharesGrounds, let key {
      writer.element(
        "use", ["href": "#\(key.name)", "x": pixels(box.minX), "y": pixels(box.minY)])
    } else {
      let name = freshID()
      let shift = "translate(\(pixels(box.minX)) \(pixels(box.minY)))"
      writer.group(["transform": shift]) { background.draw(named: name, with: &$0) }
    }
  }
}
