/// Checks the lines of tables for cells that cmark-gfm drops without a message.
enum TableLines {
  /// Warns of a row with more cells than its table has columns, whose last cells are dropped.
  static func lostCell(
    in source: SourceText, line: Int, column: Int, columns: Int
  ) -> LessonFault? {
    let row = Row(source, line: line, column: column)
    guard row.cells > columns, columns > 0 else { return nil }
    let loss =
      "this row has \(row.cells) cells and its table \(columns) columns, so the last is lost"
    if let bar = row.barInFormula {
      return LessonFault(
        "a `|` in a formula ends the table's cell: \(loss); write \\vert or \\mid in the formula",
        at: bar)
    }
    if let bar = row.barInCode {
      return LessonFault(
        "a `|` in code ends the table's cell: \(loss); write \\| in the code", at: bar)
    }
    return LessonFault("\(loss); write \\| for a bar in a cell", at: row.start)
  }

  /// Warns of lines that look like a table but are not one, because the first line and the line of
  /// dashes differ in the number of cells.
  static func brokenTable(
    in source: SourceText, lines: ClosedRange<Int>, column: Int
  ) -> [LessonFault] {
    lines.dropFirst().compactMap { line in
      let dashes = source.bytes[source.lineRange(line)]
      guard dashes.contains(bar), dashes.contains(UInt8(ascii: "-")),
        dashes.allSatisfy({ "|:- \t>".utf8.contains($0) })
      else { return nil }
      let head = Row(source, line: line - 1, column: line - 1 == lines.lowerBound ? column : 1)
      let columns = Row(source, line: line, column: 1).cells
      guard head.cells > 1, head.cells != columns else { return nil }
      return LessonFault(
        "this is no table: its first line has \(head.cells) cells and the line of dashes \(columns); "
          + "give them as many, and write \\vert for a bar in a formula",
        at: head.barInFormula ?? head.start)
    }
  }

  private static let bar = UInt8(ascii: "|")

  /// One line, cut into cells.
  private struct Row {
    let start: SourcePosition
    private(set) var cells = 0
    private(set) var barInFormula: SourcePosition?
    private(set) var barInCode: SourcePosition?

    init(_ source: SourceText, line: Int, column: Int) {
      let range = source.lineRange(line)
      let first = min(range.lowerBound + max(column - 1, 0), range.upperBound)
      let bytes = Array(source.bytes[first..<range.upperBound])
      start = SourcePosition(line: line, column: first - range.lowerBound + 1)
      var bars: [Int] = []
      var index = 0
      while index < bytes.count {
        if bytes[index] == UInt8(ascii: "\\") {
          index += 1
        } else if bytes[index] == bar {
          bars.append(index)
        }
        index += 1
      }
      let isBlank = { (byte: UInt8) in byte.isSpace || byte == UInt8(ascii: ">") }
      let text = bytes.firstIndex { !isBlank($0) }
      let last = bytes.lastIndex { !isBlank($0) }
      cells = bars.count + 1
      if let text, bars.first == text { cells -= 1 }
      if let last, bars.count > 1 || bars.first != text, bars.last == last { cells -= 1 }
      findBars(bars, in: bytes)
    }

    private mutating func findBars(_ bars: [Int], in bytes: [UInt8]) {
      func place(within range: Range<Int>) -> SourcePosition? {
        bars.first(where: range.contains).map {
          SourcePosition(line: start.line, column: start.column + $0)
        }
      }
      var index = 0
      while index < bytes.count {
        var length = 1
        if bytes[index] == UInt8(ascii: "\\") {
          length = 2
        } else if bytes[index] == UInt8(ascii: "$") {
          let span = bytes.withUnsafeBufferPointer { DollarSpan(in: $0, at: index) }
          if case .formula(let formula) = span {
            length = formula
            barInFormula = barInFormula ?? place(within: index..<index + formula)
          }
        } else if bytes[index] == UInt8(ascii: "`") {
          let ticks = bytes[index...].prefix { $0 == UInt8(ascii: "`") }.count
          length = ticks
          let fence = [UInt8](repeating: UInt8(ascii: "`"), count: ticks)
          if let end = bytes[(index + ticks)...].firstRange(of: fence) {
            length = end.upperBound - index
            barInCode = barInCode ?? place(within: index..<end.upperBound)
          }
        }
        index += length
      }
    }
  }
}
