/// Numbers on evenly spaced columns and rows.
package struct Grid: Sendable {
  package let columns: Int
  package let rows: Int
  package let frame: Box
  /// The rows one after the other, that of the smallest y first.
  package var values: [Double]

  package init(columns: Int, rows: Int, frame: Box, values: [Double]) {
    self.columns = columns
    self.rows = rows
    self.frame = frame
    self.values = values
  }

  /// Samples a function; the outermost columns and rows are on the frame.
  package init(
    over frame: Box, columns: Int, rows: Int, of function: (Double, Double) -> Double
  ) {
    var values: [Double] = []
    values.reserveCapacity(columns * rows)
    for row in 0..<rows {
      let y = frame.minY + frame.height * Double(row) / Double(rows - 1)
      for column in 0..<columns {
        values.append(function(frame.minX + frame.width * Double(column) / Double(columns - 1), y))
      }
    }
    self.init(columns: columns, rows: rows, frame: frame, values: values)
  }

  package subscript(column: Int, row: Int) -> Double { values[row * columns + column] }

  package func place(_ column: Int, _ row: Int) -> Point {
    Point(
      frame.minX + frame.width * Double(column) / Double(columns - 1),
      frame.minY + frame.height * Double(row) / Double(rows - 1))
  }

  /// Returns a bilinearly interpolated value; outside the frame, that of the nearest edge.
  package func value(at p: Point) -> Double {
    let across = min(max((p.x - frame.minX) / frame.width, 0), 1) * Double(columns - 1)
    let up = min(max((p.y - frame.minY) / frame.height, 0), 1) * Double(rows - 1)
    let column = min(Int(across), columns - 2)
    let row = min(Int(up), rows - 2)
    let s = across - Double(column)
    let t = up - Double(row)
    let lower = self[column, row] * (1 - s) + self[column + 1, row] * s
    let upper = self[column, row + 1] * (1 - s) + self[column + 1, row + 1] * s
    return lower * (1 - t) + upper * t
  }

  /// Returns the grid with a border of −∞ around it, so that the outlines of all regions are closed.
  package static func surrounded(_ grid: Grid) -> Grid {
    let dx = grid.frame.width / Double(grid.columns - 1)
    let dy = grid.frame.height / Double(grid.rows - 1)
    let frame = Box(
      minX: grid.frame.minX - dx, maxX: grid.frame.maxX + dx, minY: grid.frame.minY - dy,
      maxY: grid.frame.maxY + dy)
    var values: [Double] = []
    values.reserveCapacity((grid.columns + 2) * (grid.rows + 2))
    values += Array(repeating: -Double.infinity, count: grid.columns + 2)
    for row in 0..<grid.rows {
      values.append(-.infinity)
      values += grid.values[(row * grid.columns)..<((row + 1) * grid.columns)]
      values.append(-.infinity)
    }
    values += Array(repeating: -Double.infinity, count: grid.columns + 2)
    return Grid(columns: grid.columns + 2, rows: grid.rows + 2, frame: frame, values: values)
  }
}
