struct LineDrawing {
  init(_ chart: LineChart, runs: [Run], in box: Box) {}
  func draw(on sheet: inout Sheet, limit: Int) {}
}
