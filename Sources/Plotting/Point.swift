/// A place in the plane of a field's two parameters, or on the page.
public struct Point: Sendable, Hashable {
  public var x: Double
  public var y: Double

  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  /// Whether both coordinates are finite numbers.
  public var isFinite: Bool { x.isFinite && y.isFinite }

  package static func + (a: Point, b: Point) -> Point { Point(a.x + b.x, a.y + b.y) }
  package static func - (a: Point, b: Point) -> Point { Point(a.x - b.x, a.y - b.y) }
  package static func * (a: Point, factor: Double) -> Point { Point(a.x * factor, a.y * factor) }

  package var length: Double { (x * x + y * y).squareRoot() }

  package func distance(to other: Point) -> Double { (self - other).length }

  /// Returns the same direction with length 1; a zero vector points to the right.
  package var direction: Point { length > 0 ? self * (1 / length) : Point(1, 0) }
}

/// A rectangle with its sides along the axes; on the page `minY` is its upper side.
package struct Box: Sendable, Hashable {
  package var minX: Double
  package var maxX: Double
  package var minY: Double
  package var maxY: Double

  package init(minX: Double, maxX: Double, minY: Double, maxY: Double) {
    self.minX = minX
    self.maxX = maxX
    self.minY = minY
    self.maxY = maxY
  }

  package init(x: Double, y: Double, width: Double, height: Double) {
    self.init(minX: x, maxX: x + width, minY: y, maxY: y + height)
  }

  package init(_ x: ClosedRange<Double>, _ y: ClosedRange<Double>) {
    self.init(minX: x.lowerBound, maxX: x.upperBound, minY: y.lowerBound, maxY: y.upperBound)
  }

  package var width: Double { maxX - minX }
  package var height: Double { maxY - minY }
  package var centre: Point { Point((minX + maxX) / 2, (minY + maxY) / 2) }

  package func contains(_ p: Point) -> Bool {
    p.x >= minX && p.x <= maxX && p.y >= minY && p.y <= maxY
  }

  package func overlaps(_ other: Box) -> Bool {
    minX < other.maxX && other.minX < maxX && minY < other.maxY && other.minY < maxY
  }
}
