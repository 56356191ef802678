internal import Foundation
internal import Reporting

/// The templates and the style sheet of a class's pages.
struct ClassTemplates {
  let pages: PageTemplates
  let styleSheet: String

  /// Reads the templates that come with the program.
  init() throws {
    let folder = Bundle.module.bundleURL.appending(path: "Templates")
    pages = try PageTemplates(adding: folder, named: ["finding", "class", "changes", "course"])
    styleSheet =
      try pages.styleSheet + "\n"
      + PageTemplates.styleSheet(at: folder.appending(path: "class.css"))
  }
}
