import Plotting
import Testing

/// Lines of one style, faded lines and lines that cross themselves.
struct SeveralLinesTests {
  /// Ten times across the valley and back, with longer and longer swings.
  private let zigzag = (0..<40).map { step in
    Point(-1 + Double(step) * 0.04, (step.isMultiple(of: 2) ? 1.0 : -0.5) + Double(step) * 0.01)
  }

  private func root(_ runs: [Trajectory], _ panels: [PanelOfLines] = [.contours(banana)]) throws
    -> Element
  {
    try #require(Element.parse(figure(runs, panels: panels).svg()))
  }

  @Test("Further runs of one style keep its colour, and differ in dashes, marker and reference")
  func variants() {
    for style in LineStyle.all {
      let variants = (0...15).map { style.variant($0) }
      #expect(variants.allSatisfy { $0.color == style.color })
      #expect(variants[0] == style)
      #expect(Set(variants).count == 16)
      #expect(Set(variants[...4].map(\.subjectDashes)).count == 5)
      #expect(Set(variants[...4].map(\.dashes)).count == 5)
      #expect(Set(variants[...3].map(\.marker)).count == 4)
    }
    #expect(LineStyle.all[0].variant(-3) == LineStyle.all[0])
  }

  @Test("A faded run is thin and faint, with its colour and neither dots nor an end")
  func faded() throws {
    let points = descent(rate: 0.001, steps: 100)
    for role in [Line.Role.subject, .faded] {
      let run = Trajectory(name: "SGD", style: 0, role: role, points: points, divergence: 3)
      let root = try root([run])
      let titles = root.all.compactMap(\.title)
      #expect(titles.contains { $0.hasPrefix("SGD, step") } == (role == .subject))
      #expect(titles.contains("SGD first diverges at step 3") == (role == .subject))
      let texts = root.all(named: "text").map(\.text)
      #expect(texts.contains("first divergence") == (role == .subject))
      let faint = root.all.filter {
        $0.attributes["stroke"] == "#d55e00" && $0.attributes["stroke-opacity"] == ".5"
      }
      // The line and its sample in the legend.
      #expect(faint.count == (role == .faded ? 2 : 0))
    }
  }

  @Test("Remarks on a run are in the text alternative, in the words of the table")
  func textAlternative() throws {
    let run = Trajectory(
      name: "Bad", style: 1, role: .faded,
      points: [Point(-1, 2), Point(-1, 9), Point(.infinity, 0)], divergence: 1)
    let figure = figure(twoRuns + [run])
    let root = try #require(Element.parse(figure.svg()))
    let text = try #require(root.all(named: "desc").first?.text)
    let remarks = try #require(figure.tables.first?.rows.last?.last)
    #expect(remarks.contains("drawn faint"))
    #expect(remarks.contains("leaves the frame at step 1"))
    #expect(remarks.contains("not finite from step 2"))
    #expect(text.hasPrefix(figure.description))
    #expect(text.contains("Bad: \(remarks)."))
    #expect(!text.contains("Slow:"))
  }

  @Test("The legend explains a divergence only where one is in sight")
  func divergenceInLegend() throws {
    let away = Trajectory(
      name: "Away", style: 0, points: [Point(0, 0), Point(99, 0), Point(0, 1)], divergence: 1)
    #expect(try !root([away]).all(named: "text").contains { $0.text == "first divergence" })
    #expect(try root(twoRuns).all(named: "text").contains { $0.text == "first divergence" })
  }

  @Test("A run that leaves the frame has an arrow in the legend, and one that stays has none")
  func exitInLegend() throws {
    let away = Trajectory(name: "Away", style: 0, points: [Point(0, 0), Point(99, 0)])
    #expect(try root([away]).all(named: "text").contains { $0.text == "leaves the frame" })
    #expect(try !root(twoRuns).all(named: "text").contains { $0.text == "leaves the frame" })
  }

  @Test(
    "A fitted chart has the axes of the runs it is fitted to, whatever the others do",
    arguments: [1e9, 1e150, 1e300, .infinity, .nan])
  func fitted(value: Double) throws {
    let right = Trajectory(name: "Right", style: 0, points: descent(rate: 0.001, steps: 101))
    let wild = Trajectory(
      name: "Wild", style: 1, points: [Point(-1, 2)] + Array(repeating: Point(value, 1), count: 400)
    )
    let chart = LineChart(loss: banana).fitted(to: [right])
    func axis(_ runs: [Trajectory], _ chart: LineChart) throws -> [String] {
      try root(runs, [.lines(chart)]).all(named: "text").map(\.text).filter {
        $0.first?.isNumber == true
      }
    }
    let expected = try axis([right], chart)
    #expect(expected.count >= 4)
    #expect(try axis([right, wild], chart) == expected)
    #expect(try axis([right, wild], LineChart(loss: banana)) != expected)
    let titles = try root([right, wild], [.lines(chart)]).all.compactMap(\.title)
    #expect(
      titles.contains("Wild leaves the frame at step 1")
        || titles.contains("Wild, step 1: not a finite number"))
  }

  @Test("A zigzag is a thin line with few markers and arrow heads along it")
  func crowded() throws {
    let run = Trajectory(name: "Zigzag", style: 0, points: zigzag)
    let smooth = Trajectory(name: "Smooth", style: 0, points: descent(rate: 0.0005, steps: 40))
    func widths(_ root: Element) -> [Double] {
      root.all.filter { $0.attributes["stroke"] == "#d55e00" && $0.name == "use" }.compactMap {
        $0.number("stroke-width")
      }
    }
    let (crowded, plain) = (try root([run]), try root([smooth]))
    let (thin, full) = (try #require(widths(crowded).max()), try #require(widths(plain).max()))
    #expect(thin < full)
    func dots(_ root: Element) -> Int {
      root.all.compactMap(\.title).count { $0.contains(", step") && !$0.hasSuffix("the end") }
    }
    #expect(dots(crowded) == 0)
    #expect(dots(plain) > 0)
    func heads(_ root: Element) -> Int {
      root.all(named: "path").count {
        $0.title == nil
          && $0.attributes["d"]?.filter { $0 == "l" || $0 == "z" }.contains("z") == true
      }
    }
    #expect(heads(crowded) > heads(plain))
  }

  @Test(
    "Long names are broken over lines; no label of the legend is lost or leaves the picture",
    arguments: [Figure.Layout.sideBySide, .stacked])
  func longNames(layout: Figure.Layout) throws {
    let runs = (0..<6).map { number in
      Trajectory(
        name: "Adam, learning rate 0.\(number)001, beta1 0.95, beta2 0.9999\(number), "
          + "epsilon 1e-1\(number), yours (wrong, drawn faint)",
        style: 3, variant: number, points: descent(rate: 0.001, steps: 20))
    }
    let root = try #require(Element.parse(figure(runs).svg(layout: layout)))
    let text = root.all(named: "text").map(\.text).joined(separator: " ")
    for run in runs { #expect(text.contains(run.name)) }
    let frame = try #require(root.attributes["viewBox"]).split(separator: " ").compactMap {
      Double($0)
    }
    let boxes = try root.all(named: "text").map { try $0.textBox() }
    for (index, one) in boxes.enumerated() {
      #expect(one.minX >= 0 && one.maxX <= frame[2] && one.maxY <= frame[3])
      #expect(!boxes[..<index].contains { $0.overlaps(one) })
    }
  }
}
