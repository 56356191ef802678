import Plotting
import Testing

/// A panel that the package does not know: the diagonal of its box.
private struct DiagonalPanel: Panel {
  let heading: String
  var margins: Margins { Margins(left: 30, right: 0) }
  var table: PanelTable {
    PanelTable(
      rowHeading: "Diagonal", rows: [.init("up", remarks: [.init("side", "starts at the left")])],
      columns: [.init("Corners", ["2"])])
  }

  func plotHeight(columnWidth: Double) -> Double { 50 }

  func drawing(in box: Box, sharing backgrounds: SharedBackgrounds) -> any PanelDrawing {
    Drawing(box: box)
  }

  private struct Drawing: PanelDrawing {
    let box: Box

    var legend: [LegendEntry] {
      [
        LegendEntry("diagonal", part: .names) { canvas, p in
          canvas.lines([[p, Point(p.x + 12, p.y)]], paint: .text)
        }
      ]
    }

    func draw(on canvas: inout Canvas, detail: Detail) {
      canvas.lines(
        [[Point(box.minX, box.maxY), Point(box.maxX, box.minY)]], paint: .text,
        caption: "The diagonal")
      canvas.label("corner", at: Point(box.maxX, box.maxY), anchor: .end)
    }
  }
}

/// Panels of all kinds beside one another.
struct PanelTests {
  @Test("A panel of another module is laid out, drawn, explained and described like any other")
  func ownPanel() throws {
    let figure = comparison([DiagonalPanel(heading: "One"), DiagonalPanel(heading: "Two"), bars])
    let root = try #require(Element.parse(figure.svg()))
    let texts = root.all(named: "text").map(\.text)
    #expect(texts.contains("One") && texts.contains("Two"))
    #expect(texts.count { $0 == "corner" } == 2)
    #expect(texts.count { $0 == "diagonal" } == 1)
    #expect(root.all.compactMap(\.title).count { $0 == "The diagonal" } == 2)
    #expect(figure.tables.map(\.header.first) == ["Diagonal", "Algorithm"])
    #expect(figure.tables[0].rows == [["up", "2", "starts at the left"]])
    #expect(figure.textAlternative.hasPrefix("Methods compared. up: starts at the left."))
  }

  @Test(
    "Nothing of a figure of all panels leaves the picture or covers a label",
    arguments: [Figure.Layout.sideBySide, .stacked])
  func labels(layout: Figure.Layout) throws {
    let figure = comparison([scatter, bars, groups, change, repeated])
    let root = try #require(Element.parse(figure.svg(layout: layout)))
    let frame = try #require(root.attributes["viewBox"]).split(separator: " ").compactMap {
      Double($0)
    }
    let texts = root.all(named: "text")
    let boxes = try texts.map { try $0.textBox() }
    for (index, one) in boxes.enumerated() {
      #expect(
        one.minX >= 0 && one.maxX <= frame[2] && one.minY >= 0 && one.maxY <= frame[3],
        "\(texts[index].text)")
      for (other, text) in zip(boxes[..<index], texts) {
        #expect(!one.overlaps(other), "\(texts[index].text) covers \(text.text)")
      }
    }
    #expect(root.hasOnlyNumbers)
    #expect(root.all.allSatisfy { $0.attributes["style"] == nil })
  }

  @Test("Two panels with colours of different ranges have a bar each, beside their own plot")
  func colorBars() throws {
    var other = scatter
    other.heading = "Again"
    other.groups[0].points.removeLast(4)
    let root = try #require(Element.parse(comparison([scatter, other]).svg()))
    #expect(root.all(named: "text").count { $0.text == "rounds" } == 2)
    let shared = try #require(Element.parse(figure(twoRuns).svg()))
    #expect(shared.all(named: "text").count { $0.text == "f(x, y)" } == 2)
  }

  @Test("On a page each panel is written once, and the narrow layout refers to it")
  func pair() throws {
    let figure = comparison([scatter, bars])
    let (wide, narrow) = figure.pair(on: SharedBackgrounds())
    let page = try #require(Element.parse("<page>\(wide)\(narrow)</page>"))
    let ids = page.all.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    let targets = page.all(named: "use").compactMap { $0.attributes["href"] }
    #expect(targets == ["#comparison-panel-1", "#comparison-panel-2"])
    #expect(targets.allSatisfy { ids.contains(String($0.dropFirst())) })
  }

  @Test("A series of repeated measurements is their median, with a band from least to greatest")
  func repetitions() throws {
    let series = Series(
      Line(name: "A", style: 0), repetitions: [[1, 2, 3], [5, 1, .nan], [3, 9]], meaning: "range")
    #expect(series.values[0] == 3 && series.values[1] == 2)
    #expect(series.band?.lower == [1, 1, 3])
    #expect(series.band?.upper == [5, 9, .infinity])
    let figure = comparison([repeated])
    let root = try #require(Element.parse(figure.svg()))
    let bands = root.all(named: "path").filter { $0.attributes["fill-opacity"] == "0.22" }
    // A band for each series, and its sample in the legend.
    #expect(bands.count == 3)
    #expect(root.all(named: "text").contains { $0.text == "range of 5 seeds" })
    #expect(figure.tables.first?.header.contains("Error, last, range of 5 seeds") == true)
  }

  @Test("A linear series shows negative values")
  func linearSeries() throws {
    let panel = SeriesPanel(
      heading: "Level", series: [Series(Line(name: "A", style: 0), values: [-3, 0, 4])],
      scale: .linear)
    let root = try #require(Element.parse(comparison([panel]).svg()))
    let texts = root.all(named: "text").map(\.text)
    #expect(texts.contains("−2") && texts.contains("4"))
    #expect(!texts.contains("leaves the frame"))
    #expect(root.all.compactMap(\.title).contains("A, point 2: 4, the end"))
  }

  @Test("A band of any numbers is drawn", arguments: [Scale.Kind.linear, .logarithmic])
  func extremeBands(kind: Scale.Kind) throws {
    let numbers = ExtremeNumberTests.wild
    let values = numbers.flatMap { a in numbers.map { _ in a } }
    let others = numbers.flatMap { _ in numbers }
    let series = Series(
      Line(name: "wild", style: 0), values: others,
      band: Series.Band(lower: values, upper: others, meaning: "range"))
    let panel = SeriesPanel(heading: "Any", series: [series], scale: kind)
    #expect(Element.parse(comparison([panel]).svg())?.hasOnlyNumbers == true)
  }
}
