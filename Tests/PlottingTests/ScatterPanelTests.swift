import Plotting
import Testing

struct ScatterPanelTests {
  private typealias DataPoint = ScatterPanel.DataPoint

  private func panel(
    _ points: [DataPoint], colors: Axis? = nil, kind: Scale.Kind = .linear,
    range: ClosedRange<Double>? = nil
  ) -> ScatterPanel {
    ScatterPanel(
      heading: "Points", horizontal: Axis("size", kind), vertical: Axis("time", kind, range: range),
      colors: colors, groups: [ScatterPanel.Group(name: "Runs", style: 0, points: points)])
  }

  private func root(_ panel: some Panel) throws -> Element {
    try #require(Element.parse(comparison([panel]).svg()))
  }

  @Test("Each point has a caption with its numbers, and the best one a star and a legend entry")
  func captions() throws {
    let root = try root(scatter)
    // The first is that of the figure.
    let titles = root.all.compactMap(\.title).dropFirst()
    #expect(titles.count == scatter.groups[0].points.count)
    #expect(titles.contains("1: block size 1, time in s 9.1, rounds 900"))
    #expect(titles.contains("chosen: block size 64, time in s 0.33, rounds 64, best"))
    let texts = root.all(named: "text").map(\.text)
    for text in ["best", "default", "two caches", "chosen", "rounds", "time in s", "block size"] {
      #expect(texts.contains(text), "\(text)")
    }
  }

  @Test("A larger value of a logarithmic axis is as far from 10 as 10 from 1")
  func logarithmic() throws {
    let points = [1.0, 10, 100].map { DataPoint($0, $0) }
    let root = try root(panel(points, kind: .logarithmic))
    let circles = root.all(named: "circle").filter { $0.title != nil }
    let x = circles.compactMap { $0.number("cx") }
    let y = circles.compactMap { $0.number("cy") }
    #expect(x.count == 3 && y.count == 3)
    #expect(abs((x[1] - x[0]) - (x[2] - x[1])) <= 0.11)
    #expect(x[0] < x[1] && y[0] > y[1])
    #expect(abs((y[1] - y[0]) - (y[2] - y[1])) <= 0.11)
  }

  @Test("Colours show the value, from dark violet to yellow, and a bar explains them")
  func colors() throws {
    let points = [DataPoint(0, 0, value: 1), DataPoint(1, 1, value: 9)]
    let root = try root(panel(points, colors: Axis("rank")))
    let fills = root.all(named: "g").compactMap { $0.attributes["fill"] }
    #expect(fills.contains("#440154") && fills.contains("#fde725"))
    #expect(root.all(named: "text").contains { $0.text == "rank" })
    let plain = try #require(Element.parse(comparison([panel(points)]).svg()))
    #expect(!plain.all(named: "text").contains { $0.text == "rank" })
  }

  @Test(
    "A number that is not finite is a cross at the border, in the legend, the table and the text",
    arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(value: Double) throws {
    let panel = panel([DataPoint(1, value), DataPoint(value, 1), DataPoint(2, 2)])
    let figure = comparison([panel])
    let root = try root(panel)
    #expect(root.hasOnlyNumbers)
    #expect(root.all(named: "text").contains { $0.text == "not finite" })
    #expect(root.all.compactMap(\.title).dropFirst().count == 3)
    let table = try #require(figure.tables.first)
    #expect(table.header == ["Point", "size", "time", "Remarks"])
    #expect(table.rows.map { $0[3] } == ["time not finite", "size not finite", ""])
    let text = try #require(root.all(named: "desc").first?.text)
    #expect(text == "Methods compared. 1: time not finite. 2: size not finite.")
  }

  @Test(
    "A point outside the axes is an arrow at the border, as is one that a logarithm cannot show")
  func outside() throws {
    for panel in [
      panel([DataPoint(1, 1), DataPoint(1, 900)], range: 0...2),
      panel([DataPoint(1, 1), DataPoint(1, 0)], kind: .logarithmic),
      panel([DataPoint(1, 1), DataPoint(1, -3)], kind: .logarithmic),
    ] {
      let root = try root(panel)
      #expect(root.all(named: "text").contains { $0.text == "outside the frame" })
      #expect(comparison([panel]).tables.first?.rows[1].last == "time outside the frame")
      #expect(root.all(named: "circle").count { $0.title != nil } == 1)
    }
  }

  @Test("A value that is not finite leaves its point hollow")
  func hollow() throws {
    let points = [DataPoint(0, 0, value: 1), DataPoint(1, 1, value: .nan)]
    let root = try root(panel(points, colors: Axis("rank")))
    let hollow = root.all(named: "g").filter {
      $0.attributes["fill"] == "none" && $0.children.contains { $0.title != nil }
    }
    #expect(hollow.count == 1)
    #expect(root.all(named: "text").contains { $0.text == "no rank" })
  }

  @Test("Points of any numbers are drawn", arguments: [Scale.Kind.linear, .logarithmic])
  func extremeNumbers(kind: Scale.Kind) throws {
    let numbers = ExtremeNumberTests.wild
    let all = numbers.flatMap { x in numbers.map { y in DataPoint(x, y, value: x) } }
    let single = numbers.map { [DataPoint($0, $0, value: $0)] }
    for points in [all, []] + single {
      let root = try root(panel(points, colors: Axis("value", kind), kind: kind))
      #expect(root.hasOnlyNumbers)
    }
  }

  @Test("A figure of many points stays under 60 KB, with its best point")
  func size() throws {
    let points = wandering(steps: 20_000, seed: 3).enumerated().map { index, p in
      DataPoint(p.x, p.y, value: p.x * p.y, isBest: index == 777)
    }
    let svg = comparison([panel(points, colors: Axis("product"))]).svg()
    #expect(svg.utf8.count <= 60_000)
    let root = try #require(Element.parse(svg))
    #expect(root.all.compactMap(\.title).contains { $0.hasSuffix(", best") })
  }

  @Test("Groups have markers and colours of their own, and names in the legend")
  func twoGroups() throws {
    let root = try root(groups)
    let texts = root.all(named: "text").map(\.text)
    #expect(texts.contains("merging") && texts.contains("inserting"))
    let fills = Set(
      root.all(named: "g").filter { $0.children.contains { $0.title != nil } }.compactMap {
        $0.attributes["fill"]
      })
    #expect(fills == ["#d55e00", "#0072b2"])
  }
}
