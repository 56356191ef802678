internal import Caching
internal import Foundation
internal import Plotting
internal import Synchronization
internal import VisibleText

/// The input of a figure's template.
struct FigureView {
  let id: String
  let title: String
  /// The title, as a sentence before the description.
  let heading: String
  let description: Markup
  let drawing: Markup
  /// The drawing for a narrow window, with the panels below each other.
  let narrowDrawing: Markup
  /// The figure's numbers, if it has any.
  let numbers: Numbers?
  /// Whether the figure is in a notebook, which replaces it later.
  let isLive: Bool
  /// The sliders of a figure in a notebook.
  var controls: FigureControls?
  /// What stands in place of the drawings until the notebook's script inserts them; nil where the
  /// drawings are part of the page.
  var placeholders: Placeholders?

  /// Empty images of the drawings' sizes. The page then has fewer elements to lay out at the start.
  struct Placeholders {
    let drawing: Markup
    let narrowDrawing: Markup
    let wide: Markup
    let narrow: Markup
  }

  /// The tables of a figure.
  struct Numbers {
    let tables: [TableView]
  }

  /// The numbers of panels whose rows are the same.
  struct TableView {
    /// The description that a screen reader announces.
    let label: String
    let header: [String]
    let rows: [Row]
  }

  /// A row of a table: its name and the other cells.
  struct Row {
    let name: String
    let values: [String]
  }

  init(_ figure: Plotting.Figure, on backgrounds: SharedBackgrounds, isLive: Bool = false) {
    self.isLive = isLive
    id = figure.id
    title = figure.title
    heading = figure.title.asSentence
    description = Markup(sentence: figure.description)
    let (wide, narrow) = figure.pair(on: backgrounds)
    drawing = Markup(wide)
    narrowDrawing = Markup(narrow)
    let tables = figure.tables.enumerated().map { index, table in
      TableView(
        label: "\(figure.title), in numbers" + (index == 0 ? "" : ", table \(index + 1)"),
        header: table.header,
        rows: table.rows.map { Row(name: $0.first ?? "", values: Array($0.dropFirst())) })
    }
    numbers = tables.isEmpty ? nil : Numbers(tables: tables)
  }
}

extension FigureView {
  /// Draws figures on all cores, since they take most of the time of a page.
  ///
  /// - Parameters:
  ///   - figures: The figures by id.
  ///   - earlier: Backgrounds that are kept for later pages, too.
  /// - Returns: The figures by name, and their shared definitions, which the page must contain.
  static func drawn(
    _ figures: [String: Plotting.Figure], keptIn earlier: SharedBackgrounds?
  ) -> (figures: [String: FigureView], grounds: Markup) {
    let backgrounds = SharedBackgrounds(keptIn: earlier)
    let views = all(figures, on: backgrounds, areLive: false)
    return (views, Markup(backgrounds.definitions))
  }

  /// A figure's view, and the backgrounds that it refers to.
  struct Drawn: Sendable {
    let view: FigureView
    let backgrounds: SharedBackgrounds
  }

  /// Draws figures for one of many pages. A figure with the same hash as an earlier one is not drawn again.
  ///
  /// - Parameters:
  ///   - figures: The figures by id.
  ///   - hashes: Hashes of what they show, by id.
  ///   - resources: What the pages share.
  /// - Returns: The figures by name, and their shared definitions, which the page must contain.
  static func drawn(
    _ figures: [String: Plotting.Figure], hashes: [String: String], for resources: ReportResources
  ) -> (figures: [String: FigureView], grounds: Markup) {
    let all = SharedBackgrounds()
    let views = figures.reduce(into: [String: FigureView]()) { views, entry in
      func draw() -> Drawn {
        let backgrounds = SharedBackgrounds(keptIn: resources.backgrounds)
        return Drawn(
          view: FigureView(entry.value, on: backgrounds), backgrounds: backgrounds)
      }
      let drawn = hashes[entry.key].map { resources.drawings.value(for: $0, make: draw) } ?? draw()
      views[entry.key] = drawn.view
      all.add(drawn.backgrounds)
    }
    return (views, Markup(all.definitions))
  }

  /// Leaves the drawings to the notebook's script.
  mutating func deferDrawings() {
    guard let wide = Self.placeholder(for: drawing),
      let narrow = Self.placeholder(for: narrowDrawing)
    else { return }
    placeholders = Placeholders(
      drawing: drawing, narrowDrawing: narrowDrawing, wide: wide, narrow: narrow)
  }

  private static func placeholder(for drawing: Markup) -> Markup? {
    drawing.html.firstMatch(of: /viewBox="[0-9. -]+"/).map {
      Markup("<svg \($0.output) aria-hidden=\"true\"></svg>")
    }
  }

  /// Draws the figures of a notebook on all cores.
  static func live(
    _ figures: [String: Plotting.Figure], on backgrounds: SharedBackgrounds
  ) -> [String: FigureView] {
    all(figures, on: backgrounds, areLive: true)
  }

  private static func all(
    _ figures: [String: Plotting.Figure], on backgrounds: SharedBackgrounds, areLive: Bool
  ) -> [String: FigureView] {
    let all = Array(figures)
    let views = Mutex<[String: FigureView]>([:])
    DispatchQueue.concurrentPerform(iterations: all.count) { index in
      let view = FigureView(all[index].value, on: backgrounds, isLive: areLive)
      views.withLock { $0[all[index].key] = view }
    }
    return views.withLock { $0 }
  }
}
