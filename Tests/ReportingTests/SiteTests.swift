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
    let site = try Site(Self.contents([Self.lesson]), typesetter: Page.typesetter)
    let index = try site.index()
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
    let site = try Site(
      Self.contents([Self.lesson, Self.other("Sums & <differences>")], published: ["Optimizers"]),
      typesetter: Page.typesetter)
    let file = try site.index()
    #expect(file.path == "index.html")
    let text = String(decoding: file.content, as: UTF8.self)
    #expect(PageTags(text).fault == nil)
    #expect(text.contains("<a href=\"optimizers/index.html\">Optimizers</a>"))
    #expect(text.contains("<h2>Sums &amp; &lt;differences&gt;</h2>"))
    #expect(text.contains("3 exercises · about 8 minutes · 40 points and 10 bonus"))
  }

  /// A lesson without cells.
  private static func other(_ title: String, module: String = "Sums") -> Lesson {
    Lesson(
      title: title, module: module, language: "swift", summary: "How to add.", version: nil,
      cells: [], headings: [], links: [])
  }

  private static func contents(
    _ lessons: [Lesson], title: String? = nil, published: Set<String>? = nil
  ) -> SiteContents {
    SiteContents(
      title: title,
      lessons.map {
        SiteContents.Entry(
          $0, folder: $0.module, due: "2026-03-01 23:59 UTC",
          isPublished: published?.contains($0.module) ?? true)
      })
  }

  @Test("The list has the course's title, its lessons in their order, and the due dates")
  func course() throws {
    let site = try Site(
      Self.contents(
        [Self.other("Sums"), Self.lesson, Self.other("Roots", module: "Roots")], title: "Numbers"),
      typesetter: Page.typesetter)
    let text = String(decoding: try site.index().content, as: UTF8.self)
    #expect(text.contains("<title>Numbers</title>") && text.contains("<h1>Numbers</h1>"))
    let titles = text.matches(of: /<h2><a[^>]*>([^<]*)</).map { String($0.1) }
    #expect(titles == ["Sums", "Optimizers", "Roots"])
    #expect(text.contains("40 points and 10 bonus · due 2026-03-01 23:59 UTC"))
  }

  @Test("A page leads to the previous and the next published lesson, and to the list")
  func neighbours() throws {
    let lessons = ["First", "Second", "Third", "Fourth"].map { Self.other($0, module: $0) }
    let site = try Site(
      Self.contents(lessons, published: ["First", "Third", "Fourth"]), typesetter: Page.typesetter)
    func links(_ lesson: Lesson) throws -> [String] {
      let page = try site.page(of: lesson, figures: [:])
      let text = String(decoding: page.content, as: UTF8.self)
      #expect(PageTags(text).fault == nil)
      return text.matches(of: /<a( rel="[a-z]*")? href="(\.\.[^"]*)">([^<]*)</).map {
        "\($0.2) \($0.3)"
      }
    }
    let all = "../index.html All lessons"
    let first = "../first/index.html Previous: First"
    let last = "../fourth/index.html Next: Fourth"
    // At the top and at the end.
    #expect(
      try links(lessons[0]) == [all, "../third/index.html Next: Third"] + [
        all, "../third/index.html Next: Third",
      ])
    #expect(try links(lessons[2]) == [all, first, last, all, first, last])
    #expect(try links(lessons[3]).suffix(1) == ["../third/index.html Previous: Third"])
  }

  @Test("A link to another lesson leads to its page, or is text where the site has none")
  func lessonLinks() throws {
    func page(published: Set<String>) throws -> String {
      let markdown =
        "---\ntitle: A\nmodule: A\nlanguage: swift\nsummary: B.\n---\n\n# A\n\n"
        + "See [sums](../Sums/Lesson.md#how-to-add) and [here](../A/Lesson.md).\n"
      let lesson = try readLesson(Array(markdown.utf8), file: "Lesson.md")
      let contents = Self.contents([lesson, Self.other("Sums")], published: published)
      let site = try Site(contents, typesetter: Page.typesetter)
      return String(decoding: try site.page(of: lesson, figures: [:]).content, as: UTF8.self)
    }
    let here = "<a href=\"#top\">here</a>"
    #expect(
      try page(published: ["A", "Sums"]).contains(
        "See <a href=\"../sums/index.html#how-to-add\">sums</a> and \(here)."))
    #expect(try page(published: ["A"]).contains("See sums and \(here)."))
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
