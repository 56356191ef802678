/// A line of equal height: open where it ends at the grid's border, else a ring.
package struct Contour: Sendable {
  /// The corners; the first of a ring is not repeated at its end.
  package var points: [Point]
  package var isRing: Bool

  /// Returns the lines at which a grid's values pass a level, by marching squares.
  ///
  /// A cell whose opposite corners are both above or both below (a saddle) is resolved by the height
  /// of the saddle of the bilinear function through its corners: Nielson and Hamann, *The Asymptotic
  /// Decider*, 1991. Values of at least the level count as above; none may be NaN.
  package static func lines(in grid: Grid, at level: Double) -> [Contour] {
    var tracer = ContourTracer(grid: grid, level: level)
    tracer.march()
    return tracer.join()
  }

  /// Returns the outlines of the regions in which a grid's values reach a level.
  ///
  /// They are rings, closed along the grid's border, and are filled by the even-odd rule.
  package static func regions(in grid: Grid, above level: Double) -> [Contour] {
    let border = Grid.surrounded(grid)
    return lines(in: border, at: level).map { ring in
      let points = ring.points.map { p in
        Point(
          min(max(p.x, grid.frame.minX), grid.frame.maxX),
          min(max(p.y, grid.frame.minY), grid.frame.maxY))
      }
      return Contour(points: points, isRing: true)
    }
  }

  /// Returns the centripetal Catmull–Rom curve through the line's corners.
  package func smoothed(steps: Int = 3) -> Contour {
    let count = points.count
    guard count > 2, steps > 1 else { return self }
    func corner(_ index: Int) -> Point {
      isRing ? points[(index + count) % count] : points[min(max(index, 0), count - 1)]
    }
    var result: [Point] = []
    result.reserveCapacity(count * steps)
    for index in 0..<(isRing ? count : count - 1) {
      let (a, b) = (corner(index), corner(index + 1))
      result.append(a)
      let before = corner(index - 1)
      let after = corner(index + 2)
      let near = a.distance(to: b).squareRoot()
      guard near > 0 else { continue }
      let tangentA = Contour.tangent(before, a, b, before.distance(to: a).squareRoot(), near)
      let tangentB = Contour.tangent(a, b, after, near, b.distance(to: after).squareRoot())
      for step in 1..<steps {
        let t = Double(step) / Double(steps)
        let (t2, t3) = (t * t, t * t * t)
        let ends = a * (2 * t3 - 3 * t2 + 1) + b * (3 * t2 - 2 * t3)
        result.append(
          ends + tangentA * ((t3 - 2 * t2 + t) * near) + tangentB * ((t3 - t2) * near))
      }
    }
    if !isRing, let last = points.last { result.append(last) }
    return Contour(points: result, isRing: isRing)
  }

  /// The tangent at the middle of three corners whose knots are the given distances apart.
  private static func tangent(
    _ a: Point, _ b: Point, _ c: Point, _ first: Double, _ second: Double
  ) -> Point {
    if first == 0 { return (c - b) * (1 / second) }
    if second == 0 { return (b - a) * (1 / first) }
    return (b - a) * (1 / first) - (c - a) * (1 / (first + second)) + (c - b) * (1 / second)
  }
}
