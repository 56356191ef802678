/// The part of a sequence of points inside a frame.
package struct ClippedPath: Sendable {
  /// A place at which the sequence leaves the frame, the direction in which it does, and the index
  /// of the first point outside.
  package struct Exit: Sendable, Hashable {
    package var place: Point
    package var direction: Point
    package var index: Int
  }

  /// The parts of the line inside the frame, in order.
  package private(set) var lines: [[Point]] = []
  package private(set) var exits: [Exit] = []
  /// The end of the line before the first point that is not finite; on the frame's edge if the line
  /// was outside.
  package private(set) var lost: Point?
  /// The index of the first point that is not finite.
  package private(set) var lostIndex: Int?
  /// The indices of the points inside the frame that get a dot.
  package private(set) var dots: [Int] = []
  /// The last index, if all points are finite and the last is inside the frame.
  package private(set) var end: Int?

  package init(_ allPoints: [Point], within frame: Box) {
    let count = allPoints.firstIndex { !$0.isFinite } ?? allPoints.count
    // Differences of coordinates must stay finite.
    let points = allPoints[..<count].map { p in
      Point(min(max(p.x, -1e150), 1e150), min(max(p.y, -1e150), 1e150))
    }
    var line: [Point] = []
    if let first = points.first, frame.contains(first) { line = [first] }
    for (index, (a, b)) in zip(points, points.dropFirst()).enumerated() {
      if let (from, to) = ClippedPath.clipped(a, b, to: frame) {
        if line.isEmpty { line = [from] }
        line.append(to)
      }
      if !frame.contains(b), let place = line.last {
        exits.append(Exit(place: place, direction: (b - a).direction, index: index + 1))
        lines.append(line)
        line = []
      }
    }
    if !line.isEmpty { lines.append(line) }
    if count < allPoints.count {
      lostIndex = count
      if let last = points.last {
        lost = frame.contains(last) ? last : exits.last?.place
      }
    } else if let last = points.last, frame.contains(last) {
      end = count - 1
    }
    dots = DotSpacing.indices(count: count, limit: Detail.levels[0].dots).filter {
      frame.contains(points[$0])
    }
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
      // Rounding must not put the end of a long segment outside the box.
      let p = a + d * part
      return Point(min(max(p.x, box.minX), box.maxX), min(max(p.y, box.minY), box.maxY))
    }
    return (enter == 0 ? a : place(enter), leave == 1 ? b : place(leave))
  }
}
