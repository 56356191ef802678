/// A function of two numbers, for contours and surfaces.
public struct Landscape: Sendable {
  /// A function of the plane's points; drawing it takes some ten thousand calls.
  public typealias Field = @Sendable (_ x: Double, _ y: Double) -> Double

  /// The scale of the heights in colours and on a surface's vertical axis.
  public enum Heights: Sendable { case linear, logarithmic }

  /// A name for the field, if figures on one page may share its background. Landscapes of one name
  /// must have the same field.
  public var id: String?
  /// The title of the colour bar and of the vertical axis, such as `f(x, y)`.
  public var name: String
  public var field: Field
  public var x: ClosedRange<Double>
  public var y: ClosedRange<Double>
  public var heights: Heights
  /// The number of contour lines, spaced evenly on the scale of the heights between the lowest and
  /// the highest value.
  public var levelCount: Int
  /// The point of the minimum, if it is to be marked.
  public var minimum: Point?

  /// Creates a landscape.
  ///
  /// A value that is infinite or not a number is drawn as the highest value. Logarithmic
  /// heights begin at the smallest positive value, and at most twelve powers of ten below the
  /// largest.
  public init(
    id: String? = nil, name: String = "f(x, y)", field: @escaping Field, x: ClosedRange<Double>,
    y: ClosedRange<Double>, heights: Heights = .logarithmic, levelCount: Int = 10,
    minimum: Point? = nil
  ) {
    self.id = id
    self.name = name
    self.field = field
    self.x = x
    self.y = y
    self.heights = heights
    self.levelCount = levelCount
    self.minimum = minimum
  }

  /// The part of the plane that is drawn: `x` and `y`, limited so that differences are finite, and
  /// widened where their ends are equal.
  package var frame: Box { Box(Self.drawable(x), Self.drawable(y)) }

  private static func drawable(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    let low = min(max(range.lowerBound, -1e100), 1e100)
    let high = min(max(range.upperBound, -1e100), 1e100)
    let least = max(low.magnitude, high.magnitude, 1e-100) * 1e-9
    return high - low >= least ? low...high : low - least...high + least
  }

  /// Landscapes of equal keys have the same colour bar.
  var colorBarKey: AnyHashable {
    ColorBarKey(id: id, name: name, frame: frame, heights: heights, levelCount: levelCount)
  }

  private struct ColorBarKey: Hashable {
    let id: String?
    let name: String
    let frame: Box
    let heights: Heights
    let levelCount: Int
  }
}
