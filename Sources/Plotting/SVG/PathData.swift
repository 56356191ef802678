/// The `d` of a path: relative commands in tenths of a pixel.
///
/// Differences are taken between rounded places, so that rounding errors do not add up.
package struct PathData {
  package private(set) var text = ""
  private var x = 0
  private var y = 0
  private var lineOpen = false

  package init() {}

  package var isEmpty: Bool { text.isEmpty }

  package mutating func line(_ points: [Point], closed: Bool = false) {
    guard let first = points.first else { return }
    move(to: first)
    for point in points.dropFirst() { line(to: point) }
    if closed { close() }
  }

  package mutating func move(to point: Point) {
    x = PathData.tenths(point.x)
    y = PathData.tenths(point.y)
    text += "M"
    PathData.append(x, to: &text)
    separate(y)
    lineOpen = false
  }

  package mutating func line(to point: Point) {
    let newX = PathData.tenths(point.x)
    let newY = PathData.tenths(point.y)
    let dx = newX - x
    let dy = newY - y
    guard dx != 0 || dy != 0 else { return }
    if dx == 0 || dy == 0 {
      text += dx == 0 ? "v" : "h"
      PathData.append(dx == 0 ? dy : dx, to: &text)
      lineOpen = false
    } else if lineOpen {
      separate(dx)
      separate(dy)
    } else {
      text += "l"
      PathData.append(dx, to: &text)
      separate(dy)
      lineOpen = true
    }
    x = newX
    y = newY
  }

  package mutating func close() {
    text += "z"
    lineOpen = false
  }

  private mutating func separate(_ tenths: Int) {
    if tenths >= 0 { text += " " }
    PathData.append(tenths, to: &text)
  }

  /// Rounds to tenths. Values beyond ±100,000 are limited, and NaN becomes zero.
  static func tenths(_ value: Double) -> Int {
    if value.isNaN { return 0 }
    return Int((min(max(value, -1e5), 1e5) * 10).rounded())
  }

  /// Appends tenths as the shortest decimal number: `-.5`, `12`, `3.4`.
  static func append(_ tenths: Int, to text: inout String) {
    let magnitude = tenths.magnitude
    if tenths < 0 { text += "-" }
    if magnitude >= 10 || magnitude == 0 { text += String(magnitude / 10) }
    if magnitude % 10 != 0 {
      text += "."
      text += String(magnitude % 10)
    }
  }
}

extension Box {
  /// The path around the box.
  var outline: PathData {
    var path = PathData()
    path.line(
      [Point(minX, minY), Point(maxX, minY), Point(maxX, maxY), Point(minX, maxY)], closed: true)
    return path
  }
}
