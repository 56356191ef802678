/// Marching squares: finds the crossings on the grid's edges and joins them cell by cell.
struct ContourTracer {
  private let grid: Grid
  private let level: Double
  /// The index of the first vertical edge; the horizontal ones have smaller indices.
  private let verticals: Int
  /// For each edge, its one or two neighbours along the line; −1 where there is none.
  private var neighbours: [Int]
  /// The crossed edges in the order in which they were found.
  private var crossed: [Int] = []

  init(grid: Grid, level: Double) {
    self.grid = grid
    self.level = level
    verticals = (grid.columns - 1) * grid.rows
    neighbours = Array(
      repeating: -1, count: 2 * (verticals + grid.columns * (grid.rows - 1)))
  }

  mutating func march() {
    let columns = grid.columns
    for row in 0..<(grid.rows - 1) {
      var base = row * columns
      var left =
        (grid.values[base] >= level ? 1 : 0) | (grid.values[base + columns] >= level ? 2 : 0)
      for column in 0..<(columns - 1) {
        let right =
          (grid.values[base + 1] >= level ? 1 : 0)
          | (grid.values[base + columns + 1] >= level ? 2 : 0)
        // A line crosses the cell unless its corners are all above or all below.
        if left != right || left == 1 || left == 2 {
          connect(column: column, row: row, left: left, right: right)
        }
        left = right
        base += 1
      }
    }
  }

  /// Joins the crossings of one cell. In `left` and `right`, bit 1 is set if the side's lower corner
  /// is above the level, and bit 2 if its upper one is.
  private mutating func connect(column: Int, row: Int, left: Int, right: Int) {
    let bottom = row * (grid.columns - 1) + column
    let top = bottom + grid.columns - 1
    let west = verticals + row * grid.columns + column
    let east = west + 1
    if left == 1 && right == 2 || left == 2 && right == 1 {
      let middleIsAbove = saddle(column, row) >= level
      // The lines separate the two corners that are on the other side of the level than the middle.
      if (left == 1) == middleIsAbove {
        link(west, top)
        link(bottom, east)
      } else {
        link(west, bottom)
        link(top, east)
      }
      return
    }
    var ends: [Int] = []
    if left & 1 != right & 1 { ends.append(bottom) }
    if left & 2 != right & 2 { ends.append(top) }
    if left == 1 || left == 2 { ends.append(west) }
    if right == 1 || right == 2 { ends.append(east) }
    link(ends[0], ends[1])
  }

  private func saddle(_ column: Int, _ row: Int) -> Double {
    let (a, b) = (grid[column, row], grid[column + 1, row])
    let (c, d) = (grid[column, row + 1], grid[column + 1, row + 1])
    let bend = a + d - b - c
    let height = (a * d - b * c) / bend
    return height.isFinite ? height : (a + b + c + d) / 4
  }

  private mutating func link(_ a: Int, _ b: Int) {
    for (edge, other) in [(a, b), (b, a)] {
      if neighbours[2 * edge] < 0 {
        neighbours[2 * edge] = other
        crossed.append(edge)
      } else {
        neighbours[2 * edge + 1] = other
      }
    }
  }

  /// Follows the neighbours from end to end: first the open lines, then the rings.
  mutating func join() -> [Contour] {
    var contours: [Contour] = []
    for edge in crossed where neighbours[2 * edge] >= 0 && neighbours[2 * edge + 1] < 0 {
      contours.append(Contour(points: follow(from: edge), isRing: false))
    }
    for edge in crossed where neighbours[2 * edge] >= 0 {
      contours.append(Contour(points: follow(from: edge), isRing: true))
    }
    return contours
  }

  private mutating func follow(from start: Int) -> [Point] {
    var points: [Point] = []
    var edge = start
    var previous = -1
    while edge >= 0 && neighbours[2 * edge] >= 0 {
      let (first, second) = (neighbours[2 * edge], neighbours[2 * edge + 1])
      points.append(crossing(edge))
      neighbours[2 * edge] = -2
      let next = first == previous ? second : first
      previous = edge
      edge = next
    }
    return points
  }

  /// Returns the point of an edge at the level, by linear interpolation.
  private func crossing(_ edge: Int) -> Point {
    let isVertical = edge >= verticals
    let width = isVertical ? grid.columns : grid.columns - 1
    let index = isVertical ? edge - verticals : edge
    let (column, row) = (index % width, index / width)
    let (nextColumn, nextRow) = isVertical ? (column, row + 1) : (column + 1, row)
    let (a, b) = (grid[column, row], grid[nextColumn, nextRow])
    // An edge with an infinite end is cut in the middle.
    let part = (level - a) / (b - a)
    let (from, to) = (grid.place(column, row), grid.place(nextColumn, nextRow))
    return from + (to - from) * (part.isFinite && (b - a).isFinite ? part : 0.5)
  }
}
