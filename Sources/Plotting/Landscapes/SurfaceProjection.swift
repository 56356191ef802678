/// A parallel projection of the bounding box of a surface.
///
/// In the box, u and v run from −½ to ½ along x and y, and w from 0 to the box's height.
struct SurfaceProjection {
  let frame: Box
  /// The height of the box as a part of its width.
  let boxHeight: Double
  private let cosA: Double
  private let sinA: Double
  private let cosE: Double
  private let sinE: Double
  private var zoom = 1.0
  private var origin = Point(0, 0)

  /// Creates the projection for a panel, with space for the axes' labels at the sides.
  init(frame: Box, view: View, panel: Box) {
    self.init(
      frame: frame, view: view,
      in: Box(
        minX: panel.minX + 22, maxX: panel.maxX - 34, minY: panel.minY + 2, maxY: panel.maxY + 8))
  }

  init(frame: Box, view: View, in box: Box) {
    self.frame = frame
    boxHeight = view.height
    (cosA, sinA) = (cosine(degrees: view.azimuth), sine(degrees: view.azimuth))
    (cosE, sinE) = (cosine(degrees: view.elevation), sine(degrees: view.elevation))
    let corners = [-0.5, 0.5].flatMap { u in
      [-0.5, 0.5].flatMap { v in [0, view.height].map { w in (u, v, w) } }
    }.map { page($0.0, $0.1, $0.2) }
    let (xs, ys) = (corners.map(\.x), corners.map(\.y))
    guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max()
    else { return }
    zoom = min(box.width / (right - left), box.height / (bottom - top))
    origin = box.centre - Point((left + right) / 2, (top + bottom) / 2) * zoom
  }

  /// Returns where a point of the box appears.
  func page(_ u: Double, _ v: Double, _ w: Double) -> Point {
    let depth = u * sinA + v * cosA
    return origin + Point(u * cosA - v * sinA, -(w * cosE + depth * sinE)) * zoom
  }

  /// Returns where a point of the plane appears, at a height from 0 to 1.
  func page(_ p: Point, height: Double) -> Point {
    page(
      (p.x - frame.minX) / frame.width - 0.5, (p.y - frame.minY) / frame.height - 0.5,
      height * boxHeight)
  }

  /// The direction in u, v and w towards the viewer.
  var towardsViewer: (u: Double, v: Double, w: Double) { (-sinA * cosE, -cosA * cosE, sinE) }

  /// The direction to the light: from the viewer's upper left.
  var light: (u: Double, v: Double, w: Double) {
    // Leftwards on the page is (−cos a, sin a), and towards the viewer (−sin a, −cos a).
    (-0.45 * cosA - 0.3 * sinA, 0.45 * sinA - 0.3 * cosA, 0.84)
  }

  /// The sides of the box that are nearest to the viewer.
  var near: (u: Double, v: Double) { (sinA > 0 ? -0.5 : 0.5, cosA > 0 ? -0.5 : 0.5) }

  /// The corner of the floor with the vertical axis: the end of the x axis away from the y axis.
  var upright: (u: Double, v: Double) { (-near.u, near.v) }

  /// Whether the vertical axis is on the right of the page.
  var uprightIsRight: Bool {
    page(upright.u, upright.v, 0).x > page(near.u, near.v, 0).x
  }
}
