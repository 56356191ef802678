/// The legend of a figure: the names of its lines, and then the marks that occur.
struct Legend {
  private struct Item {
    let entry: LegendEntry
    let lines: [String]
    let width: Double

    /// Creates an item whose text is broken at spaces where it is wider than the legend.
    init(_ entry: LegendEntry, within room: Double) {
      self.entry = entry
      lines = Style.wrapped(
        entry.text, width: room - entry.symbolWidth, size: Style.labelSize)
      width =
        entry.symbolWidth
        + (lines.map { Style.width(of: $0, size: Style.labelSize) }.max() ?? 0)
    }

    var height: Double { Double(lines.count - 1) * Legend.lineHeight + Legend.rowHeight }
  }

  private static let rowHeight = 21.0
  private static let lineHeight = 15.0
  private static let gap = 18.0

  private let rows: [[Item]]

  init(of drawings: [any PanelDrawing], width: Double) {
    let entries = Legend.distinct(drawings.map(\.legend))
    func rows(_ part: LegendEntry.Part) -> [[Item]] {
      // A stable sort: entries of equal order remain in the order of the panels.
      let sorted = entries.enumerated().filter { $0.element.part == part }.sorted {
        ($0.element.order, $0.offset) < ($1.element.order, $1.offset)
      }
      return Legend.wrapped(sorted.map { Item($0.element, within: width) }, width)
    }
    self.rows = rows(.names) + rows(.marks)
  }

  /// Joins the panels' entries without those that an earlier panel has too.
  ///
  /// Marks are shown once; names may be the same within a panel.
  private static func distinct(_ panels: [[LegendEntry]]) -> [LegendEntry] {
    struct Key: Hashable {
      let text: String
      let markup: String
    }
    var known: Set<Key> = []
    var entries: [LegendEntry] = []
    for panel in panels {
      var keys = known
      for entry in panel {
        let key = Key(text: entry.text, markup: entry.markup)
        if known.contains(key) || entry.part == .marks && keys.contains(key) { continue }
        keys.insert(key)
        entries.append(entry)
      }
      known = keys
    }
    return entries
  }

  var height: Double { rows.reduce(0) { $0 + Legend.height(of: $1) } }

  private static func height(of row: [Item]) -> Double { row.map(\.height).max() ?? 0 }

  func draw(centredAt x: Double, top: Double, on canvas: inout Canvas) {
    var top = top
    for row in rows {
      let total = row.reduce(-Legend.gap) { $0 + $1.width + Legend.gap }
      var left = x - total / 2
      let middle = top + 0.5 * Legend.rowHeight
      for item in row {
        item.entry.symbol(&canvas, Point(left, middle))
        for (index, line) in item.lines.enumerated() {
          canvas.label(
            line,
            at: Point(
              left + item.entry.symbolWidth, middle + 4 + Double(index) * Legend.lineHeight),
            anchor: .start, size: .label)
        }
        left += item.width + Legend.gap
      }
      top += Legend.height(of: row)
    }
  }

  /// Breaks items into rows of at most a width.
  private static func wrapped(_ items: [Item], _ width: Double) -> [[Item]] {
    var rows: [[Item]] = []
    var used = 0.0
    for item in items {
      if !rows.isEmpty && used + gap + item.width <= width {
        rows[rows.count - 1].append(item)
        used += gap + item.width
      } else {
        rows.append([item])
        used = item.width
      }
    }
    return rows
  }
}
