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

  /// What the pointer shows at a step.
  var captions: @Sendable (Int) -> String

  init(run: Run) {
    self.run = run
    captions = { run.caption(step: $0) }
  }

  /// Returns the sketch with lines of at most so many corners, and at most so many dots.
  func reduced(corners: Int, dots limit: Int) -> RunSketch {
    var result = self
    result.lines = Polyline.limited(lines, tolerance: 0.2, limit: corners)
    result.hiddenLines = Polyline.limited(hiddenLines, tolerance: 0.4, limit: corners / 2)
    let steps = Set(run.dottedSteps(limit: limit))
    result.dots = dots.filter { steps.contains($0.step) }
    return result
  }

  /// Sets the start, the end, the divergence and the loss from a track and the points it was made of.
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
