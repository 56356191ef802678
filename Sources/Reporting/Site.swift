package import Foundation
package import LessonReading
internal import LessonRendering
package import Plotting
package import Typesetting

/// A course's lessons as pages for a web server or a file system, under any address.
///
///     index.html             all lessons
///     optimizers/index.html  a lesson: its stubs, its hints folded, its figures from reference runs
///     assets/                one style sheet for all pages, and KaTeX's with its fonts
///
/// Links are relative. No page has a script or loads anything from elsewhere.
package struct Site {
  private let typesetter: Typesetter
  private let templates: PageTemplates
  private let contents: SiteContents

  /// A file of the site.
  package struct File: Sendable {
    /// The path from the site's folder.
    package let path: String
    package let content: Data

    package init(path: String, content: Data) {
      self.path = path
      self.content = content
    }

    fileprivate init(_ path: String, _ text: String) {
      self.init(path: path, content: Data(text.utf8))
    }
  }

  /// Creates a site.
  ///
  /// - Parameters:
  ///   - contents: The course's lessons; none for pages that stand alone.
  ///   - typesetter: Converts formulas and code to HTML.
  /// - Throws: ``TemplateFault`` where the pages' templates cannot be used.
  package init(
    _ contents: SiteContents = SiteContents(title: nil, []), typesetter: Typesetter
  ) throws {
    self.contents = contents
    self.typesetter = typesetter
    templates = try PageTemplates()
  }

  /// Returns a lesson's page.
  ///
  /// - Parameters:
  ///   - lesson: The lesson.
  ///   - figures: Its figures by name.
  ///   - images: Its images, which ``files(of:images:)`` puts beside the page.
  ///   - solutions: The exercises' solutions by name, to fold under their stubs; empty to leave
  ///     them out.
  /// - Returns: The page, whose path is the lesson's own folder.
  /// - Throws: ``TemplateFault`` where the page's template cannot be used.
  package func page(
    of lesson: Lesson, figures: [String: Plotting.Figure],
    images: LessonImages = LessonImages(), solutions: [String: String] = [:]
  ) throws -> File {
    var renderer = HTMLRenderer(
      typesetter: typesetter,
      images: PageImages(images, areInlined: false, lessons: contents.pages(from: lesson)))
    let (drawn, grounds) = FigureView.drawn(figures, keptIn: nil)
    let cells: [PageCell] = lesson.cells.compactMap { cell in
      switch cell {
      case .prose(let cell):
        return PageCell(cell, of: lesson, renderer: &renderer)
      case .exercise(let exercise):
        let hints = HintFold(of: exercise, in: lesson, renderer: &renderer)
        return PageCell(
          stub: StubCard(
            exercise, solution: solutions[exercise.id], folded: hints, typesetter: typesetter))
      case .hint:
        return nil
      case .figure(let cell):
        return drawn[cell.id].map { PageCell(figure: $0) }
      case .experiment(let experiment):
        return PageCell(experiment, of: lesson, renderer: &renderer)
      }
    }
    let page = SitePage(
      lesson, neighbours: contents.neighbours(of: lesson), cells: cells, grounds: grounds,
      notes: typesetter.shortfalls.map(\.description))
    return File(Self.path(of: lesson), try templates.fill("lesson", with: page))
  }

  /// Returns the page that lists the course's lessons, with links to those that are published.
  package func index() throws -> File {
    File("index.html", try templates.fill("index", with: IndexPage(contents)))
  }

  /// Returns the files of a lesson's images.
  package static func files(of lesson: Lesson, images: LessonImages) -> [File] {
    images.images.values.sorted { $0.path < $1.path }
      .map { File(path: "\(lesson.id)/\($0.path)", content: $0.content) }
  }

  /// The files that all pages of the site share.
  package var assets: [File] {
    let sheet = templates.styleSheet + "\n" + templates.unfolding + "\n"
    let math = typesetter.linkedStyleSheet
    return math.fonts.map { File(path: "assets/\($0.name)", content: $0.content) } + [
      File("assets/katex.css", math.text), File("assets/lessons.css", sheet),
    ]
  }

  /// Returns the path of a lesson's page in the site's folder.
  package static func path(of lesson: Lesson) -> String { "\(lesson.id)/index.html" }
}
