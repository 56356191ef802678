import Plotting
import Testing

/// Figures of one page share their backgrounds.
struct SharedBackgroundsTests {
  private func landscape(_ name: String, width: Double = 2) -> Landscape {
    Landscape(
      id: name, field: { x, y in (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x) + 1 },
      x: -width...width, y: -1...3, minimum: Point(1, 1))
  }

  private func figure(_ id: String, of landscape: Landscape) -> Figure {
    Figure(
      id: id, title: id, description: "A landscape.",
      panels: [
        PanelOfLines.surface(landscape), .contours(landscape), .lines(LineChart(loss: landscape)),
      ].map { $0.panel(twoRuns) })
  }

  /// The root of a page with these figures, in both layouts.
  private func page(_ figures: [Figure]) throws -> (root: Element, definitions: String) {
    let backgrounds = SharedBackgrounds()
    let parts = figures.map { $0.pair(on: backgrounds) }.map { $0.wide + $0.narrow }
    let text = "<page>\(parts.joined())\(backgrounds.definitions)</page>"
    return (try #require(Element.parse(text)), backgrounds.definitions)
  }

  @Test("A landscape that several figures show is written once")
  func once() throws {
    let one = try page([figure("a", of: landscape("banana"))])
    let three = try page(["a", "b", "c"].map { figure($0, of: landscape("banana")) })
    #expect(!one.definitions.isEmpty)
    #expect(three.definitions == one.definitions)
  }

  @Test("A figure that is drawn again with known backgrounds has the same markup")
  func again() {
    let backgrounds = SharedBackgrounds()
    let figure = figure("a", of: landscape("banana"))
    for layout in [Figure.Layout.sideBySide, .stacked] {
      let alone = figure.svg(layout: layout)
      #expect(figure.svg(layout: layout, backgrounds: backgrounds) == alone)
      #expect(figure.svg(layout: layout, backgrounds: backgrounds) == alone)
    }
  }

  @Test("Another frame or another landscape is another background")
  func different() throws {
    let figures = [
      figure("a", of: landscape("banana")), figure("b", of: landscape("banana", width: 3)),
      figure("c", of: landscape("other")),
    ]
    let (root, _) = try page(figures)
    let shared = try #require(root.all.first { $0.attributes["class"] == "grounds" })
    let names = shared.all.compactMap { $0.attributes["id"] }.filter { !$0.hasSuffix("-clip") }
    // A surface and contours each.
    #expect(Set(names).count == 6)
  }

  @Test("On a page no name occurs twice, and what is referred to is there")
  func names() throws {
    let (root, _) = try page(["a", "b"].map { figure($0, of: landscape("banana")) })
    let names = root.all.compactMap { $0.attributes["id"] }
    #expect(Set(names).count == names.count)
    let references = root.all.compactMap { $0.attributes["href"] }
    #expect(!references.isEmpty)
    #expect(references.allSatisfy { names.contains(String($0.dropFirst())) })
  }

  @Test("The narrow layout shows every panel of the wide one, and is no wider than one of them")
  func narrow() throws {
    let pair = figure("a", of: landscape("banana")).pair(on: SharedBackgrounds())
    let narrow = try #require(Element.parse(pair.narrow))
    let panels = narrow.all(named: "use").compactMap { $0.attributes["href"] }
    #expect(panels.filter { $0.hasPrefix("#a-panel-") } == (1...3).map { "#a-panel-\($0)" })
    let box = try #require(narrow.attributes["viewBox"]).split(separator: " ").compactMap {
      Double($0)
    }
    #expect(box[2] <= 400 && box[3] > 700)
  }

  @Test("Figures drawn at the same time come out as one after the other")
  func concurrent() async throws {
    let figures = (0..<8).map { figure("f\($0)", of: landscape("banana")) }
    let (backgrounds, other) = (SharedBackgrounds(), SharedBackgrounds())
    let together = await withTaskGroup(of: (Int, String).self) { group in
      for (index, figure) in figures.enumerated() {
        group.addTask { (index, figure.pair(on: backgrounds).wide) }
      }
      return await group.reduce(into: [Int: String]()) { $0[$1.0] = $1.1 }
    }
    #expect(figures.indices.allSatisfy { together[$0] == figures[$0].pair(on: other).wide })
    #expect(backgrounds.definitions == other.definitions)
  }
}
