internal import Synchronization

/// The landscapes of a page: each is worked out once and written once, however many figures show it.
///
/// Figures drawn with one backgrounds refer to its ``definitions``, which the page must hold too. They may
/// be drawn at the same time.
public final class SharedBackgrounds: Sendable {
  /// A place for a background; who comes second waits for the first one's work.
  private final class Place: Sendable {
    let background = Mutex<(any Background)?>(nil)
  }

  private let places = Mutex<[BackgroundKey: Place]>([:])

  public init() {}

  /// Returns the background of a key, which is made if it is not there yet.
  func background<Made: Background>(_ key: BackgroundKey, make: () -> Made) -> Made {
    let place = places.withLock { places in
      let place = places[key] ?? Place()
      places[key] = place
      return place
    }
    return place.background.withLock { background in
      if let known = background as? Made { return known }
      let made = make()
      background = made
      return made
    }
  }

  /// An SVG element of no size with all that the figures share; empty where they share nothing.
  public var definitions: String {
    let grounds = places.withLock { places in
      places.compactMap { key, place in
        place.background.withLock { $0 }.map { (name: key.name, background: $0) }
      }
    }.sorted { $0.name < $1.name }
    guard !grounds.isEmpty else { return "" }
    var writer = SVGWriter()
    writer.open(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "class": "grounds", "width": "0", "height": "0",
        "aria-hidden": "true",
      ])
    for (name, background) in grounds {
      writer.group(["id": name]) { background.draw(named: name, with: &$0) }
    }
    writer.close("svg")
    return writer.text
  }
}
