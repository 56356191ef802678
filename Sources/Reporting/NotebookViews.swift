internal import Checking
package import Figures
package import Grading
package import LessonReading
internal import LessonRendering
package import Plotting
package import Typesetting

/// The HTML of a notebook: its page, and the pieces that replace parts of it later.
///
/// No piece has a style attribute or a script, so the page's policy allows neither.
package struct NotebookViews: Sendable {
  private let lesson: Lesson
  let links: NotebookLinks
  let images: LessonImages
  let typesetter: Typesetter
  private let templates: PageTemplates
  private let classes = StyleClasses()
  private let backgrounds = SharedBackgrounds()

  /// Creates the views of a lesson.
  ///
  /// - Parameters:
  ///   - lesson: The lesson.
  ///   - images: Its images, which become a part of the page.
  ///   - links: The page's links to the course's lessons.
  ///   - typesetter: Converts formulas and code to HTML.
  /// - Throws: ``TemplateFault`` where the page's templates cannot be used.
  package init(
    of lesson: Lesson, images: LessonImages, links: NotebookLinks, typesetter: Typesetter
  ) throws {
    self.lesson = lesson
    self.links = links
    self.images = images
    self.typesetter = typesetter
    templates = try PageTemplates()
  }

  /// A page and the style sheet for it and for all later pieces.
  package struct Page: Codable, Sendable {
    private let html: String
    package let styleSheet: String

    fileprivate init(html: String, styleSheet: String) {
      self.html = html
      self.styleSheet = styleSheet
    }

    /// Returns the page's HTML with the notebook's state, so that the page can be used without another request.
    ///
    /// - Parameter state: The state as JSON.
    /// - Returns: The HTML.
    package func html(with state: String) -> String {
      // No text of the student's can end the element.
      html.replacing(
        Self.stateElement,
        with: "\(Self.stateElement)\(state.replacing("<", with: "\\u003c"))", maxReplacements: 1)
    }

    /// The start tag of the element that holds the state, in `notebook.mustache`.
    private static let stateElement = "<script type=\"application/json\" id=\"state\">"
  }

  /// Returns the page without anything of the student's.
  ///
  /// - Parameters:
  ///   - figures: The lesson's figures, by id.
  ///   - plans: Their plans, by id, which tell the numbers that can be set.
  ///   - scripts: The scripts of the page.
  /// - Returns: The page.
  /// - Throws: ``TemplateFault`` where the page's template cannot be used.
  package func page(
    figures: [String: Plotting.Figure], plans: [String: FigurePlan], scripts: PageScripts
  ) throws -> Page {
    var renderer = renderer
    var views = FigureView.live(figures, on: backgrounds)
    for (id, plan) in plans { views[id]?.controls = FigureControls(plan, of: id) }
    for id in views.keys { views[id]?.deferDrawings() }
    let cells: [PageCell] = lesson.cells.compactMap { cell in
      switch cell {
      case .prose(let prose):
        let shown = PageCell(prose, of: lesson, renderer: &renderer)
        return PageCell(prose: shown.prose.map { Markup(classes.convert($0.html)) })
      case .exercise(let exercise): return PageCell(editor: EditorCard(exercise))
      case .figure(let figure): return views[figure.id].map { PageCell(figure: $0) }
      case .experiment(let experiment):
        return PageCell(experiment: ExperimentCard(experiment))
      case .hint: return nil
      }
    }
    let html = try templates.fill(
      "notebook",
      with: NotebookPage(
        lesson, links: links, cells: cells, grounds: Markup(backgrounds.definitions),
        scripts: scripts, notes: typesetter.shortfalls.map(\.description)))
    return Page(html: html, styleSheet: styleSheet)
  }

  private var styleSheet: String {
    // The hints are converted so that their classes are in the sheet.
    for hint in lesson.hints { _ = self.hint(hint) }
    return [
      templates.styleSheet, templates.unfolding, templates.notebookStyleSheet, classes.styleSheet,
    ].joined(separator: "\n")
  }

  /// Returns the result of an exercise: the message, the checks and the output, as the report has them.
  package func result(of graded: GradedExercise) throws -> String {
    let card = ExerciseCard(result: graded, typesetter: typesetter)
    return try templates.fill("findings", with: card) + templates.fill("printed", with: card)
  }

  /// Returns a hint, unfolded.
  package func hint(_ hint: Hint) -> String {
    var renderer = renderer
    let summary = renderer.summary(of: hint)
    return classes.convert(
      "<details class=\"hint\" open>\n<summary><span>\(summary)</span></summary>\n"
        + "\(renderer.html(of: hint.blocks))\n</details>\n")
  }

  /// Draws the backgrounds of figures, which a page from the cache does not draw.
  package func drawBackgrounds(of figures: [String: Plotting.Figure]) {
    _ = FigureView.live(figures, on: backgrounds)
  }

  /// Returns what an experiment printed and drew, and the definitions that all figures share.
  package func output(of result: ExperimentResult) throws -> (html: String, grounds: String) {
    let output = ExperimentOutput(result, on: backgrounds)
    return (try templates.fill("output", with: output), backgrounds.definitions)
  }

  /// Returns a figure, and the shared definitions that the page does not have, by their names.
  package func figure(
    _ figure: Plotting.Figure, without known: Set<String> = []
  ) throws -> (html: String, grounds: String) {
    let view = FigureView(figure, on: backgrounds, isLive: true)
    return (
      try templates.fill("figure", with: view), backgrounds.definitions(without: known)
    )
  }

  private var renderer: HTMLRenderer {
    HTMLRenderer(
      typesetter: typesetter,
      images: PageImages(images, areInlined: true, lessons: links.pages(from: lesson)))
  }
}

extension GradedExercise {
  /// The verdict in a sentence for a screen reader, which begins with the verdict's word.
  package var announcement: String {
    "\(verdict.status.word): \(exercise.title), \(verdict.score) of \(maxScore) points"
  }
}
