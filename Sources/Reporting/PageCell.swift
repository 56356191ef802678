internal import LessonReading
internal import LessonRendering

/// The input of the template of one piece of a lesson. Exactly one of these is not nil.
struct PageCell {
  var prose: Markup?
  var card: ExerciseCard?
  var editor: EditorCard?
  var experiment: ExperimentCard?
  var stub: StubCard?
  var figure: FigureView?
}

extension PageCell {
  /// Puts prose on a page, without the heading that repeats the lesson's title.
  init(_ prose: Prose, of lesson: Lesson, renderer: inout HTMLRenderer) {
    let title = lesson.titleHeading
    let blocks = prose.blocks.filter { block in
      if case .heading(let heading, _) = block { return heading != title }
      return true
    }
    self.init(prose: Markup(renderer.html(of: blocks, named: "prose \(prose.position)")))
  }
}

extension PageCell {
  /// Puts an experiment on a page: its title, the command that runs it, and the code of its stub.
  init(_ experiment: Experiment, of lesson: Lesson, renderer: inout HTMLRenderer) {
    let line: [Inline] = [
      .strong([.text(experiment.title)]), .text(" · "),
      .code("lessons run \(lesson.id) \(experiment.id)"),
    ]
    self.init(
      prose: Markup(
        renderer.html(
          of: [
            .paragraph(line, experiment.position),
            .code(source: experiment.stub, language: "swift", experiment.position),
          ], named: "experiment \(experiment.id)")))
  }
}

extension Lesson {
  /// The heading that repeats the lesson's title at its beginning, for readers of the Markdown.
  var titleHeading: Heading? {
    guard case .prose(let prose)? = cells.first, let heading = prose.headings.first,
      heading.level == 1, heading.text == title
    else { return nil }
    return heading
  }
}

extension Exercise {
  /// The name of the exercise's card on a page. A heading's slug has no dot, so the two differ.
  var anchor: String { "exercise.\(id)" }
}
