/// A surface from one direction: its heights, its visible parts and its lighting.
///
/// Two visible points are never at the same place on the page. The visible parts can therefore be
/// painted region by region, without sorting by depth.
struct SurfaceVisibility {
  /// Heights from 0 to 1.
  let heights: Grid
  /// The least height of the line of sight above the surface; a point is visible where this is not
  /// negative.
  let clearance: Grid
  /// The cosine of the angle between the surface's normal and the light.
  let light: Grid

  /// Positive where the surface is visible from below.
  let underside: Grid

  private let projection: SurfaceProjection

  init(_ scale: HeightScale, _ projection: SurfaceProjection, cells: Int = 128) {
    self.projection = projection
    let heights = scale.grid(cells: cells)
    self.heights = heights
    // Lighting and visibility change more slowly than heights, so half the resolution suffices.
    let coarseHeights = scale.grid(cells: cells / 2)
    (light, underside) = SurfaceVisibility.facing(coarseHeights, projection)
    let side = cells / 2 + 1
    clearance = Grid(over: heights.frame, columns: side, rows: side) { x, y in
      SurfaceVisibility.clearance(from: Point(x, y), over: heights, projection)
    }
  }

  func isVisible(_ p: Point) -> Bool { clearance.value(at: p) >= 0 }

  /// Cuts a line on the surface into visible and hidden parts.
  func parts(of points: [Point]) -> [(isVisible: Bool, points: [Point])] {
    var parts: [(isVisible: Bool, points: [Point])] = []
    for point in points {
      let isVisible = isVisible(point)
      if let last = parts.last {
        parts[parts.count - 1].points.append(point)
        if last.isVisible != isVisible { parts.append((isVisible, [point])) }
      } else {
        parts.append((isVisible, [point]))
      }
    }
    return parts
  }

  /// Returns the visible parts of the surface's border, on the page.
  func borderLines() -> PathData {
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
    for part in parts(of: border) where part.isVisible {
      let line = part.points.map { projection.page($0, height: heights.value(at: $0)) }
      path.line(Polyline.simplified(line, tolerance: 0.2))
    }
    return path
  }

  /// Returns the outlines of the underside on the page, as if nothing were in front of it.
  func undersideOutlines() -> PathData {
    var path = PathData()
    for ring in Contour.regions(in: underside, above: 0) { add(ring, tolerance: 0.4, to: &path) }
    return path
  }

  /// Returns, for each level, the outlines on the page of the visible parts where a grid's values
  /// reach it.
  func outlines(of grid: Grid, above levels: [Double], tolerance: Double) -> [PathData] {
    // The factor does not move the zero line; it makes the slope similar to that of the values.
    var visible = grid
    for row in 0..<grid.rows {
      for column in 0..<grid.columns {
        visible.values[row * grid.columns + column] =
          clearance.value(at: grid.place(column, row)) * 4
      }
    }
    var limited = grid
    return levels.map { level in
      for index in grid.values.indices {
        limited.values[index] = min(grid.values[index] - level, visible.values[index])
      }
      var path = PathData()
      for ring in Contour.regions(in: limited, above: 0) {
        add(ring, tolerance: tolerance, to: &path)
      }
      return path
    }
  }

  private func add(_ ring: Contour, tolerance: Double, to path: inout PathData) {
    let corners = ring.points.map { projection.page($0, height: heights.value(at: $0)) }
    let simplified = Polyline.simplified(ring: corners, tolerance: tolerance)
    // A region of two corners or fewer has no area.
    if simplified.count > 2 { path.line(simplified, closed: true) }
  }

  /// Follows the line from a point on the surface to the viewer, and returns its least height above
  /// the surface.
  private static func clearance(
    from p: Point, over heights: Grid, _ projection: SurfaceProjection
  ) -> Double {
    let frame = heights.frame
    let towards = projection.towardsViewer
    let stepLength = 0.02
    let step = Point(
      towards.u * stepLength * frame.width, towards.v * stepLength * frame.height)
    let rise = towards.w * stepLength / projection.boxHeight
    var place = p + step
    var height = heights.value(at: p) + rise
    var least = 1.0
    while height < 1 && frame.contains(place) {
      least = min(least, height - heights.value(at: place))
      place = place + step
      height += rise
    }
    // The tolerance makes neighbouring visible regions overlap, so that there are no gaps.
    return least + 0.004
  }

  /// Returns the lighting, from the viewer's upper left, and where the surface faces away from the
  /// viewer.
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
