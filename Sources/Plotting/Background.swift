/// What lies under the runs on a landscape's panel: drawn with the panel's corner at the origin, so
/// that figures which show the same landscape can share it.
protocol Background: Sendable {
  var terrain: Terrain { get }
  /// Draws it; `name` is unique on the page, for elements that must be named.
  func draw(named name: String, with writer: inout SVGWriter)
}

/// All that decides what a background looks like.
struct BackgroundKey: Hashable {
  enum Kind: Hashable {
    case contours
    case surface(View)
  }

  let kind: Kind
  let landscape: String
  let frame: Box
  let heights: Landscape.Heights
  let levelCount: Int
  let minimum: Point?
  let width: Double
  let height: Double

  /// Creates the key of a landscape's background; there is none for a landscape without an id.
  init?(_ kind: Kind, of landscape: Landscape, in box: Box) {
    guard let id = landscape.id else { return nil }
    self.kind = kind
    self.landscape = id
    frame = landscape.frame
    heights = landscape.heights
    levelCount = landscape.levelCount
    minimum = landscape.minimum
    (width, height) = (box.width, box.height)
  }

  /// A name for an element on a page: the same in every run, another for another key.
  var name: String {
    // FNV-1a; Swift's own hashes differ from run to run.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in "\(self)".utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return "background-" + String(hash, radix: 36)
  }
}

extension Box {
  /// The box with its corner at the origin.
  var atOrigin: Box { Box(x: 0, y: 0, width: width, height: height) }
}
