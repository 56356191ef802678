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

  init(run: Run) { self.run = run }

  /// Sets the start, the end, the divergence and the loss of a track.
  mutating func mark(_ track: Track, within frame: Box, place: (Point) -> Point) {
    func isSeen(_ step: Int) -> Bool {
      step >= 0 && step < run.finiteCount && frame.contains(run.points[step])
    }
    if isSeen(0) { start = place(run.points[0]) }
    if let step = track.end { end = Dot(place: place(run.points[step]), step: step) }
    if let step = run.divergence, isSeen(step) {
      divergence = Dot(place: place(run.points[step]), step: step)
    }
    if let lost = track.lost, let step = track.lostStep {
      self.lost = Dot(place: place(lost), step: step)
    }
  }
}
