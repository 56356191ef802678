internal import Plotting

/// A figure as its template sees it.
struct FigureView {
  let id: String
  let title: String
  let description: String
  let drawing: Markup
  /// What the figure shows in numbers, where runs are drawn in it.
  let table: TableView?

  /// A figure's runs as a table.
  struct TableView {
    let header: [String]
    let rows: [Row]
  }

  /// One run: its name, and what there is to say about it.
  struct Row {
    let name: String
    let values: [String]
  }

  init(_ figure: Plotting.Figure) {
    id = figure.id
    title = figure.title
    description = figure.description
    drawing = Markup(figure.svg())
    let table = figure.table
    let rows = table.rows.map { Row(name: $0.first ?? "", values: Array($0.dropFirst())) }
    self.table = rows.isEmpty ? nil : TableView(header: table.header, rows: rows)
  }
}
