/// The runs over a plot: first all lines, then what is marked on them.
struct RunDrawing {
  let sketches: [RunSketch]
  let minimum: Point?
  /// Whether lines get a white casing, which sets them off from a coloured background.
  let cased: Bool
  /// Whether dots tell their step and place under the pointer.
  let hasCaptions: Bool

  static let lineAttributes: SVGWriter.Attributes = [
    "fill": "none", "stroke-linejoin": "round", "stroke-linecap": "round",
  ]

  func draw(on sheet: inout Sheet) {
    let subjects = sketches.filter { $0.run.role == .subject }
    // A reference exactly under a subject's line would not be seen.
    let covered = Set(subjects.map(\.lines))
    let references = sketches.filter {
      $0.run.role == .reference && !covered.contains($0.lines)
    }
    let faded = sketches.filter { $0.run.role == .faded }
    let all = faded + references + subjects
    sheet.writer.open("g", RunDrawing.lineAttributes)
    for sketch in all { drawLines(of: sketch, on: &sheet) }
    sheet.writer.close("g")
    sheet.writer.group(["stroke": "#fff", "stroke-width": ".8", "stroke-linejoin": "round"]) {
      for sketch in subjects { drawDots(of: sketch, with: &$0) }
      for sketch in all { drawDirections(of: sketch, with: &$0) }
      for sketch in all { drawExits(of: sketch, with: &$0) }
    }
    if let minimum {
      sheet.writer.group(["fill": "#fff", "stroke": "#111", "stroke-width": "1"]) {
        Marks.shape(Marks.star(at: minimum, radius: 9), with: &$0, title: "Minimum")
      }
    }
    drawStarts(with: &sheet.writer)
    for sketch in all { drawEnd(of: sketch, with: &sheet.writer) }
  }

  private func drawLines(of sketch: RunSketch, on sheet: inout Sheet) {
    var hidden = PathData()
    for line in sketch.hiddenLines { hidden.line(line) }
    if !hidden.isEmpty {
      sheet.writer.element(
        "path",
        [
          "d": hidden.text, "stroke": sketch.run.look.color.hex, "stroke-width": "1.4",
          "stroke-dasharray": "1.5 3",
          "stroke-opacity": sketch.run.role == .faded ? RunStroke.fadedOpacity : ".75",
        ])
    }
    var path = PathData()
    for line in sketch.lines { path.line(line) }
    if path.isEmpty { return }
    RunStroke(
      path: path, look: sketch.run.look, role: sketch.run.role, cased: cased,
      isCrowded: sketch.isCrowded
    ).draw(on: &sheet)
  }

  private func drawDots(of sketch: RunSketch, with writer: inout SVGWriter) {
    let look = sketch.run.look
    for hidden in [true, false] {
      let dots = sketch.dots.filter { $0.isHidden == hidden }
      if dots.isEmpty { continue }
      writer.group(["fill": look.color.hex, "opacity": hidden ? ".5" : ""]) { writer in
        for dot in dots {
          Marks.marker(
            look.marker, at: dot.place, radius: 2.4, with: &writer,
            title: hasCaptions ? sketch.captions(dot.step) : nil)
        }
      }
    }
  }

  private func drawDirections(of sketch: RunSketch, with writer: inout SVGWriter) {
    if sketch.directions.isEmpty || sketch.run.role == .faded { return }
    writer.group(["fill": sketch.run.look.color.hex]) { writer in
      for arrow in sketch.directions {
        Marks.shape(
          Marks.arrowHead(
            at: arrow.place + arrow.direction * 4, direction: arrow.direction, length: 9),
          with: &writer)
      }
    }
  }

  private func drawExits(of sketch: RunSketch, with writer: inout SVGWriter) {
    if sketch.exits.isEmpty { return }
    let isFaded = sketch.run.role == .faded
    writer.group([
      "fill": sketch.run.look.color.hex, "opacity": isFaded ? RunStroke.fadedOpacity : "",
    ]) { writer in
      for exit in sketch.exits {
        let head = Marks.arrowHead(
          at: exit.place + exit.direction, direction: exit.direction, length: 10)
        Marks.shape(
          head, with: &writer,
          title: "\(sketch.run.name) leaves the frame at step \(exit.step)")
      }
    }
  }

  private func drawStarts(with writer: inout SVGWriter) {
    var drawn: [Point] = []
    for sketch in sketches {
      guard let start = sketch.start, !drawn.contains(where: { $0.distance(to: start) < 1 }) else {
        continue
      }
      drawn.append(start)
      writer.group(["fill": "#fff", "stroke": "#111", "stroke-width": "1.4"]) {
        Marks.circle(
          at: start, radius: 3.8, with: &$0,
          title: "Start: \(TickText.point(sketch.run.points[0]))")
      }
    }
  }

  private func drawEnd(of sketch: RunSketch, with writer: inout SVGWriter) {
    let look = sketch.run.look
    let name = sketch.run.name
    let isFaded = sketch.run.role == .faded
    if let end = sketch.end, !isFaded {
      // A reference's end is hollow.
      let isSubject = sketch.run.role == .subject
      writer.group([
        "fill": isSubject ? look.color.hex : "#fff", "stroke": isSubject ? "#fff" : look.color.hex,
        "stroke-width": isSubject ? "1.2" : "1.6", "opacity": end.isHidden ? "0.6" : "",
      ]) {
        Marks.marker(
          look.marker, at: end.place, radius: 4, with: &$0,
          title: sketch.captions(end.step) + ", the end")
      }
    }
    if let divergence = sketch.divergence, !isFaded {
      for (color, width) in [("#fff", "3.4"), ("#111", "1.4")] {
        writer.group(["fill": "none", "stroke": color, "stroke-width": width]) {
          Marks.circle(
            at: divergence.place, radius: 6.5, with: &$0,
            title: "\(name) first diverges at step \(divergence.step)")
        }
      }
    }
    if let lost = sketch.lost {
      var path = PathData()
      for stroke in Marks.cross(at: lost.place, radius: 4.5) { path.line(stroke) }
      for (color, width) in [("#fff", "5"), (look.color.hex, "2.4")] {
        writer.element(
          "path",
          [
            "d": path.text, "fill": "none", "stroke": color, "stroke-width": width,
            "stroke-opacity": isFaded ? RunStroke.fadedOpacity : "",
          ],
          title: "\(name), step \(lost.step): not a finite number")
      }
    }
  }
}
