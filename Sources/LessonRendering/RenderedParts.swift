internal import Synchronization
internal import Typesetting

/// The parts of a lesson that were converted to HTML, for pages that all contain them.
package final class RenderedParts: Sendable {
  struct Part: Sendable {
    let html: String
    /// The formulas in it, on which the page's style sheet depends.
    let formulas: [Typeset]
  }

  private let parts = Mutex<[String: Part]>([:])

  package init() {}

  func part(_ name: String) -> Part? { parts.withLock { $0[name] } }

  func keep(_ part: Part, as name: String) { parts.withLock { $0[name] = part } }
}
