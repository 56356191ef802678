/// A landscape from above: bands of equal height and the lines between them.
struct ContourBackground: Background {
  let terrain: Terrain
  private let box: Box
  /// What is above each level.
  private let bands: [PathData]

  /// Works out the background of a panel of the box's size.
  init(_ landscape: Landscape, in box: Box) {
    let terrain = Terrain(landscape)
    self.terrain = terrain
    self.box = box.atOrigin
    let projection = FlatProjection(frame: landscape.frame, in: box.atOrigin)
    let grid = terrain.grid(cells: 192)
    bands = terrain.levels.map { level in
      var path = PathData()
      for ring in Contour.regions(in: grid, above: terrain.height(of: level)) {
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
      writer.element("path", ["d": box.outline.text, "fill": terrain.color(ofBand: 0).hex])
      writer.group([
        "fill-rule": "evenodd", "stroke": "#fff", "stroke-opacity": ".45", "stroke-width": ".7",
        "stroke-linejoin": "round",
      ]) { writer in
        for (index, band) in bands.enumerated() where !band.isEmpty {
          writer.element("path", ["d": band.text, "fill": terrain.color(ofBand: index + 1).hex])
        }
      }
    }
  }
}

/// The plane laid flat into a box on the page, y upwards.
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
