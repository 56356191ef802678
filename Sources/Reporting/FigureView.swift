internal import Plotting

/// A figure as its template sees it.
struct FigureView {
  let id: String
  let title: String
  let description: String
  let drawing: Markup

  init(_ figure: Plotting.Figure) {
    id = figure.id
    title = figure.title
    description = figure.description
    drawing = Markup(figure.svg())
  }
}
