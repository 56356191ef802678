/// The box around a surface: its floor and back walls, and axes along its near edges.
struct SurfaceAxes {
  let heights: HeightScale
  let projection: SurfaceProjection

  private var height: Double { projection.boxHeight }

  private func u(_ x: Double) -> Double {
    (x - projection.frame.minX) / projection.frame.width - 0.5
  }

  private func v(_ y: Double) -> Double {
    (y - projection.frame.minY) / projection.frame.height - 0.5
  }

  private var xTicks: [Tick] {
    Ticks.linear(in: projection.frame.minX...projection.frame.maxX, limit: 5)
  }
  private var yTicks: [Tick] {
    Ticks.linear(in: projection.frame.minY...projection.frame.maxY, limit: 5)
  }
  private var heightScale: Scale { heights.scale(from: 0, to: height) }

  /// Draws the floor and the two far walls, with lines at the ticks.
  func drawWalls(on canvas: inout Canvas) {
    let (farU, farV) = (-projection.near.u, -projection.near.v)
    func line(_ a: (Double, Double, Double), _ b: (Double, Double, Double)) -> [Point] {
      [projection.page(a.0, a.1, a.2), projection.page(b.0, b.1, b.2)]
    }
    var grid: [[Point]] = []
    for tick in xTicks {
      let u = u(tick.value)
      grid.append(line((u, -0.5, 0), (u, 0.5, 0)))
      grid.append(line((u, farV, 0), (u, farV, height)))
    }
    for tick in yTicks {
      let v = v(tick.value)
      grid.append(line((-0.5, v, 0), (0.5, v, 0)))
      grid.append(line((farU, v, 0), (farU, v, height)))
    }
    for tick in heightScale.ticks(limit: 5) {
      let w = heightScale.position(tick.value)
      grid.append(line((-0.5, farV, w), (0.5, farV, w)))
      grid.append(line((farU, -0.5, w), (farU, 0.5, w)))
    }
    canvas.rules(grid, opacity: Style.faint)
    canvas.rules(
      [
        line((-0.5, farV, 0), (0.5, farV, 0)), line((farU, -0.5, 0), (farU, 0.5, 0)),
        line((farU, farV, 0), (farU, farV, height)),
        line((-0.5, farV, height), (0.5, farV, height)),
        line((farU, -0.5, height), (farU, 0.5, height)),
      ], opacity: ".3")
  }

  /// Draws the near edges of the floor and the vertical axis, with ticks and labels outside.
  func drawTicks(on canvas: inout Canvas) {
    let near = projection.near
    let upright = projection.upright
    let side = projection.uprightIsRight ? 1.0 : -1.0
    func page(_ u: Double, _ v: Double, _ w: Double) -> Point { projection.page(u, v, w) }
    // Ticks on the floor extend the floor's lines outwards.
    let outX = (page(0, near.v, 0) - page(0, 0, 0)).direction
    let outY = (page(near.u, 0, 0) - page(0, 0, 0)).direction
    var marks = [
      [page(-0.5, near.v, 0), page(0.5, near.v, 0)], [page(near.u, -0.5, 0), page(near.u, 0.5, 0)],
      [page(upright.u, upright.v, 0), page(upright.u, upright.v, height)],
    ]
    var texts: [(String, Point, Anchor, Bool)] = []
    for tick in xTicks {
      let p = page(u(tick.value), near.v, 0)
      marks.append([p, p + outX * 4])
      texts.append((tick.label, SurfaceAxes.outside(p, outX, 15), .middle, false))
    }
    for tick in yTicks {
      let p = page(near.u, v(tick.value), 0)
      marks.append([p, p + outY * 4])
      texts.append((tick.label, SurfaceAxes.outside(p, outY, 14), .middle, false))
    }
    for tick in heightScale.ticks(limit: 5) {
      let p = page(upright.u, upright.v, heightScale.position(tick.value))
      marks.append([p, Point(p.x + 4 * side, p.y)])
      texts.append((tick.label, Point(p.x + 7 * side, p.y + 4), side > 0 ? .start : .end, false))
    }
    canvas.rules(marks, opacity: Style.axis)
    texts.append(("x", SurfaceAxes.outside(page(0.02, near.v, 0), outX, 28), .middle, true))
    texts.append(("y", SurfaceAxes.outside(page(near.u, 0.02, 0), outY, 30), .middle, true))
    for (text, place, anchor, italic) in texts {
      canvas.label(
        text, at: place, anchor: anchor, size: italic ? .label : .tick,
        italic: italic)
    }
    let top = page(upright.u, upright.v, height)
    canvas.label(
      heights.landscape.name, at: Point(top.x + 6 * side, top.y - 9),
      anchor: side > 0 ? .start : .end)
  }

  /// Returns the base point of a text that is centred at a distance from an axis.
  private static func outside(_ p: Point, _ direction: Point, _ distance: Double) -> Point {
    let q = p + direction * distance
    return Point(q.x, q.y + 4)
  }
}
