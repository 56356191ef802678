internal import Caching
internal import LessonRendering
internal import Plotting

/// What the reports on many submissions to one lesson share.
package final class ReportResources: Sendable {
  let templates: PageTemplates
  let backgrounds = SharedBackgrounds()
  /// The drawings of the last figures, by the figures' hashes.
  let drawings = KeptValues<FigureView.Drawn>(count: 64)
  /// The lesson's prose and hints as HTML.
  let parts = RenderedParts()
  /// The content policies by the style sheets that they allow.
  let policies = KeptValues<String>(count: 16)

  /// Reads the templates that come with the program.
  ///
  /// - Throws: ``TemplateFault`` where they cannot be used.
  package init() throws {
    templates = try PageTemplates()
  }
}
