/// A function of two parameters, which contours and surfaces are drawn of.
public struct Landscape: Sendable {
  /// A function of the plane's points; the drawing asks it some ten thousand times.
  public typealias Field = @Sendable (_ x: Double, _ y: Double) -> Double

  /// How heights are spread over colours and over the surface's vertical axis.
  public enum Heights: Sendable { case linear, logarithmic }

  /// A name for the field, if figures on one page may share what is drawn of it; two landscapes of
  /// one name must have the same field.
  public var id: String?
  /// What the colour bar and the vertical axis are called, such as `f(x, y)`.
  public var name: String
  public var field: Field
  public var x: ClosedRange<Double>
  public var y: ClosedRange<Double>
  public var heights: Heights
  /// The number of contour lines, spaced evenly between the lowest and the highest value (in the
  /// logarithm, if `heights` is logarithmic).
  public var levelCount: Int
  /// The place of the minimum, if it is to be marked.
  public var minimum: Point?

  /// Creates a landscape.
  ///
  /// Where the field is infinite or not a number it is drawn as its highest value. Logarithmic
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

  /// The part of the plane that is drawn: `x` and `y`, cut off where numbers grow so large that
  /// differences of them are not finite, and widened where there is nothing between their ends.
  package var frame: Box { Box(Self.drawable(x), Self.drawable(y)) }

  private static func drawable(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    let low = min(max(range.lowerBound, -1e100), 1e100)
    let high = min(max(range.upperBound, -1e100), 1e100)
    let least = max(low.magnitude, high.magnitude, 1e-100) * 1e-9
    return high - low >= least ? low...high : low - least...high + least
  }
}
