internal import Plotting

/// What the reports on many submissions to one lesson share.
package final class ReportResources: Sendable {
  let templates: PageTemplates
  let backgrounds = SharedBackgrounds()

  /// Reads the templates that come with the program.
  ///
  /// - Throws: ``TemplateFault`` where they cannot be used.
  package init() throws {
    templates = try PageTemplates()
  }
}
