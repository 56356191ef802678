/// A symbol and its meaning in a figure's legend.
///
/// Entries of different panels that have the same text and are drawn alike are shown once.
public struct LegendEntry: Sendable {
  /// The part of the legend that an entry belongs to. Each part starts on a row of its own.
  public enum Part: Sendable {
    /// Names of drawn elements, such as lines.
    case names
    /// Meanings of marks.
    case marks
  }

  /// Writes a symbol; the point is the middle of its left edge.
  public typealias Symbol = @Sendable (inout Canvas, Point) -> Void

  public let text: String
  public let part: Part
  /// Entries of a part are sorted by this number, and then by their panels.
  public let order: Int
  /// The distance from the left edge of the symbol to the text.
  public let symbolWidth: Double
  public let symbol: Symbol

  public init(
    _ text: String, part: Part, order: Int = 10, symbolWidth: Double = 17,
    symbol: @escaping Symbol
  ) {
    self.text = text
    self.part = part
    self.order = order
    self.symbolWidth = symbolWidth
    self.symbol = symbol
  }

  /// The markup of the symbol at the origin, by which equal entries are found.
  var markup: String {
    var canvas = Canvas(id: "", width: 0, refersToBackgrounds: false)
    symbol(&canvas, Point(0, 0))
    return canvas.writer.text
  }
}

extension LegendEntry {
  /// The entries of the lines of a panel and of the marks that occur on them.
  static func entries(of sketches: [LineSketch], hasMinimum: Bool) -> [LegendEntry] {
    var entries = sketches.map { line($0.line) }
    if sketches.contains(where: { !$0.runsRightward }) { entries += [start, end] }
    if hasMinimum { entries.append(minimum) }
    entries += sketches.compactMap { sketch in
      sketch.line.role == .faded ? nil : sketch.ring.map { ring($0.highlight.legend) }
    }
    if sketches.contains(where: { !$0.exits.isEmpty }) { entries.append(outside) }
    if sketches.contains(where: \.isCut) { entries.append(notFinite) }
    return entries
  }

  static func line(_ line: Line) -> LegendEntry {
    LegendEntry(line.name, part: .names, symbolWidth: lineWidth + 6) { canvas, p in
      drawLine(line, at: p, on: &canvas)
    }
  }

  private static let lineWidth = 30.0

  private static func drawLine(_ line: Line, at p: Point, on canvas: inout Canvas) {
    var path = PathData()
    path.line([p, Point(p.x + lineWidth, p.y)])
    let look = line.look
    canvas.writer.open("g", LineRenderer.lineAttributes)
    LineStroke(path: path, look: look, role: line.role, cased: false).draw(on: &canvas)
    canvas.writer.close("g")
    if line.role == .faded { return }
    let isSubject = line.role == .subject
    // As on the plots, a reference's marker is hollow.
    canvas.writer.group([
      "fill": isSubject ? look.color.hex : "#fff", "stroke": isSubject ? "#fff" : look.color.hex,
      "stroke-width": isSubject ? "1" : "1.6",
    ]) {
      Marks.marker(look.marker, at: Point(p.x + lineWidth / 2, p.y), radius: 3.8, with: &$0)
    }
  }

  private static let start = mark("start", order: 0) { canvas, middle in
    canvas.writer.group(["fill": "#fff", "stroke": "#111", "stroke-width": "1.4"]) {
      Marks.circle(at: middle, radius: 3.8, with: &$0)
    }
  }

  private static let end = mark("end", order: 1) { canvas, middle in
    canvas.writer.group(["fill": "currentColor", "fill-opacity": "0.75"]) {
      Marks.circle(at: middle, radius: 4.2, with: &$0)
    }
  }

  private static let minimum = mark("minimum", order: 2) { canvas, middle in
    canvas.writer.group(["fill": "#fff", "stroke": "#111", "stroke-width": "1"]) {
      Marks.shape(Marks.star(at: middle, radius: 7), with: &$0)
    }
  }

  private static func ring(_ text: String) -> LegendEntry {
    mark(text, order: 3) { canvas, middle in
      canvas.writer.group(["fill": "none", "stroke": "currentColor", "stroke-width": "1.4"]) {
        Marks.circle(at: middle, radius: 5.5, with: &$0)
      }
    }
  }

  /// The arrow head of a line that leaves the frame.
  static let outside = arrow("leaves the frame")

  static func arrow(_ text: String) -> LegendEntry {
    mark(text, order: 4) { canvas, middle in
      canvas.writer.group(["fill": "currentColor", "fill-opacity": "0.75"]) {
        Marks.shape(
          Marks.arrowHead(
            at: Point(middle.x + 5, middle.y), direction: Point(1, 0), length: 10), with: &$0)
      }
    }
  }

  /// The cross of a number that is infinite or not a number.
  static let notFinite = mark("not finite", order: 5) { canvas, middle in
    canvas.rules(Marks.cross(at: middle, radius: 4), opacity: "1", width: 2)
  }

  /// Creates the entry of a mark; the symbol is drawn around a point.
  static func mark(
    _ text: String, order: Int = 10, symbol: @escaping Symbol
  ) -> LegendEntry {
    LegendEntry(text, part: .marks, order: order) { canvas, p in
      symbol(&canvas, Point(p.x + 6, p.y))
    }
  }
}
