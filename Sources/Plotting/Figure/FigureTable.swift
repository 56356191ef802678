/// Numbers of a figure as rows of text, for readers who cannot see it.
public struct FigureTable: Sendable, Hashable {
  public var header: [String]
  /// The cells of each row; the first is the row's name.
  public var rows: [[String]]
}

extension Figure {
  /// The tables of the figure's panels: those with the same rows joined, those without rows left
  /// out. The last column has the remarks on each row.
  public var tables: [FigureTable] { JoinedTable.tables(of: panels).map(\.table) }

  /// The description, and a sentence with the remarks on each row of the ``tables``.
  package var textAlternative: String {
    let sentences = JoinedTable.tables(of: panels).flatMap { joined in
      zip(joined.names, joined.remarks).filter { !$1.isEmpty }.map { "\($0): \($1)." }
    }
    return ([description] + sentences).joined(separator: " ")
  }
}

/// The tables of panels whose rows have the same heading and names.
private struct JoinedTable {
  private var parts: [PanelTable]

  let rowHeading: String
  let names: [String]

  private init(_ table: PanelTable) {
    parts = [table]
    rowHeading = table.rowHeading
    names = table.rows.map(\.name)
  }

  static func tables(of panels: [any Panel]) -> [JoinedTable] {
    var tables: [JoinedTable] = []
    for table in panels.map(\.table) where !table.rows.isEmpty {
      let names = table.rows.map(\.name)
      if let index = tables.firstIndex(where: {
        $0.rowHeading == table.rowHeading && $0.names == names
      }) {
        tables[index].parts.append(table)
      } else {
        tables.append(JoinedTable(table))
      }
    }
    return tables
  }

  var table: FigureTable {
    let columns = columns
    return FigureTable(
      header: [rowHeading] + columns.map(\.name) + ["Remarks"],
      rows: zip(names, remarks).enumerated().map { index, row in
        [row.0] + columns.map { $0.cells.indices.contains(index) ? $0.cells[index] : "" } + [row.1]
      })
  }

  /// The remarks on each row, separated by semicolons; one for each topic.
  var remarks: [String] {
    names.indices.map { index in
      var topics: Set<String> = []
      return parts.flatMap { $0.rows[index].remarks }.filter {
        topics.insert($0.topic).inserted
      }.map(\.text).joined(separator: "; ")
    }
  }

  /// The parts' different columns; fallback columns only if all parts have some.
  private var columns: [PanelTable.Column] {
    let usesFallback = parts.allSatisfy { !$0.fallbackColumns.isEmpty }
    var columns: [PanelTable.Column] = []
    for part in parts {
      for column in part.columns + (usesFallback ? part.fallbackColumns : [])
      where !columns.contains(column) {
        columns.append(column)
      }
    }
    return columns
  }
}
