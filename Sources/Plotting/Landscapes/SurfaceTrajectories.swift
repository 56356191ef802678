/// Projects trajectories in the plane onto a surface.
struct SurfaceTrajectories {
  let heights: HeightScale
  let projection: SurfaceProjection
  let visibility: SurfaceVisibility

  /// Returns where a point of the plane appears on the surface.
  func page(_ p: Point) -> Point { projection.page(p, height: min(heights.height(at: p), 1)) }

  func sketch(_ trajectory: Trajectory, nouns: LineNouns) -> LineSketch {
    let frame = heights.landscape.frame
    let path = ClippedPath(trajectory.points, within: frame)
    var sketch = LineSketch(trajectory, nouns: nouns)
    for line in linesInPlane(of: path) {
      for part in visibility.parts(of: line) {
        let projected = Polyline.simplified(part.points.map(page), tolerance: 0.25)
        if part.isVisible {
          sketch.lines.append(projected)
        } else {
          sketch.hiddenLines.append(projected)
        }
      }
    }
    sketch.dots = path.dots.map { index in
      let p = trajectory.points[index]
      return LineSketch.Dot(place: page(p), index: index, isHidden: !visibility.isVisible(p))
    }
    sketch.exits = path.exits.map { exit in
      let height = min(heights.height(at: exit.place), 1)
      let here = projection.page(exit.place, height: height)
      let ahead = projection.page(exit.place + exit.direction * frame.width, height: height)
      return LineSketch.Arrow(place: here, direction: (ahead - here).direction, index: exit.index)
    }
    sketch.mark(path, of: trajectory, within: frame, place: page)
    if let index = path.end {
      sketch.end?.isHidden = !visibility.isVisible(trajectory.points[index])
    }
    return sketch
  }

  /// Returns a path's lines in the plane with a corner at least every four pixels, so that they
  /// follow the surface.
  private func linesInPlane(of path: ClippedPath) -> [[Point]] {
    let frame = heights.landscape.frame
    // Lines are simplified as on a flat plot of 300 by 300 pixels.
    let (across, up) = (300 / frame.width, 300 / frame.height)
    let flat = Polyline.limited(
      path.lines.map { $0.map { Point($0.x * across, $0.y * up) } }, tolerance: 0.2, limit: 1000)
    return flat.map { line in
      var result = Array(line.prefix(1))
      for (a, b) in zip(line, line.dropFirst()) {
        let count = max(1, Int((a.distance(to: b) / 4).rounded(.up)))
        for index in 1...count { result.append(a + (b - a) * (Double(index) / Double(count))) }
      }
      return result.map { Point($0.x / across, $0.y / up) }
    }
  }
}
