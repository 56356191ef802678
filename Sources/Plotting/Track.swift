/// A run as far as it can be drawn inside a frame, in the plane of the parameters.
package struct Track: Sendable {
  /// A place at which the run leaves the frame, and the direction in which it does.
  package struct Exit: Sendable, Hashable {
    package var place: Point
    package var direction: Point
    package var step: Int
  }

  /// The parts of the line inside the frame, in order.
  package private(set) var lines: [[Point]] = []
  package private(set) var exits: [Exit] = []
  /// Where the line ends because the next point is not finite; on the frame's edge if it was
  /// outside.
  package private(set) var lost: Point?
  /// The step that is not finite.
  package private(set) var lostStep: Int?
  /// The steps inside the frame that get a dot.
  package private(set) var dots: [Int] = []
  /// The last step, if all are finite and it lies inside the frame.
  package private(set) var end: Int?

  package init(_ run: Run, within frame: Box) {
    let count = run.finiteCount
    // Differences of coordinates must stay finite.
    let points = run.points[..<count].map { p in
      Point(min(max(p.x, -1e150), 1e150), min(max(p.y, -1e150), 1e150))
    }
    var line: [Point] = []
    if let first = points.first, frame.contains(first) { line = [first] }
    for (index, (a, b)) in zip(points, points.dropFirst()).enumerated() {
      let inside = Track.clipped(a, b, to: frame)
      if let (from, to) = inside {
        if line.isEmpty { line = [from] }
        line.append(to)
      }
      if !frame.contains(b), let place = line.last {
        exits.append(Exit(place: place, direction: (b - a).direction, step: index + 1))
        lines.append(line)
        line = []
      }
    }
    if !line.isEmpty { lines.append(line) }
    if count < run.points.count {
      lostStep = count
      if let last = points.last {
        lost = frame.contains(last) ? last : exits.last?.place
      }
    } else if let last = points.last, frame.contains(last) {
      end = count - 1
    }
    dots = run.dottedSteps(limit: Detail.steps[0].dots).filter { frame.contains(points[$0]) }
  }

  /// Returns the part of a segment inside a box, by Liang and Barsky (1984).
  package static func clipped(_ a: Point, _ b: Point, to box: Box) -> (Point, Point)? {
    if box.contains(a) && box.contains(b) { return (a, b) }
    let d = b - a
    var (enter, leave) = (0.0, 1.0)
    for (speed, room) in [
      (-d.x, a.x - box.minX), (d.x, box.maxX - a.x), (-d.y, a.y - box.minY), (d.y, box.maxY - a.y),
    ] {
      if speed == 0 {
        if room < 0 { return nil }
      } else if speed < 0 {
        enter = max(enter, room / speed)
      } else {
        leave = min(leave, room / speed)
      }
    }
    guard enter < leave else { return nil }
    func place(_ part: Double) -> Point {
      // A long way's end is rounded; it must not fall out of the box again.
      let p = a + d * part
      return Point(min(max(p.x, box.minX), box.maxX), min(max(p.y, box.minY), box.maxY))
    }
    return (enter == 0 ? a : place(enter), leave == 1 ? b : place(leave))
  }
}
