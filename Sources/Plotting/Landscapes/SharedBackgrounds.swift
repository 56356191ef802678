internal import Synchronization

/// The backgrounds of a page's panels: each is computed and written once for all its figures.
///
/// Figures drawn with the same value refer to its ``definitions``, which the page must contain too.
/// They may be drawn at the same time.
public final class SharedBackgrounds: Sendable {
  /// The entry of one background. Its lock makes a second caller wait for the first one's result.
  private final class Entry: Sendable {
    let background = Mutex<(any Background)?>(nil)
  }

  private let entries = Mutex<[String: Entry]>([:])
  /// The backgrounds of earlier pages, which are not made again; nil where there are none.
  private let earlier: SharedBackgrounds?

  /// Creates the backgrounds of a page.
  ///
  /// - Parameter earlier: Backgrounds of the same figures that are kept for all pages.
  public init(keptIn earlier: SharedBackgrounds? = nil) {
    self.earlier = earlier
  }

  /// Returns the background of a name, which is made at the first call for that name; without a
  /// name it is made at every call.
  package func background<Made: Background>(_ name: String?, make: () -> Made) -> Made {
    guard let name else { return make() }
    let entry = entries.withLock { entries in
      let entry = entries[name] ?? Entry()
      entries[name] = entry
      return entry
    }
    return entry.background.withLock { background in
      if let known = background as? Made { return known }
      let made = earlier?.background(name, make: make) ?? make()
      background = made
      return made
    }
  }

  /// Adds the backgrounds of another value, which are the same where they have the same name.
  package func add(_ other: SharedBackgrounds) {
    let added = other.entries.withLock { $0 }
    entries.withLock { $0.merge(added) { own, _ in own } }
  }

  /// An invisible SVG element with all shared backgrounds; empty if there are none.
  public var definitions: String { definitions() }

  /// Returns the definitions without those that the page contains already, by their names.
  package func definitions(without known: Set<String> = []) -> String {
    let backgrounds = entries.withLock { entries in
      entries.filter { !known.contains($0.key) }.compactMap { name, entry in
        entry.background.withLock { $0 }.map { (name: name, background: $0) }
      }
    }.sorted { $0.name < $1.name }
    guard !backgrounds.isEmpty else { return "" }
    var writer = SVGWriter()
    writer.open(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "class": "grounds", "width": "0", "height": "0",
        "aria-hidden": "true",
      ])
    for (name, background) in backgrounds {
      writer.group(["id": name]) { background.draw(named: name, with: &$0) }
    }
    writer.close("svg")
    return writer.text
  }
}
