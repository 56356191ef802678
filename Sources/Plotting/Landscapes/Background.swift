/// A costly part of a panel under its lines and marks, which figures on one page can share.
package protocol Background: Sendable {
  /// Writes the background with the panel's upper left corner at the origin. The name is unique on
  /// the page, for the ids of elements.
  func draw(named name: String, with writer: inout SVGWriter)
}

/// Everything that a landscape's background depends on.
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

  /// Creates the key of a landscape's background; nil for a landscape without an id.
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

  /// The id of the background's element on a page; different for different keys.
  var name: String {
    // FNV-1a, because Swift's own hashes differ from one execution to the next.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in "\(self)".utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return "background-" + String(hash, radix: 36)
  }
}

extension Box {
  /// The box moved so that its upper left corner is the origin.
  var atOrigin: Box { Box(x: 0, y: 0, width: width, height: height) }
}
