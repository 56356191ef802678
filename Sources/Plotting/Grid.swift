/// Numbers at the crossings of evenly spaced columns and rows.
package struct Grid: Sendable {
  package let columns: Int
  package let rows: Int
  package let frame: Box
  /// Row by row, the row of the smallest y first.
  package var values: [Double]

  /// Samples a function; the outermost columns and rows stand on the frame.
  package init(
    over frame: Box, columns: Int, rows: Int, of function: (Double, Double) -> Double
  ) {
    self.columns = columns
    self.rows = rows
    self.frame = frame
    var values: [Double] = []
    values.reserveCapacity(columns * rows)
    for row in 0..<rows {
      let y = frame.minY + frame.height * Double(row) / Double(rows - 1)
      for column in 0..<columns {
        values.append(function(frame.minX + frame.width * Double(column) / Double(columns - 1), y))
      }
    }
    self.values = values
  }

  package subscript(column: Int, row: Int) -> Double { values[row * columns + column] }

  package func place(_ column: Int, _ row: Int) -> Point {
    Point(
      frame.minX + frame.width * Double(column) / Double(columns - 1),
      frame.minY + frame.height * Double(row) / Double(rows - 1))
  }

  /// Returns the value between the crossings, bilinearly; outside the frame that of its edge.
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
}
