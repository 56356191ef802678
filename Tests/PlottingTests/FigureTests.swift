import Plotting
import Testing

struct FigureTests {
  @Test(
    "A figure is well-formed XML that a screen reader can name",
    arguments: [Figure.Layout.sideBySide, .stacked], [false, true])
  func wellFormed(layout: Figure.Layout, standalone: Bool) throws {
    let svg = figure(twoRuns, panels: everyPanel).svg(layout: layout, standalone: standalone)
    let root = try #require(Element.parse(svg))
    #expect(root.name == "svg")
    #expect(root.attributes["role"] == "img")
    let names = try #require(root.attributes["aria-labelledby"])
    let labels = names.split(separator: " ").compactMap { name in
      root.all.first { $0.attributes["id"] == String(name) }?.text
    }
    #expect(
      labels == [
        "Descent on the banana", "Runs in a curved valley. SGD: first diverges at step 3.",
      ])
  }

  @Test("Markup in names, titles and descriptions stays text, and control characters are replaced")
  func escaping() throws {
    let hostile = "<script>alert(\"1\")</script> & 'x' ]]> \u{1B}[31m\u{0}\u{FFFE}"
    var figure = figure([
      Trajectory(name: hostile, style: 0, points: descent(rate: 0.001, steps: 50))
    ])
    figure.title = hostile
    figure.description = hostile
    let svg = figure.svg()
    let root = try #require(Element.parse(svg))
    #expect(root.all(named: "script").isEmpty)
    let shown = "<script>alert(\"1\")</script> & 'x' ]]> ␛[31m␀\\u{FFFE}"
    #expect(root.title == shown)
    #expect(root.all(named: "text").contains { $0.text == shown })
  }

  @Test("Nothing in a figure is a script, a style sheet, an event or a reference to elsewhere")
  func selfContained() throws {
    let svg = figure(twoRuns, panels: everyPanel).svg(standalone: true)
    let root = try #require(Element.parse(svg))
    let ids = Set(root.all.compactMap { $0.attributes["id"] })
    for element in root.all {
      #expect(!["script", "style", "image", "foreignObject", "a"].contains(element.name))
      for (name, value) in element.attributes {
        #expect(name != "style" && !name.hasPrefix("on"))
        if name == "href" {
          #expect(value.hasPrefix("#") && ids.contains(String(value.dropFirst())))
        }
      }
    }
  }

  @Test("Ids begin with the figure's own and none occurs twice, also with both layouts on a page")
  func ids() throws {
    let figure = figure(twoRuns, panels: everyPanel, id: "descent-sgd")
    let roots = [
      try #require(Element.parse(figure.svg())),
      try #require(Element.parse(figure.svg(layout: .stacked))),
    ]
    let ids = roots.flatMap(\.all).compactMap { $0.attributes["id"] }
    #expect(ids.allSatisfy { $0.hasPrefix("descent-sgd") })
    #expect(Set(ids).count == ids.count)
  }

  @Test("Text takes the page's colour; a figure of its own has a white background")
  func colorOfText() throws {
    let inPage = try #require(Element.parse(figure(twoRuns).svg()))
    #expect(inPage.attributes["fill"] == "currentColor")
    #expect(inPage.attributes["color"] == nil)
    let alone = try #require(Element.parse(figure(twoRuns).svg(standalone: true)))
    #expect(alone.attributes["color"] != nil)
    #expect(alone.all(named: "rect").contains { $0.attributes["fill"] == "#fff" })
  }

  @Test("The same figure gives the same bytes")
  func determinism() {
    let first = figure(twoRuns, panels: everyPanel).svg()
    #expect((0..<3).allSatisfy { _ in figure(twoRuns, panels: everyPanel).svg() == first })
  }

  @Test("The legend has one entry for each run and is in the reader's words")
  func legend() throws {
    let root = try #require(Element.parse(figure(twoRuns, panels: everyPanel).svg()))
    let texts = root.all(named: "text").map(\.text)
    for word in ["Slow", "SGD", "start", "end", "minimum", "first divergence"] {
      #expect(texts.filter { $0 == word }.count == 1)
    }
  }

  @Test("Dots, ends, exits, losses and divergences say under the pointer what they are")
  func hoverTitles() throws {
    let lost = Trajectory(
      name: "Lost", style: 2, points: [Point(0, 0), Point(0.5, 0.25), Point(.nan, 0)])
    let wild = Trajectory(
      name: "Wild", style: 3, points: [Point(0, 0), Point(9, 0), Point(0, 0.5)])
    let root = try #require(
      Element.parse(figure(twoRuns + [lost, wild], panels: [.contours(banana)]).svg()))
    let titles = Set(root.all.compactMap(\.title))
    let tenth = descent(rate: 0.001, steps: 11)[10]
    #expect(titles.contains("SGD, step 10: \(TickText.point(tenth))"))
    #expect(titles.contains("SGD first diverges at step 3"))
    #expect(titles.contains("Lost, step 2: not a finite number"))
    #expect(titles.contains("Wild leaves the frame at step 1"))
    #expect(titles.contains("Wild, step 2: (0, 0.5), the end"))
    #expect(titles.contains("Minimum"))
    #expect(titles.contains("Start: (−1, 2)"))
  }

  @Test("A subject's line is solid, a reference's is dashed, in the same colour")
  func referenceIsDashed() throws {
    let points = descent(rate: 0.001, steps: 100)
    let runs = [
      Trajectory(name: "Yours", style: 2, points: descent(rate: 0.0015, steps: 100)),
      Trajectory(name: "Reference", style: 2, role: .reference, points: points),
    ]
    let chart = PanelOfLines.lines(LineChart(loss: banana))
    let root = try #require(Element.parse(figure(runs, panels: [chart]).svg()))
    let lines = root.all.filter { $0.attributes["stroke"] == "#cc79a7" && $0.name != "use" }
    #expect(lines.contains { $0.attributes["stroke-dasharray"] != nil })
    #expect(lines.contains { $0.attributes["stroke-dasharray"] == nil })
  }

  @Test("Styles differ in colour, and the lesson's four in marker and texture as well")
  func styles() {
    #expect(Set(LineStyle.all.map(\.color)).count == LineStyle.all.count)
    let four = LineStyle.all.prefix(4)
    #expect(Set(four.map(\.marker)).count == 4)
    #expect(Set(four.map(\.stripe)).count == 4)
    #expect(Set(four.map(\.dashes)).count == 4)
  }

  @Test("A figure stays under 60 KB, whatever the runs do")
  func size() {
    let names = ["SGD", "Momentum", "RMSprop", "Adam"]
    for steps in [100, 1000, 10_000] {
      let runs = names.enumerated().map { index, name in
        Trajectory(name: name, style: index, points: wandering(steps: steps, seed: UInt64(index)))
      }
      #expect(figure(runs, panels: everyPanel).svg().utf8.count <= 60_000)
    }
  }

  @Test("A figure without panels, runs or points is still a figure")
  func empty() {
    #expect(Element.parse(figure([], panels: []).svg()) != nil)
    #expect(Element.parse(figure([], panels: everyPanel).svg()) != nil)
    let empty = Trajectory(name: "None", style: -1, points: [])
    #expect(Element.parse(figure([empty], panels: everyPanel).svg()) != nil)
  }

  @Test("Zero, negative and infinite values leave a chart well-formed, and the rest in sight")
  func oddChartValues() throws {
    let chart = LineChart(name: "Odd") { x, _ in x }
    let values = [1, 0.1, 0, -5, 0.01, 1e300, .infinity, 1]
    let run = Trajectory(name: "Odd", style: 0, points: values.map { Point($0, 0) })
    let svg = figure([run], panels: [.lines(chart)]).svg()
    let root = try #require(Element.parse(svg))
    #expect(root.all.compactMap(\.title).contains("Odd, step 6: not a finite number"))
    #expect(root.all(named: "text").contains { $0.text == "0.1" })
    #expect(root.hasOnlyNumbers)
  }
}
