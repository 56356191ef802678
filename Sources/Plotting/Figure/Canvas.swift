/// The page that a figure is drawn on: the markup so far, and the places of its labels.
public struct Canvas {
  let id: String
  /// Whether the page contains the shared backgrounds, so that the canvas may refer to them.
  let refersToBackgrounds: Bool
  let width: Double
  var writer = SVGWriter()
  private var labels = LabelSpace()
  private var idCount = 0

  init(id: String, width: Double, refersToBackgrounds: Bool) {
    self.id = id
    self.refersToBackgrounds = refersToBackgrounds
    self.width = width
  }

  /// Returns an id for an element; it is unique on the page if the figure's id is.
  mutating func freshID() -> String {
    idCount += 1
    return "\(id)-\(idCount)"
  }

  /// The id of a panel's group, by which the same page can show the panel once more.
  func panelID(_ index: Int) -> String { "\(id)-panel-\(index + 1)" }

  /// Writes a label unless it would cover another one.
  ///
  /// A label that would leave the canvas at the left or right is moved inwards. A vertical one runs
  /// upwards. Returns whether the label was written.
  @discardableResult
  public mutating func label(
    _ text: String, at p: Point, anchor: Anchor = .middle, size: TextSize = .tick,
    italic: Bool = false, isVertical: Bool = false
  ) -> Bool {
    let extent = Style.width(of: text, size: size.points)
    let (before, after) =
      switch anchor {
      case .start: (0.0, extent)
      case .middle: (extent / 2, extent / 2)
      case .end: (extent, 0.0)
      }
    var p = p
    if !isVertical { p.x = max(min(p.x, width - after), before) }
    guard
      labels.take(text, at: p, anchor: anchor, size: size.points, isVertical: isVertical)
    else { return false }
    let place = "\(pixels(p.x)) \(pixels(p.y))"
    writer.element(
      "text",
      [
        "x": pixels(p.x), "y": pixels(p.y), "text-anchor": anchor == .middle ? "" : anchor.rawValue,
        "font-size": size == .tick ? "" : pixels(size.points),
        "font-style": italic ? "italic" : "",
        "transform": isVertical ? "rotate(-90 \(place))" : "",
      ], text)
    return true
  }

  /// Keeps labels out of a box.
  public mutating func reserve(_ box: Box) { labels.reserve(box) }

  mutating func heading(_ text: String, at p: Point) {
    _ = labels.take(
      text, at: p, anchor: .middle, size: Style.headingSize, isVertical: false)
    writer.element(
      "text",
      [
        "x": pixels(p.x), "y": pixels(p.y), "font-size": pixels(Style.headingSize),
        "font-weight": "600",
      ], text)
  }

  /// Writes lines in the colour of the text as one path.
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

  /// Puts a background into a box, by reference where the page contains it.
  mutating func place(_ background: some Background, name: String?, at box: Box) {
    if refersToBackgrounds, let name {
      writer.element("use", ["href": "#\(name)", "x": pixels(box.minX), "y": pixels(box.minY)])
    } else {
      let name = freshID()
      let shift = "translate(\(pixels(box.minX)) \(pixels(box.minY)))"
      writer.group(["transform": shift]) { background.draw(named: name, with: &$0) }
    }
  }
}

/// Where a text begins, ends or is centred.
public enum Anchor: String, Sendable {
  case start, middle, end
}

/// The sizes of text in a figure.
public enum TextSize: Sendable {
  case tick, label

  var points: Double { self == .tick ? Style.tickSize : Style.labelSize }
}
