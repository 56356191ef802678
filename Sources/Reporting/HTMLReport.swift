internal import Checking
package import Grading
package import LessonReading
internal import Plotting
package import Typesetting

/// A graded lesson as one page: the lesson as its author wrote it, a card for each exercise, the
/// figures with the student's runs in them.
///
/// The page is one file without scripts, which loads nothing. All text of a submission's reaches it
/// through the templates' escaping, or through the typesetter's where it is code.
package struct HTMLReport {
  private let graded: GradedLesson
  private let images: LessonImages
  private let typesetter: Typesetter
  private let templates: PageTemplates

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - graded: What there is to report.
  ///   - images: The lesson's images, which become a part of the page; one that is not there is shown
  ///     by its description.
  ///   - typesetter: What makes HTML of formulas and code.
  /// - Throws: ``TemplateFault`` where the page's templates cannot be used.
  package init(
    _ graded: GradedLesson, images: LessonImages = LessonImages(), typesetter: Typesetter
  ) throws {
    self.graded = graded
    self.images = images
    self.typesetter = typesetter
    templates = try PageTemplates()
  }

  /// Returns the page, which ends with a line feed.
  package func text() throws -> String {
    var prose = LessonMarkup(
      typesetter: typesetter, images: PageImages(images, areInlined: true))
    let (figures, grounds) = FigureView.drawn(graded.figures)
    let cells = graded.lesson.cells.compactMap {
      self.cell($0, figures: figures, prose: &prose)
    }
    let page = ReportPage(
      graded, cells: cells, grounds: grounds,
      style: Markup(prose.styleSheet + templates.styleSheet),
      unfold: Markup(templates.unfolding), notes: typesetter.shortfalls.map(\.description))
    return try templates.fill("report", with: page)
  }

  private func cell(
    _ cell: Cell, figures: [String: FigureView], prose: inout LessonMarkup
  ) -> PageCell? {
    switch cell {
    case .prose(let cell):
      return PageCell(cell, of: graded.lesson, markup: &prose)
    case .exercise(let exercise):
      guard let result = graded.exercises.first(where: { $0.exercise.id == exercise.id }) else {
        return nil
      }
      let hints = HintFold(
        of: exercise, in: graded.lesson,
        opening: result.diagnosis?.misconceptions.map(\.id) ?? [], markup: &prose)
      return PageCell(card: ExerciseCard(result, folded: hints, typesetter: typesetter))
    case .hint:
      return nil
    case .figure(let cell):
      return figures[cell.id].map { PageCell(figure: $0) }
    }
  }
}
