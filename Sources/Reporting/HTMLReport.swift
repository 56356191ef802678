internal import Caching
internal import Checking
package import Grading
package import LessonReading
internal import LessonRendering
internal import Plotting
package import Typesetting

/// A graded lesson as one page: the lesson as its author wrote it, a card for each exercise, the
/// figures with the student's runs in them.
///
/// The page is one file without scripts, which loads nothing. All text of a submission's reaches it
/// through the templates' escaping, or through the typesetter's where it is code.
package struct HTMLReport {
  /// How much of a graded lesson a page shows.
  package enum Form: String, Sendable {
    /// The lesson with everything that was found.
    case full
    /// The findings on the exercises that did not pass, without the lesson's prose.
    case brief
  }

  private let graded: GradedLesson
  private let form: Form
  private let images: LessonImages
  private let typesetter: Typesetter
  private let templates: PageTemplates
  private let resources: ReportResources?

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - graded: The graded lesson.
  ///   - form: How much of it.
  ///   - images: The lesson's images, which become a part of the page; one that is not there is shown
  ///     by its description.
  ///   - typesetter: Converts formulas and code to HTML.
  ///   - resources: What many reports on one lesson share.
  /// - Throws: ``TemplateFault`` where the page's templates cannot be used.
  package init(
    _ graded: GradedLesson, form: Form = .full, images: LessonImages = LessonImages(),
    typesetter: Typesetter, resources: ReportResources? = nil
  ) throws {
    self.graded = graded
    self.form = form
    self.images = images
    self.typesetter = typesetter
    self.resources = resources
    templates = try resources?.templates ?? PageTemplates()
  }

  /// Returns the page, which ends with a line feed.
  package func text() throws -> String {
    var renderer = HTMLRenderer(
      typesetter: typesetter,
      images: PageImages(images, areInlined: true, lessons: LessonPages(from: graded.lesson)),
      parts: resources?.parts)
    let cells = form == .brief ? findings : graded.lesson.cells
    let shown = cells.compactMap { cell in
      if case .figure(let figure) = cell { return figure.id }
      return nil
    }
    let drawn = graded.figures.filter { shown.contains($0.key) }
    let (figures, grounds) =
      resources.map { FigureView.drawn(drawn, hashes: graded.figureHashes, for: $0) }
      ?? FigureView.drawn(drawn, keptIn: nil)
    var views = cells.compactMap { self.cell($0, figures: figures, renderer: &renderer) }
    if form == .brief, !views.isEmpty {
      views.insert(PageCell(prose: Markup("<h2>Findings</h2>")), at: 0)
    }
    let style = renderer.styleSheet + templates.styleSheet
    let sheets = [style, templates.unfolding]
    let policy =
      resources.map {
        $0.policies.value(for: style) { ContentPolicy.text(styleSheets: sheets) }
      } ?? ContentPolicy.text(styleSheets: sheets)
    let page = ReportPage(
      graded, cells: views, grounds: grounds, policy: policy, style: Markup(style),
      unfold: Markup(templates.unfolding), notes: typesetter.shortfalls.map(\.description),
      isBrief: form == .brief)
    return try templates.fill("report", with: page)
  }

  /// The exercises that did not pass, each that failed with the first figure that follows it in the
  /// lesson, where its own run is drawn.
  private var findings: [Cell] {
    var found: [Cell] = []
    var hasFailed = false
    for cell in graded.lesson.cells {
      switch cell {
      case .exercise(let exercise):
        let status = graded.exercises.first { $0.exercise.id == exercise.id }?.status
        hasFailed = status == .failed
        if let status, status != .passed { found.append(cell) }
      case .figure where hasFailed:
        found.append(cell)
        hasFailed = false
      case .prose, .hint, .figure, .experiment: break
      }
    }
    return found
  }

  private func cell(
    _ cell: Cell, figures: [String: FigureView], renderer: inout HTMLRenderer
  ) -> PageCell? {
    switch cell {
    case .prose(let cell):
      return PageCell(cell, of: graded.lesson, renderer: &renderer)
    case .exercise(let exercise):
      guard let result = graded.exercises.first(where: { $0.exercise.id == exercise.id }) else {
        return nil
      }
      let hints =
        form == .brief
        ? HintFold.none
        : HintFold(
          of: exercise, in: graded.lesson,
          opening: graded.lesson.hints(
            for: exercise.id, about: result.diagnosis?.misconceptions.map(\.id) ?? [],
            in: result.diagnosis?.quantities ?? []),
          renderer: &renderer)
      var formulas: [FormulaView] = []
      for formula in result.formulas {
        formulas.append(FormulaView(formula, renderer: &renderer))
      }
      return PageCell(
        card: ExerciseCard(
          result, isBrief: form == .brief, formulas: formulas, folded: hints,
          links: FixLinks(around: exercise.id, in: graded), typesetter: typesetter))
    case .hint:
      return nil
    case .figure(let cell):
      return figures[cell.id].map { PageCell(figure: $0) }
    case .experiment(let experiment):
      return PageCell(experiment, of: graded.lesson, renderer: &renderer)
    }
  }
}
