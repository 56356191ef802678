import Foundation
@testable import LessonReading
import Plotting
import Reporting
import Testing
import Typesetting

@Suite("The site")
struct SiteTests {
  static let lesson = Sample.lesson([Sample.loop, Sample.momentum, Sample.challenge])
  static let figure = Plotting.Figure(
    id: "banana", title: "A descent", description: "It goes down.",
    panels: [
      ContourPanel(
        Landscape(field: { x, y in x * x + y * y + 1 }, x: -2...2, y: -2...2),
        trajectories: [
          Trajectory(name: "SGD", style: 0, points: [Point(-1, 2), Point(0, 1)])
        ])
    ])

  private func page(
    figures: [String: Plotting.Figure] = [:], solutions: [String: String] = [:]
  ) throws -> String {
    let site = try Site(typesetter: Page.typesetter)
    let file = try site.page(of: Self.lesson, figures: figures, solutions: solutions)
    #expect(file.path == "optimizers/index.html")
    return String(decoding: file.content, as: UTF8.self)
  }

  @Test("A lesson's page nests, and its links within the page lead somewhere")
  func wellFormed() throws {
    let page = try page(figures: ["banana": Self.figure], solutions: ["momentum": "let m = 1\n"])
    #expect(PageTags(page).fault == nil)
    let names = page.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
    #expect(Set(names).count == names.count)
    let targets = page.matches(of: /href="#([^"]*)"/).map { String($0.1) }
    #expect(Set(targets).isSubset(of: names))
  }

  @Test("An exercise is its stub, with what it earns and the hints folded")
  func stub() throws {
    let page = try page()
    let card = page[try #require(page.firstRange(of: "id=\"exercise.momentum\"")).lowerBound...]
    let places = try [
      "Momentum", "20 points · about 4 minutes · Momentum.swift", "Autograd", "1 hint",
      "2 hints about common mistakes",
    ]
    .map { try #require(card.firstRange(of: $0), "\($0)").lowerBound }
    #expect(places == places.sorted())
    let isOpen = page.matches(of: /<details[^>]* open/).isEmpty
    #expect(isOpen)
    for word in ["verdict", "First to fix", "not attempted"] {
      let isThere = page.contains(word)
      #expect(!isThere, "\(word)")
    }
  }

  @Test("Solutions are there only if they are given, and folded")
  func solutions() throws {
    let without = try page()
    let with = try page(solutions: ["momentum": "let answer = 42\n"])
    let isSilent = !without.contains("answer") && !without.contains("A solution")
    #expect(isSilent)
    let folded = with.firstRange(of: "<details class=\"listing solution\">\n<summary>A solution")
    let range = try #require(folded)
    let isInside = with[range.upperBound...].contains("answer")
    #expect(isInside)
    #expect(with.matches(of: /A solution/).count == 1)
  }

  @Test("A figure's runs stand below it as a table too")
  func figureTable() throws {
    let page = try page(figures: ["banana": Self.figure])
    let caption = try #require(page.firstRange(of: "<figcaption>"))
    let hasRow = page[caption.upperBound...].contains("<tr><th scope=\"row\">SGD</th><td>2</td>")
    #expect(hasRow)
  }

  @Test("Every page loads only what stands in the site, by a relative address")
  func relative() throws {
    let site = try Site(typesetter: Page.typesetter)
    let index = try site.index(of: [Self.lesson], published: ["optimizers"])
    let lesson = try site.page(of: Self.lesson, figures: [:])
    var paths = Set((site.assets + [index, lesson]).map(\.path))
    for file in [index, lesson] {
      let text = String(decoding: file.content, as: UTF8.self)
      let links = text.matches(of: /(?:href|src)="([^"#]+)"/).map { String($0.1) }
      #expect(!links.isEmpty)
      for link in links {
        let base = URL(filePath: "/site/\(file.path)")
        let target = try #require(URL(string: link, relativeTo: base))
        let path = target.standardizedFileURL.path.replacing("/site/", with: "")
        #expect(paths.contains(path), "\(link) in \(file.path)")
      }
      let policy = try #require(text.firstMatch(of: /Content-Security-Policy" content="([^"]*)"/)).1
      #expect(policy.hasPrefix("default-src &#39;none&#39;; style-src &#39;self&#39;;"))
      #expect(!policy.contains("script-src"))
    }
    paths = paths.filter { $0.hasSuffix(".woff2") }
    let sheet = try #require(site.assets.first { $0.path == "assets/katex.css" })
    let fonts = String(decoding: sheet.content, as: UTF8.self).matches(of: /url\(([^)]*)\)/)
    #expect(!fonts.isEmpty)
    #expect(Set(fonts.map { "assets/\($0.1)" }) == paths)
  }

  @Test("The list has every lesson of the course, with a link where there is a page")
  func index() throws {
    let site = try Site(typesetter: Page.typesetter)
    let other = Lesson(
      title: "Sums & <differences>", module: "Sums", language: "swift", summary: "How to add.",
      version: nil, cells: [], headings: [], links: [])
    let file = try site.index(of: [Self.lesson, other], published: ["optimizers"])
    #expect(file.path == "index.html")
    let text = String(decoding: file.content, as: UTF8.self)
    #expect(PageTags(text).fault == nil)
    #expect(text.contains("<a href=\"optimizers/index.html\">Optimizers</a>"))
    #expect(text.contains("<h2>Sums &amp; &lt;differences&gt;</h2>"))
    #expect(text.contains("3 exercises · about 8 minutes · 40 points and 10 bonus"))
  }

  @Test("The same lesson gives the same bytes")
  func deterministic() throws {
    let isSame =
      try page(figures: ["banana": Self.figure]) == page(figures: ["banana": Self.figure])
    #expect(isSame)
    let files = try [Page.typesetter, Typesetter()].map { typesetter in
      try Site(typesetter: typesetter).assets.map(\.content)
    }
    #expect(files[0] == files[1])
  }

  @Test("Without KaTeX the pages still come, and name the package")
  func withoutSystemFiles() throws {
    let site = try Site(typesetter: Typesetter(searchRoots: []))
    let page = try site.page(of: Self.lesson, figures: [:])
    let text = String(decoding: page.content, as: UTF8.self)
    #expect(text.contains("libjs-katex"))
    #expect(site.assets.map(\.path) == ["assets/katex.css", "assets/lessons.css"])
  }
}
