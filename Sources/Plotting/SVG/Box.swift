/// A rectangle with its sides along the axes; on the page `minY` is its upper side.
public struct Box: Sendable, Hashable {
  public var minX: Double
  public var maxX: Double
  public var minY: Double
  public var maxY: Double

  public init(minX: Double, maxX: Double, minY: Double, maxY: Double) {
    self.minX = minX
    self.maxX = maxX
    self.minY = minY
    self.maxY = maxY
  }

  public init(x: Double, y: Double, width: Double, height: Double) {
    self.init(minX: x, maxX: x + width, minY: y, maxY: y + height)
  }

  public init(_ x: ClosedRange<Double>, _ y: ClosedRange<Double>) {
    self.init(minX: x.lowerBound, maxX: x.upperBound, minY: y.lowerBound, maxY: y.upperBound)
  }

  public var width: Double { maxX - minX }
  public var height: Double { maxY - minY }
  public var centre: Point { Point((minX + maxX) / 2, (minY + maxY) / 2) }

  public func contains(_ p: Point) -> Bool {
    p.x >= minX && p.x <= maxX && p.y >= minY && p.y <= maxY
  }

  public func overlaps(_ other: Box) -> Bool {
    minX < other.maxX && other.minX < maxX && minY < other.maxY && other.minY < maxY
  }
}
