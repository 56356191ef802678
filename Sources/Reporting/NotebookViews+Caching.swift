package import Caching
package import Figures
internal import Files
internal import Foundation
internal import LessonReading
package import Plotting
internal import Typesetting

extension NotebookViews {
  /// Returns the page, from the cache where it is there.
  ///
  /// - Parameters:
  ///   - identity: The identity of the lesson's text and of the program, which decide the figures.
  ///   - figures: Draws the lesson's figures. It is called where the page is not in the cache.
  ///   - plans: The plans of the figures, by id.
  ///   - scripts: The scripts of the page.
  ///   - cache: The course's cache.
  /// - Returns: The page, and whether its figures were drawn.
  /// - Throws: ``TemplateFault`` where the page's template cannot be used, and what `figures` throws.
  package func page(
    of identity: String, figures: () throws -> [String: Plotting.Figure],
    plans: [String: FigurePlan], scripts: PageScripts, cache: ResultCache
  ) throws -> (page: Page, isDrawn: Bool) {
    let key = try key(identity, scripts)
    if let known = cache.value(for: key),
      let page = try? JSONDecoder().decode(Page.self, from: known)
    {
      return (page, false)
    }
    let page = try page(figures: try figures(), plans: plans, scripts: scripts)
    cache.store(try JSONEncoder().encode(page), for: key)
    return (page, true)
  }

  private func key(_ identity: String, _ scripts: PageScripts) throws -> String {
    var hash = ContentHash()
    hash.add(identity)
    hash.add(typesetter.identity)
    hash.add(try PageTemplates.identity())
    for part in scripts.editor + scripts.modules + links.parts { hash.add(part) }
    hash.add(scripts.editorNote ?? "")
    for (name, image) in images.images.sorted(by: { $0.key < $1.key }) {
      hash.add(name)
      hash.add(image.content)
    }
    return "notebook-\(hash.hexadecimal())"
  }
}
