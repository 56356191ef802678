internal import Synchronization

/// The landscapes of a page: each is worked out once and written once, however many figures show it.
///
/// Figures drawn with one atlas refer to its ``definitions``, which the page must hold too. They may
/// be drawn at the same time.
public final class Atlas: Sendable {
  /// A place for a ground; who comes second waits for the first one's work.
  private final class Place: Sendable {
    let ground = Mutex<(any Ground)?>(nil)
  }

  private let places = Mutex<[GroundKey: Place]>([:])

  public init() {}

  /// Returns the ground of a key, which is made if it is not there yet.
  func ground<Made: Ground>(_ key: GroundKey, make: () -> Made) -> Made {
    let place = places.withLock { places in
      let place = places[key] ?? Place()
      places[key] = place
      return place
    }
    return place.ground.withLock { ground in
      if let known = ground as? Made { return known }
      let made = make()
      ground = made
      return made
    }
  }

  /// An SVG element of no size with all that the figures share; empty where they share nothing.
  public var definitions: String {
    let grounds = places.withLock { places in
      places.compactMap { key, place in
        place.ground.withLock { $0 }.map { (name: key.name, ground: $0) }
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
    for (name, ground) in grounds {
      writer.group(["id": name]) { ground.draw(named: name, with: &$0) }
    }
    writer.close("svg")
    return writer.text
  }
}
