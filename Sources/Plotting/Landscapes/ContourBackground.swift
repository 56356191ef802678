/// The bands of equal height of a landscape from above, with lines between them.
struct ContourBackground: Background {
  let heights: HeightScale
  private let box: Box
  /// The regions above each level.
  private let bands: [PathData]

  /// Computes the background for a panel of the box's size.
  init(_ landscape: Landscape, in box: Box) {
    let scale = HeightScale(landscape)
    heights = scale
    self.box = box.atOrigin
    let projection = FlatProjection(frame: landscape.frame, in: box.atOrigin)
    let grid = scale.grid(cells: 192)
    bands = scale.levels.map { level in
      var path = PathData()
      for ring in Contour.regions(in: grid, above: scale.height(of: level)) {
        let corners = ring.smoothed(steps: 2).points.map(projection.page)
        path.line(Polyline.simplified(ring: corners, tolerance: 0.1), closed: true)
      }
      return path
    }
  }

  func draw(named name: String, with writer: inout SVGWriter) {
    let clip = "\(name)-clip"
    writer.open("clipPath", ["id": clip])
    writer.element("path", ["d": box.outline.text])
    writer.close("clipPath")
    writer.group(["clip-path": "url(#\(clip))"]) { writer in
      writer.element("path", ["d": box.outline.text, "fill": heights.color(ofBand: 0).hex])
      writer.group([
        "fill-rule": "evenodd", "stroke": "#fff", "stroke-opacity": ".45", "stroke-width": ".7",
        "stroke-linejoin": "round",
      ]) { writer in
        for (index, band) in bands.enumerated() where !band.isEmpty {
          writer.element("path", ["d": band.text, "fill": heights.color(ofBand: index + 1).hex])
        }
      }
    }
  }
}

/// A mapping of a frame in the plane to a box on the page, with y upwards.
struct FlatProjection {
  let horizontal: Scale
  let vertical: Scale

  init(frame: Box, in box: Box) {
    horizontal = Scale(
      .linear, domain: frame.minX...frame.maxX, from: box.minX, to: box.maxX)
    vertical = Scale(.linear, domain: frame.minY...frame.maxY, from: box.maxY, to: box.minY)
  }

  func page(_ p: Point) -> Point { Point(horizontal.position(p.x), vertical.position(p.y)) }
}
