/// A surface as seen from one side: its heights, what of it is seen, and how the light falls on it.
///
/// No two places that are seen share a place on the page. So the parts of the surface that are seen
/// can be painted region by region, like a flat map, and no order of depth is needed.
struct SurfaceRelief {
  /// Heights from 0 to 1.
  let heights: Grid
  /// By how much the line of sight clears the surface: a place is seen where this is not negative.
  let clearance: Grid
  /// How squarely the surface faces the light, from −1 to 1.
  let light: Grid

  /// Where positive, the surface turns its underside to the viewer.
  let underside: Grid

  private let projection: SurfaceProjection

  init(_ terrain: Terrain, _ projection: SurfaceProjection, cells: Int = 128) {
    self.projection = projection
    let heights = terrain.grid(cells: cells)
    self.heights = heights
    // Light and sight change more slowly than the heights: half as many lines will do.
    let coarseHeights = terrain.grid(cells: cells / 2)
    (light, underside) = SurfaceRelief.facing(coarseHeights, projection)
    let side = cells / 2 + 1
    clearance = Grid(over: heights.frame, columns: side, rows: side) { x, y in
      SurfaceRelief.clearance(from: Point(x, y), over: heights, projection)
    }
  }

  func isSeen(_ p: Point) -> Bool { clearance.value(at: p) >= 0 }

  /// Cuts a line on the surface into parts that are seen and parts that are not.
  func sightings(along points: [Point]) -> [(isSeen: Bool, points: [Point])] {
    var parts: [(isSeen: Bool, points: [Point])] = []
    for point in points {
      let isSeen = isSeen(point)
      if let last = parts.last {
        parts[parts.count - 1].points.append(point)
        if last.isSeen != isSeen { parts.append((isSeen, [point])) }
      } else {
        parts.append((isSeen, [point]))
      }
    }
    return parts
  }

  /// Returns the lines on the page along the surface's border where it is seen.
  func rim() -> PathData {
    let frame = heights.frame
    let corners = [
      Point(frame.minX, frame.minY), Point(frame.maxX, frame.minY),
      Point(frame.maxX, frame.maxY), Point(frame.minX, frame.maxY),
    ]
    let count = heights.columns
    let border = (0...(4 * count)).map { index in
      let side = index / count % 4
      let part = Double(index % count) / Double(count)
      return corners[side] + (corners[(side + 1) % 4] - corners[side]) * part
    }
    var path = PathData()
    for part in sightings(along: border) where part.isSeen {
      let line = part.points.map { projection.page($0, height: heights.value(at: $0)) }
      path.line(Polyline.simplified(line, tolerance: 0.2))
    }
    return path
  }

  /// Returns the outlines on the page of where the underside shows, if nothing is in front of it.
  func undersideOutlines() -> PathData {
    var path = PathData()
    for ring in Contour.regions(in: underside, above: 0) { add(ring, tolerance: 0.4, to: &path) }
    return path
  }

  /// Returns the outlines on the page of what is seen and where a grid's values reach each level.
  func outlines(of grid: Grid, above levels: [Double], tolerance: Double) -> [PathData] {
    // Any positive factor leaves the border of sight where it is; this one keeps the slopes alike.
    var sight = grid
    for row in 0..<grid.rows {
      for column in 0..<grid.columns {
        sight.values[row * grid.columns + column] =
          clearance.value(at: grid.place(column, row)) * 4
      }
    }
    var seen = grid
    return levels.map { level in
      for index in grid.values.indices {
        seen.values[index] = min(grid.values[index] - level, sight.values[index])
      }
      var path = PathData()
      for ring in Contour.regions(in: seen, above: 0) { add(ring, tolerance: tolerance, to: &path) }
      return path
    }
  }

  private func add(_ ring: Contour, tolerance: Double, to path: inout PathData) {
    let corners = ring.points.map { projection.page($0, height: heights.value(at: $0)) }
    let simplified = Polyline.simplified(ring: corners, tolerance: tolerance)
    // A speck between two grid points is noise.
    if simplified.count > 2 { path.line(simplified, closed: true) }
  }

  /// Follows the line of sight from a place on the surface and returns the least height above
  /// background.
  private static func clearance(
    from p: Point, over heights: Grid, _ projection: SurfaceProjection
  ) -> Double {
    let frame = heights.frame
    let towards = projection.towardsViewer
    let pace = 0.02
    let step = Point(towards.u * pace * frame.width, towards.v * pace * frame.height)
    let rise = towards.w * pace / projection.boxHeight
    var place = p + step
    var height = heights.value(at: p) + rise
    var least = 1.0
    while height < 1 && frame.contains(place) {
      least = min(least, height - heights.value(at: place))
      place = place + step
      height += rise
    }
    // A touch of tolerance lets the borders of what is seen overlap instead of leaving gaps.
    return least + 0.004
  }

  /// Returns how the surface faces the light, which comes from the upper left in front, and how it
  /// faces away from the viewer.
  private static func facing(
    _ heights: Grid, _ projection: SurfaceProjection
  ) -> (light: Grid, away: Grid) {
    let across = projection.boxHeight * Double(heights.columns - 1) / 2
    let up = projection.boxHeight * Double(heights.rows - 1) / 2
    let towards = projection.towardsViewer
    let source = projection.light
    var (light, away) = (heights, heights)
    for row in 0..<heights.rows {
      let (below, above) = (max(row - 1, 0), min(row + 1, heights.rows - 1))
      for column in 0..<heights.columns {
        let (left, right) = (max(column - 1, 0), min(column + 1, heights.columns - 1))
        let du = (heights[right, row] - heights[left, row]) * across
        let dv = (heights[column, above] - heights[column, below]) * up
        let index = row * heights.columns + column
        away.values[index] = du * towards.u + dv * towards.v - towards.w
        light.values[index] =
          (source.w - du * source.u - dv * source.v) / (du * du + dv * dv + 1).squareRoot()
      }
    }
    return (light, away)
  }
}
