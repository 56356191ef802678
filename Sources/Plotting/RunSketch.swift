/// A run as one panel shows it, in places on the page.
struct RunSketch {
  struct Dot {
    var place: Point
    var step: Int
    var isHidden = false
  }

  struct Arrow {
    var place: Point
    var direction: Point
    var step: Int
  }

  let run: Run
  /// Whether the line runs to the right, step by step.
  var isChart = false
  var lines: [[Point]] = []
  /// The parts of the line that lie behind the surface.
  var hiddenLines: [[Point]] = []
  var dots: [Dot] = []
  var exits: [Arrow] = []
  var start: Point?
  var end: Dot?
  var divergence: Dot?
  /// Where the line ends because what follows is not finite.
  var lost: Dot?
  /// Whether the line is drawn thin because it covers itself.
  var isCrowded = false
  /// Arrow heads along a crowded line.
  var directions: [Arrow] = []

  /// What the pointer shows at a step.
  var captions: @Sendable (Int) -> String

  init(run: Run) {
    self.run = run
    captions = { run.caption(step: $0) }
  }

  /// Returns the sketch with no more than some detail.
  func reduced(to detail: Detail) -> RunSketch {
    var result = self
    if isChart {
      result.lines = lines.map {
        Polyline.simplified(
          Polyline.extremes($0, column: detail.column), tolerance: detail.tolerance)
      }
    } else {
      result.lines = Polyline.limited(lines, tolerance: detail.tolerance, limit: detail.corners)
      result.hiddenLines = Polyline.limited(
        hiddenLines, tolerance: detail.tolerance * 2, limit: detail.corners / 2)
    }
    let steps = Set(run.dottedSteps(limit: detail.dots))
    result.dots = dots.filter { steps.contains($0.step) }
    let isCrowded = coversItself
    result.isCrowded = isCrowded
    result.exits = apart(exits, limit: isCrowded ? min(detail.exits, 4) : detail.exits)
    if isCrowded {
      result.directions = directions(along: lines + hiddenLines)
      result.dots = []
    }
    return result
  }

  /// Leaves out the arrow heads that would lie on others, and the one at which the run is lost: the
  /// sign for that says more.
  private func apart(_ exits: [Arrow], limit: Int) -> [Arrow] {
    var kept: [Arrow] = []
    for exit in exits where kept.count < limit {
      if let lost, lost.place.distance(to: exit.place) < 1 { continue }
      if kept.allSatisfy({ $0.place.distance(to: exit.place) > 5 }) { kept.append(exit) }
    }
    return kept
  }

  /// Sets the start, the end, the divergence and the loss from a track and the points it was made
  /// of.
  mutating func mark(_ track: Track, of run: Run, within frame: Box, place: (Point) -> Point) {
    let points = run.points
    func isSeen(_ step: Int) -> Bool {
      step >= 0 && step < run.finiteCount && frame.contains(points[step])
    }
    if isSeen(0) { start = place(points[0]) }
    if let step = track.end { end = Dot(place: place(points[step]), step: step) }
    if let step = run.divergence, isSeen(step) {
      divergence = Dot(place: place(points[step]), step: step)
    }
    if let lost = track.lost, let step = track.lostStep {
      self.lost = Dot(place: place(lost), step: step)
    }
  }
}
