/// Where and how a point of a scatter panel is drawn.
enum ScatterPlacement {
  case inside(Point)
  /// An arrow on the border of the plot, for a number outside the axes.
  case outside(Point, direction: Point)
  /// A cross near the border, for one number that is infinite or not a number.
  case notFinite(Point)
  /// Neither number is finite, so the point has no place.
  case hidden

  init(
    of point: ScatterPanel.DataPoint, _ horizontal: Scale, _ vertical: Scale, in box: Box
  ) {
    // The distance of crosses from the border.
    let inset = 7.0
    // Numbers that a logarithmic scale cannot show are below its low end.
    let x = horizontal.shows(point.x) ? horizontal.position(point.x) : box.minX - 1
    let y = vertical.shows(point.y) ? vertical.position(point.y) : box.maxY + 1
    let nearest = Point(min(max(x, box.minX), box.maxX), min(max(y, box.minY), box.maxY))
    switch (point.x.isFinite, point.y.isFinite) {
    case (false, false): self = .hidden
    case (true, false):
      let isLow = point.y < 0
      self = .notFinite(Point(nearest.x, isLow ? box.maxY - inset : box.minY + inset))
    case (false, true):
      let isLow = point.x < 0
      self = .notFinite(Point(isLow ? box.minX + inset : box.maxX - inset, nearest.y))
    case (true, true):
      let place = Point(x, y)
      let isInside = box.contains(place)
      self =
        isInside
        ? .inside(place) : .outside(nearest, direction: ScatterPlacement.outward(place, in: box))
    }
  }

  /// Returns the direction from the box to a point outside it: along an axis or diagonal.
  private static func outward(_ p: Point, in box: Box) -> Point {
    func side(_ value: Double, _ low: Double, _ high: Double) -> Double {
      value < low ? -1 : value > high ? 1 : 0
    }
    return Point(side(p.x, box.minX, box.maxX), side(p.y, box.minY, box.maxY)).direction
  }

  /// The place on the page, if there is one.
  var place: Point? {
    switch self {
    case .inside(let p), .outside(let p, _), .notFinite(let p): p
    case .hidden: nil
    }
  }

  var isInside: Bool { if case .inside = self { true } else { false } }
  var isOutside: Bool { if case .outside = self { true } else { false } }
  var isNotFinite: Bool { if case .notFinite = self { true } else { false } }
}
