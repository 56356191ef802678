/// A landscape in three dimensions: a shaded surface in a box with axes, and the runs lifted onto
/// it.
struct SurfaceDrawing: PanelDrawing {
  let sketches: [RunSketch]
  let minimum: Point?
  let isColored = true
  let ground: SurfaceGround

  private let key: GroundKey?
  private let box: Box
  private let projection: SurfaceProjection

  init(_ landscape: Landscape, view: View, runs: [Run], in box: Box, atlas: Atlas) {
    key = GroundKey(.surface(view), of: landscape, in: box)
    let make = { SurfaceGround(landscape, view: view, in: box) }
    let ground = key.map { atlas.ground($0, make: make) } ?? make()
    self.ground = ground
    self.box = box
    projection = SurfaceProjection(frame: landscape.frame, view: view, panel: box)
    let lift = RunLift(terrain: ground.terrain, projection: projection, relief: ground.relief)
    minimum = landscape.minimum.map(lift.page)
    sketches = runs.map(lift.sketch)
  }

  func drawGround(on sheet: inout Sheet) {
    let axes = SurfaceAxes(terrain: ground.terrain, projection: projection)
    axes.drawWalls(on: &sheet)
    sheet.place(ground, key: key, at: box)
    axes.drawTicks(on: &sheet)
  }
}
