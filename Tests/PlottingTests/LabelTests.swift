import Plotting
import Testing

struct LabelTests {
  @Test(
    "No text stands on another, and none leaves the picture",
    arguments: [
      (-2.0...2.0, -1.0...3.0), (0.0...0.001, -1e6...1e6), (-123.0...456.0, 0.001...0.002),
      (-1e-7...1e-7, 999.0...1001.0),
    ], [Figure.Layout.sideBySide, .stacked])
  func overlap(
    ranges: (x: ClosedRange<Double>, y: ClosedRange<Double>), layout: Figure.Layout
  ) throws {
    let bowl = Landscape(
      field: { x, y in
        let u = (x - ranges.x.lowerBound) / (ranges.x.upperBound - ranges.x.lowerBound)
        let v = (y - ranges.y.lowerBound) / (ranges.y.upperBound - ranges.y.lowerBound)
        return 0.001 + u * u + 50 * v * v
      }, x: ranges.x, y: ranges.y)
    let start = Point(ranges.x.lowerBound, ranges.y.lowerBound)
    let run = Trajectory(name: "SGD", style: 0, points: Array(repeating: start, count: 30))
    let panels: [PanelOfLines] = [
      .surface(bowl), .contours(bowl), .lines(LineChart(loss: bowl)),
      .surface(bowl, View(azimuth: -30)),
    ]
    let root = try #require(Element.parse(figure([run], panels: panels).svg(layout: layout)))
    let viewBox = try #require(root.attributes["viewBox"])
    let frame = viewBox.split(separator: " ").compactMap { Double(String($0)) }
    let texts = root.all(named: "text")
    let boxes = try texts.map { try $0.textBox() }
    for (index, one) in boxes.enumerated() {
      #expect(
        one.minX >= -1 && one.maxX <= frame[2] + 1 && one.minY >= 0 && one.maxY <= frame[3],
        "\(texts[index].text) leaves the picture")
      for (offset, other) in boxes[(index + 1)...].enumerated() {
        #expect(
          !one.overlaps(other), "\(texts[index].text) on \(texts[index + 1 + offset].text)")
      }
    }
  }

  @Test("The banana's contours have a label at every whole number, and the bar at powers of ten")
  func bananaTicks() throws {
    let root = try #require(Element.parse(figure([], panels: [.contours(banana)]).svg()))
    let labels = root.all(named: "text").map(\.text)
    for label in ["−2", "−1", "0", "1", "2", "3", "10", "100", "1000", "x", "y", "f(x, y)"] {
      #expect(labels.contains(label))
    }
  }
}
