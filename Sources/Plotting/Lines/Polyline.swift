/// Reduction of lines to fewer corners that look the same.
package enum Polyline {
  /// Returns fewer corners; those left out are at most `tolerance` away from the new line.
  ///
  /// The algorithm of Ramer (1972) and of Douglas and Peucker (1973), without recursion.
  package static func simplified(_ points: [Point], tolerance: Double) -> [Point] {
    guard points.count > 2 else { return points }
    var keep = Array(repeating: false, count: points.count)
    keep[0] = true
    keep[points.count - 1] = true
    var spans = [(0, points.count - 1)]
    while let (first, last) = spans.popLast() {
      guard last - first > 1 else { continue }
      let (a, b) = (points[first], points[last])
      let chord = b - a
      let squaredLength = chord.x * chord.x + chord.y * chord.y
      var farthest = first
      var greatest = tolerance * tolerance
      for index in (first + 1)..<last {
        let p = points[index] - a
        let along = squaredLength > 0 ? (p.x * chord.x + p.y * chord.y) / squaredLength : 0
        let part = min(max(along, 0), 1)
        let (dx, dy) = (p.x - chord.x * part, p.y - chord.y * part)
        let squared = dx * dx + dy * dy
        if squared > greatest {
          greatest = squared
          farthest = index
        }
      }
      guard farthest > first else { continue }
      keep[farthest] = true
      spans.append((first, farthest))
      spans.append((farthest, last))
    }
    return points.indices.filter { keep[$0] }.map { points[$0] }
  }

  /// Returns a ring with fewer corners. It is cut at the corner farthest from its first.
  package static func simplified(ring: [Point], tolerance: Double) -> [Point] {
    guard let first = ring.first, ring.count > 3 else { return ring }
    let far = ring.indices.max { ring[$0].distance(to: first) < ring[$1].distance(to: first) } ?? 0
    let there = simplified(Array(ring[...far]), tolerance: tolerance)
    let back = simplified(Array(ring[far...]) + [first], tolerance: tolerance)
    return there + back.dropFirst().dropLast()
  }

  /// Returns lines with at most `limit` corners in all.
  ///
  /// Segments that an oscillation repeats, to half a pixel, are kept once. Then the tolerance is
  /// raised, up to two pixels. Corners that are still above the limit are cut off.
  package static func limited(
    _ lines: [[Point]], tolerance: Double, limit: Int
  ) -> [[Point]] {
    func count(_ lines: [[Point]]) -> Int { lines.reduce(0) { $0 + $1.count } }
    var tolerance = tolerance
    var result = lines.map { simplified($0, tolerance: tolerance) }
    if count(result) > limit { result = withoutRepeats(result) }
    while count(result) > limit && tolerance < 2 {
      tolerance *= 2
      result = result.map { simplified($0, tolerance: tolerance) }
    }
    var room = limit
    return result.compactMap { line in
      defer { room -= line.count }
      return room >= 2 ? Array(line.prefix(room)) : nil
    }
  }

  /// Returns a line that runs from left to right, with at most four corners in each column of a
  /// width: its first and last point there, and its lowest and highest.
  package static func extremes(_ points: [Point], column width: Double) -> [Point] {
    var result: [Point] = []
    var index = 0
    while index < points.count {
      let column = (points[index].x / width).rounded(.down)
      let first = index
      while index < points.count && (points[index].x / width).rounded(.down) == column {
        index += 1
      }
      let cell = first..<index
      guard cell.count > 4 else {
        result += points[cell]
        continue
      }
      let low = cell.min { points[$0].y < points[$1].y } ?? first
      let high = cell.max { points[$0].y < points[$1].y } ?? first
      result += [first, min(low, high), max(low, high), index - 1].map { points[$0] }
    }
    return result
  }

  private struct Segment: Hashable {
    var ax, ay, bx, by: Int32
  }

  /// Removes the segments that were already drawn in either direction, to half a pixel.
  private static func withoutRepeats(_ lines: [[Point]]) -> [[Point]] {
    func snapped(_ value: Double) -> Int32 {
      value.isNaN ? 0 : Int32(min(max(value * 2, -1e6), 1e6).rounded())
    }
    var drawn: Set<Segment> = []
    var result: [[Point]] = []
    for line in lines {
      var current: [Point] = []
      for (a, b) in zip(line, line.dropFirst()) {
        let (ax, ay, bx, by) = (snapped(a.x), snapped(a.y), snapped(b.x), snapped(b.y))
        if ax == bx && ay == by { continue }
        let segment =
          (ax, ay) < (bx, by)
          ? Segment(ax: ax, ay: ay, bx: bx, by: by) : Segment(ax: bx, ay: by, bx: ax, by: ay)
        if drawn.insert(segment).inserted {
          if current.isEmpty { current.append(a) }
          current.append(b)
        } else if !current.isEmpty {
          result.append(current)
          current = []
        }
      }
      if !current.isEmpty { result.append(current) }
    }
    return result
  }
}
