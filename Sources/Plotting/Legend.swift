/// The key to a figure: a sample of each run's line, then the marks that occur.
struct Legend {
  fileprivate enum Sample {
    case run(Run)
    case start, end, minimum, divergence, exit, lost
  }

  fileprivate struct Entry {
    var sample: Sample
    var lines: [String]
    var width: Double

    var height: Double { Double(lines.count - 1) * Legend.lineHeight + Legend.rowHeight }
  }

  fileprivate static let rowHeight = 21.0
  fileprivate static let lineHeight = 15.0
  private static let sampleWidth = 30.0
  private static let gap = 18.0

  private let rows: [[Entry]]

  /// Creates a legend of a figure's runs and the marks that occur in it, wrapped to a width. The
  /// `slots` tell whether a divergence is in sight.
  init(_ figure: Figure, slots: [FigureLayout.Slot], width: Double) {
    let runs = figure.runs
    let landscapes = figure.panels.compactMap(\.landscape)
    let hasMinimum = landscapes.contains { $0.minimum != nil }
    let hasFrame = !landscapes.isEmpty
    let names = runs.map { Entry(.run($0), $0.name, within: width) }
    var marks: [Entry] = []
    if !runs.isEmpty {
      if hasFrame { marks.append(Entry(.start, "start")) }
      if hasFrame { marks.append(Entry(.end, "end")) }
    }
    if hasMinimum { marks.append(Entry(.minimum, "minimum")) }
    let sketches = slots.flatMap(\.drawing.sketches)
    if sketches.contains(where: { $0.divergence != nil && $0.run.role != .faded }) {
      marks.append(Entry(.divergence, "first divergence"))
    }
    let frames = landscapes.map(\.frame)
    if runs.contains(where: { run in
      frames.contains { !Track(run, within: $0).exits.isEmpty }
    }) {
      marks.append(Entry(.exit, "leaves the frame"))
    }
    if runs.contains(where: { $0.finiteCount < $0.points.count }) {
      marks.append(Entry(.lost, "not finite"))
    }
    rows = Legend.wrapped(names, width) + Legend.wrapped(marks, width)
  }

  var height: Double { rows.reduce(0) { $0 + Legend.height(of: $1) } }

  private static func height(of row: [Entry]) -> Double { row.map(\.height).max() ?? 0 }

  func draw(centredAt x: Double, top: Double, on sheet: inout Sheet) {
    var top = top
    for row in rows {
      let total = row.reduce(-Legend.gap) { $0 + $1.width + Legend.gap }
      var left = x - total / 2
      let middle = top + 0.5 * Legend.rowHeight
      for entry in row {
        draw(entry, at: Point(left, middle), on: &sheet)
        left += entry.width + Legend.gap
      }
      top += Legend.height(of: row)
    }
  }

  private func draw(_ entry: Entry, at p: Point, on sheet: inout Sheet) {
    var textStart = p.x + 17
    let middle = Point(p.x + 6, p.y)
    switch entry.sample {
    case .run(let run):
      textStart = p.x + Legend.sampleWidth + 6
      drawSample(of: run, at: p, on: &sheet)
    case .start:
      sheet.writer.group(["fill": "#fff", "stroke": "#111", "stroke-width": "1.4"]) {
        Marks.circle(at: middle, radius: 3.8, with: &$0)
      }
    case .end:
      sheet.writer.group(["fill": "currentColor", "fill-opacity": "0.75"]) {
        Marks.circle(at: middle, radius: 4.2, with: &$0)
      }
    case .minimum:
      sheet.writer.group(["fill": "#fff", "stroke": "#111", "stroke-width": "1"]) {
        Marks.shape(Marks.star(at: middle, radius: 7), with: &$0)
      }
    case .divergence:
      sheet.writer.group(["fill": "none", "stroke": "currentColor", "stroke-width": "1.4"]) {
        Marks.circle(at: middle, radius: 5.5, with: &$0)
      }
    case .exit:
      sheet.writer.group(["fill": "currentColor", "fill-opacity": "0.75"]) {
        Marks.shape(
          Marks.arrowHead(at: Point(p.x + 11, p.y), direction: Point(1, 0), length: 10), with: &$0)
      }
    case .lost:
      sheet.rules(Marks.cross(at: middle, radius: 4), opacity: "1", width: 2)
    }
    for (index, line) in entry.lines.enumerated() {
      sheet.label(
        line, at: Point(textStart, p.y + 4 + Double(index) * Legend.lineHeight), anchor: .start,
        size: Style.labelSize)
    }
  }

  private func drawSample(of run: Run, at p: Point, on sheet: inout Sheet) {
    var path = PathData()
    path.line([p, Point(p.x + Legend.sampleWidth, p.y)])
    let color = run.look.color.hex
    sheet.writer.open("g", RunDrawing.lineAttributes)
    RunStroke(path: path, look: run.look, role: run.role, cased: false).draw(on: &sheet)
    sheet.writer.close("g")
    if run.role == .faded { return }
    let isSubject = run.role == .subject
    // As on the plots, a reference's marker is hollow.
    sheet.writer.group([
      "fill": isSubject ? color : "#fff", "stroke": isSubject ? "#fff" : color,
      "stroke-width": isSubject ? "1" : "1.6",
    ]) {
      Marks.marker(
        run.look.marker, at: Point(p.x + Legend.sampleWidth / 2, p.y), radius: 3.8, with: &$0)
    }
  }

  private static func wrapped(_ entries: [Entry], _ width: Double) -> [[Entry]] {
    var rows: [[Entry]] = []
    var used = 0.0
    for entry in entries {
      if !rows.isEmpty && used + gap + entry.width <= width {
        rows[rows.count - 1].append(entry)
        used += gap + entry.width
      } else {
        rows.append([entry])
        used = entry.width
      }
    }
    return rows
  }
}

extension Legend.Entry {
  /// Creates an entry whose text is broken at spaces where it is wider than the room.
  fileprivate init(_ sample: Legend.Sample, _ text: String, within room: Double = .infinity) {
    self.sample = sample
    var sampleWidth = 17.0
    if case .run = sample { sampleWidth = 36 }
    func extent(_ text: String) -> Double { Style.width(of: text, size: Style.labelSize) }
    var lines: [String] = []
    for word in text.split(separator: " ", omittingEmptySubsequences: false).map(String.init) {
      if let last = lines.last, extent("\(last) \(word)") <= room - sampleWidth {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(word)
      }
    }
    self.lines = lines
    width = sampleWidth + (lines.map(extent).max() ?? 0)
  }
}
