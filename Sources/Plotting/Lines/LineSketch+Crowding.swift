extension LineSketch {
  /// Whether the line turns back so often, and so far, that its parts cover one another: a zigzag
  /// across a valley, say.
  var coversItself: Bool {
    // A line that leaves the frame and enters it again has turned outside it.
    !runsRightward && LineSketch.sharpTurns(in: lines + hiddenLines) + exits.count >= 10
  }

  /// The number of corners between two long segments at which a line turns by more than 120°.
  private static func sharpTurns(in lines: [[Point]]) -> Int {
    let longEnough = 10.0
    return lines.reduce(0) { count, line in
      let segments = zip(line, line.dropFirst()).map { $1 - $0 }.filter { $0.length >= longEnough }
      return count
        + zip(segments, segments.dropFirst()).count { a, b in
          a.x * b.x + a.y * b.y < -0.5 * a.length * b.length
        }
    }
  }

  /// Returns arrow heads at the middle of long segments, spread over the line, no two close to one
  /// another.
  func directions(along lines: [[Point]], limit: Int = 6) -> [Arrow] {
    let segments = lines.flatMap { line in Array(zip(line, line.dropFirst())) }.filter {
      $0.distance(to: $1) >= 14
    }
    guard !segments.isEmpty else { return [] }
    var arrows: [Arrow] = []
    let stride = Swift.max(segments.count / limit, 1)
    for index in Swift.stride(from: 0, to: segments.count, by: stride) where arrows.count < limit {
      let (a, b) = segments[index]
      let middle = a + (b - a) * 0.5
      if arrows.contains(where: { $0.place.distance(to: middle) < 16 }) { continue }
      arrows.append(Arrow(place: middle, direction: (b - a).direction, index: index))
    }
    return arrows
  }
}
