/// A line as one panel shows it, in places on the page.
struct LineSketch {
  struct Dot {
    var place: Point
    var index: Int
    var isHidden = false
  }

  struct Arrow {
    var place: Point
    var direction: Point
    var index: Int
  }

  let line: Line
  let nouns: LineNouns
  /// The number of points before the first that is not finite, and of all points.
  let finiteCount: Int
  let count: Int
  /// Whether the line runs from left to right, point by point.
  var runsRightward = false
  var lines: [[Point]] = []
  /// The parts of the line behind a surface.
  var hiddenLines: [[Point]] = []
  var dots: [Dot] = []
  var exits: [Arrow] = []
  var start: Point?
  /// The tooltip at the start.
  var startCaption = ""
  var end: Dot?
  /// The point with a ring, if it is inside the frame.
  var ring: (dot: Dot, highlight: Highlight)?
  /// The end of the line before a point that is not finite.
  var lost: Dot?
  /// Whether the line is drawn thin because it covers itself.
  var isCrowded = false
  /// Arrow heads along a crowded line.
  var directions: [Arrow] = []

  /// The tooltip at the point of an index.
  var captions: @Sendable (Int) -> String

  /// Creates a sketch with nothing drawn, from a line, the text of each point, and their number.
  init(
    _ line: Line, nouns: LineNouns, finiteCount: Int, count: Int,
    values: @escaping @Sendable (Int) -> String
  ) {
    self.line = line
    self.nouns = nouns
    self.finiteCount = finiteCount
    self.count = count
    captions = { "\(line.name), \(nouns.point) \($0): \(values($0))" }
  }

  init(_ trajectory: Trajectory, nouns: LineNouns) {
    let points = trajectory.points
    self.init(
      trajectory.line, nouns: nouns, finiteCount: trajectory.finiteCount, count: points.count
    ) { TickText.point(points[$0]) }
  }

  /// Whether the line has points that are not finite.
  var isCut: Bool { finiteCount < count }

  /// Returns the sketch with no more than some detail.
  func reduced(to detail: Detail) -> LineSketch {
    var result = self
    if runsRightward {
      result.lines = lines.map {
        Polyline.simplified(
          Polyline.extremes($0, column: detail.column), tolerance: detail.tolerance)
      }
    } else {
      result.lines = Polyline.limited(lines, tolerance: detail.tolerance, limit: detail.corners)
      result.hiddenLines = Polyline.limited(
        hiddenLines, tolerance: detail.tolerance * 2, limit: detail.corners / 2)
    }
    let indices = Set(DotSpacing.indices(count: finiteCount, limit: detail.dots))
    result.dots = dots.filter { indices.contains($0.index) }
    let isCrowded = coversItself
    result.isCrowded = isCrowded
    result.exits = separated(exits, limit: isCrowded ? min(detail.exits, 4) : detail.exits)
    if isCrowded {
      result.directions = directions(along: lines + hiddenLines)
      result.dots = []
    }
    return result
  }

  /// Leaves out the arrow heads that would overlap others, and one where the line has the sign for
  /// a number that is not finite.
  private func separated(_ exits: [Arrow], limit: Int) -> [Arrow] {
    var kept: [Arrow] = []
    for exit in exits where kept.count < limit {
      if let lost, lost.place.distance(to: exit.place) < 1 { continue }
      if kept.allSatisfy({ $0.place.distance(to: exit.place) > 5 }) { kept.append(exit) }
    }
    return kept
  }

  /// Sets the start, the end, the ring and the place where the line is lost.
  ///
  /// The path is the trajectory clipped to the frame. The closure returns where a point of the plane
  /// appears on the page.
  mutating func mark(
    _ path: ClippedPath, of trajectory: Trajectory, within frame: Box, place: (Point) -> Point
  ) {
    let points = trajectory.points
    func isInside(_ index: Int) -> Bool {
      index >= 0 && index < trajectory.finiteCount && frame.contains(points[index])
    }
    if isInside(0) {
      start = place(points[0])
      startCaption = "Start: \(TickText.point(points[0]))"
    }
    if let index = path.end { end = Dot(place: place(points[index]), index: index) }
    if let highlight = trajectory.highlight, isInside(highlight.index) {
      let index = highlight.index
      ring = (Dot(place: place(points[index]), index: index), highlight)
    }
    if let lost = path.lost, let index = path.lostIndex {
      self.lost = Dot(place: place(lost), index: index)
    }
  }
}
