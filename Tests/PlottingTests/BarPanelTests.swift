import Plotting
import Testing

struct BarPanelTests {
  private func panel(
    _ bars: [BarPanel.Bar?], kind: Scale.Kind = .linear, range: ClosedRange<Double>? = nil
  ) -> BarPanel {
    BarPanel(
      heading: "Bars", axis: Axis("time", kind, range: range),
      categories: bars.indices.map { "Case \($0)" }, series: [BarPanel.BarSeries(bars: bars)])
  }

  private func root(_ panel: some Panel) throws -> Element {
    try #require(Element.parse(comparison([panel]).svg()))
  }

  /// The horizontal ends of a path of absolute and relative commands.
  private func ends(_ element: Element) throws -> ClosedRange<Double> {
    let path = try #require(element.attributes["d"])
    let match = try #require(path.firstMatch(of: /^M(-?[\d.]+)[ -][\d.]+h(-?[\d.]+)/))
    let (start, width) = (try #require(Double(match.1)), try #require(Double(match.2)))
    return start...(start + width)
  }

  @Test("Bars begin at zero, and their lengths are in the ratio of the values")
  func lengths() throws {
    let root = try root(panel([.init(1), .init(4)]))
    let bars = try root.all(named: "path").filter { $0.title != nil }.map { try ends($0) }
    #expect(bars.count == 2)
    #expect(bars[0].lowerBound == bars[1].lowerBound)
    let lengths = bars.map { $0.upperBound - $0.lowerBound }
    #expect(abs(lengths[1] - 4 * lengths[0]) <= 0.5)
    // The first is that of the figure.
    let titles = root.all.compactMap(\.title).dropFirst()
    #expect(titles == ["Case 0: 1", "Case 1: 4"])
  }

  @Test("Negative bars end at zero, where positive ones begin")
  func negative() throws {
    let root = try root(panel([.init(-2), .init(3)]))
    let bars = try root.all(named: "path").filter { $0.title != nil }.map { try ends($0) }
    #expect(abs(bars[0].upperBound - bars[1].lowerBound) <= 0.11)
  }

  @Test("Error bars are named in the legend, the captions and the table")
  func errors() throws {
    let root = try root(bars)
    #expect(root.all(named: "text").contains { $0.text == "range of 5 seeds" })
    #expect(
      root.all.compactMap(\.title).contains("Merge sort: 1.42, range of 5 seeds 1.31 to 1.6"))
    let table = try #require(comparison([bars]).tables.first)
    #expect(table.header == ["Algorithm", "time in s", "time in s, range of 5 seeds", "Remarks"])
    #expect(table.rows[0] == ["Merge sort", "1.42", "1.31 to 1.6", ""])
    #expect(table.rows[3] == ["Bogosort", "∞", "none", "not finite"])
    let plain = try #require(Element.parse(comparison([panel([.init(1)])]).svg()))
    #expect(!plain.all(named: "text").contains { $0.text == "range" })
  }

  @Test("Series have colours and names, and a category without a bar is named all the same")
  func series() throws {
    let root = try root(change)
    let texts = root.all(named: "text").map(\.text)
    for text in ["2023", "2024", "North", "East", "South", "−3.1", "6.1"] {
      #expect(texts.contains(text), "\(text)")
    }
    let table = try #require(comparison([change]).tables.first)
    #expect(table.rows[2] == ["South", "0", "none", "none", "none", ""])
  }

  @Test(
    "A value that is not finite is a cross, in the legend, the table and the text",
    arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(value: Double) throws {
    let panel = panel([.init(1), .init(value)])
    let root = try root(panel)
    #expect(root.hasOnlyNumbers)
    #expect(root.all(named: "text").contains { $0.text == "not finite" })
    #expect(root.all(named: "desc").first?.text == "Methods compared. Case 1: not finite.")
    #expect(comparison([panel]).tables.first?.rows.map { $0[2] } == ["", "not finite"])
  }

  @Test("A bar beyond the axis has an arrow, and a logarithmic axis shows no zero")
  func outside() throws {
    for panel in [
      panel([.init(1), .init(90)], range: 0...2), panel([.init(1), .init(0)], kind: .logarithmic),
      panel([.init(1), .init(-4)], kind: .logarithmic),
    ] {
      let root = try root(panel)
      #expect(root.all(named: "text").contains { $0.text == "outside the frame" })
      #expect(comparison([panel]).tables.first?.rows[1].last == "outside the frame")
    }
  }

  @Test("Bars of any numbers are drawn", arguments: [Scale.Kind.linear, .logarithmic])
  func extremeNumbers(kind: Scale.Kind) throws {
    let numbers = ExtremeNumberTests.wild
    let all = numbers.flatMap { value in
      [BarPanel.Bar(value), .init(1, low: value), .init(value, low: value, high: 3)]
    }
    for bars in [all, []] + numbers.map({ [BarPanel.Bar($0, low: $0, high: $0)] }) {
      #expect(try root(panel(bars, kind: kind)).hasOnlyNumbers)
    }
  }
}
