/// Draws the lines of a plot, and then the marks on them.
struct LineRenderer {
  let sketches: [LineSketch]
  let minimum: Point?
  /// Whether lines have a white casing that separates them from a coloured background.
  let cased: Bool
  /// Whether the pointer shows the captions of dots.
  let hasCaptions: Bool

  static let lineAttributes: SVGWriter.Attributes = [
    "fill": "none", "stroke-linejoin": "round", "stroke-linecap": "round",
  ]

  func draw(on canvas: inout Canvas) {
    let subjects = sketches.filter { $0.line.role == .subject }
    // A reference that is hidden under a subject's line is not written.
    let covered = Set(subjects.map(\.lines))
    let references = sketches.filter {
      $0.line.role == .reference && !covered.contains($0.lines)
    }
    let faded = sketches.filter { $0.line.role == .faded }
    let all = faded + references + subjects
    canvas.writer.open("g", LineRenderer.lineAttributes)
    for sketch in all { drawLines(of: sketch, on: &canvas) }
    canvas.writer.close("g")
    canvas.writer.group(["stroke": "#fff", "stroke-width": ".8", "stroke-linejoin": "round"]) {
      for sketch in subjects { drawDots(of: sketch, with: &$0) }
      for sketch in all { drawDirections(of: sketch, with: &$0) }
      for sketch in all { drawExits(of: sketch, with: &$0) }
    }
    if let minimum {
      canvas.writer.group(["fill": "#fff", "stroke": "#111", "stroke-width": "1"]) {
        Marks.shape(Marks.star(at: minimum, radius: 9), with: &$0, title: "Minimum")
      }
    }
    drawStarts(with: &canvas.writer)
    for sketch in all { drawEnd(of: sketch, with: &canvas.writer) }
  }

  private func drawLines(of sketch: LineSketch, on canvas: inout Canvas) {
    var hidden = PathData()
    for line in sketch.hiddenLines { hidden.line(line) }
    if !hidden.isEmpty {
      canvas.writer.element(
        "path",
        [
          "d": hidden.text, "stroke": sketch.line.look.color.hex, "stroke-width": "1.4",
          "stroke-dasharray": "1.5 3",
          "stroke-opacity": sketch.line.role == .faded ? LineStroke.fadedOpacity : ".75",
        ])
    }
    var path = PathData()
    for line in sketch.lines { path.line(line) }
    if path.isEmpty { return }
    LineStroke(
      path: path, look: sketch.line.look, role: sketch.line.role, cased: cased,
      isCrowded: sketch.isCrowded
    ).draw(on: &canvas)
  }

  private func drawDots(of sketch: LineSketch, with writer: inout SVGWriter) {
    let look = sketch.line.look
    for hidden in [true, false] {
      let dots = sketch.dots.filter { $0.isHidden == hidden }
      if dots.isEmpty { continue }
      writer.group(["fill": look.color.hex, "opacity": hidden ? ".5" : ""]) { writer in
        for dot in dots {
          Marks.marker(
            look.marker, at: dot.place, radius: 2.4, with: &writer,
            title: hasCaptions ? sketch.captions(dot.index) : nil)
        }
      }
    }
  }

  private func drawDirections(of sketch: LineSketch, with writer: inout SVGWriter) {
    if sketch.directions.isEmpty || sketch.line.role == .faded { return }
    writer.group(["fill": sketch.line.look.color.hex]) { writer in
      for arrow in sketch.directions {
        Marks.shape(
          Marks.arrowHead(
            at: arrow.place + arrow.direction * 4, direction: arrow.direction, length: 9),
          with: &writer)
      }
    }
  }

  private func drawExits(of sketch: LineSketch, with writer: inout SVGWriter) {
    if sketch.exits.isEmpty { return }
    let isFaded = sketch.line.role == .faded
    writer.group([
      "fill": sketch.line.look.color.hex, "opacity": isFaded ? LineStroke.fadedOpacity : "",
    ]) { writer in
      for exit in sketch.exits {
        let head = Marks.arrowHead(
          at: exit.place + exit.direction, direction: exit.direction, length: 10)
        Marks.shape(
          head, with: &writer,
          title: "\(sketch.line.name) leaves the frame at \(sketch.nouns.point) \(exit.index)")
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
        Marks.circle(at: start, radius: 3.8, with: &$0, title: sketch.startCaption)
      }
    }
  }

  private func drawEnd(of sketch: LineSketch, with writer: inout SVGWriter) {
    let look = sketch.line.look
    let name = sketch.line.name
    let isFaded = sketch.line.role == .faded
    if let end = sketch.end, !isFaded {
      // A reference's end is hollow.
      let isSubject = sketch.line.role == .subject
      writer.group([
        "fill": isSubject ? look.color.hex : "#fff", "stroke": isSubject ? "#fff" : look.color.hex,
        "stroke-width": isSubject ? "1.2" : "1.6", "opacity": end.isHidden ? "0.6" : "",
      ]) {
        Marks.marker(
          look.marker, at: end.place, radius: 4, with: &$0,
          title: sketch.captions(end.index) + ", the end")
      }
    }
    if let ring = sketch.ring, !isFaded {
      for (color, width) in [("#fff", "3.4"), ("#111", "1.4")] {
        writer.group(["fill": "none", "stroke": color, "stroke-width": width]) {
          Marks.circle(
            at: ring.dot.place, radius: 6.5, with: &$0,
            title: "\(name) \(ring.highlight.remark)")
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
            "stroke-opacity": isFaded ? LineStroke.fadedOpacity : "",
          ],
          title: "\(name), \(sketch.nouns.point) \(lost.index): not a finite number")
      }
    }
  }
}
