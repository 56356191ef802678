struct SurfaceDrawing {
  init(_ terrain: Terrain, view: View, in box: Box) {}
  func draw(_ runs: [Run], on sheet: inout Sheet, limit: Int) {}
}
