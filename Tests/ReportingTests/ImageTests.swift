import Foundation
import Grading
import LessonReading
import Reporting
import Testing

/// A lesson's images, in a report and on a site.
@Suite("Images") struct ImageTests {
  private static let png = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3])
  private static let svg = Data("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".utf8)

  private func lesson(_ markdown: String) throws -> Lesson {
    let front = "---\ntitle: A\nmodule: A\nlanguage: swift\nsummary: B.\n---\n\n"
    return try readLesson(Array((front + markdown + "\n").utf8), file: "Lesson.md")
  }

  /// Reads a lesson's images from a folder with these files.
  private func images(
    of lesson: Lesson, _ files: [String: Data], _ extra: (URL) throws -> Void = { _ in }
  ) throws -> LessonImages {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, content) in files {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try content.write(to: file)
    }
    try extra(folder)
    return LessonImages(of: lesson, in: folder)
  }

  private func report(_ lesson: Lesson, _ images: LessonImages) throws -> String {
    let graded = GradedLesson(
      lesson: lesson, seed: 0, isolation: nil, digest: "", exercises: [], figures: [:], remarks: [])
    return try HTMLReport(graded, images: images, typesetter: Page.typesetter).text()
  }

  @Test("A report carries its images, whatever their names")
  func inlined() throws {
    let lesson = try lesson(
      "![A hill](hill.png \"High\") and ![](my%20pics/it's&so.svg), twice ![again](hill.png)")
    let images = try images(of: lesson, ["hill.png": Self.png, "my pics/it's&so.svg": Self.svg])
    #expect(images.faults.isEmpty)
    let page = try report(lesson, images)
    let sources = page.matches(of: /<img src="([^"]*)"/).map { String($0.1) }
    #expect(
      sources == [
        "data:image/png;base64,\(Self.png.base64EncodedString())",
        "data:image/svg+xml;base64,\(Self.svg.base64EncodedString())",
        "data:image/png;base64,\(Self.png.base64EncodedString())",
      ])
    #expect(page.contains("alt=\"A hill\""))
  }

  @Test("A site has its images beside the page, which names them as the lesson does")
  func besideThePage() throws {
    let lesson = try lesson("![A hill](pictures/hill.png)")
    let images = try images(of: lesson, ["pictures/hill.png": Self.png])
    let site = try Site(typesetter: Page.typesetter)
    let page = try site.page(of: lesson, figures: [:], images: images)
    #expect(
      String(decoding: page.content, as: UTF8.self).contains("<img src=\"pictures/hill.png\""))
    let files = Site.files(of: lesson, images: images)
    #expect(files.map(\.path) == ["a/pictures/hill.png"])
    #expect(files.map(\.content) == [Self.png])
  }

  @Test(
    "An image that a page cannot show is the author's fault, at its place",
    arguments: [
      ("https://example.org/x.png", "without a network"), ("//example.org/x.png", "network"),
      ("/etc/x.png", "beside Lesson.md"), ("../x.png", "outside"), ("gone.png", "is missing"),
      ("folder.png", "is missing"), ("text.png", "no PNG"), ("really-svg.png", "no PNG"),
      ("huge.png", "200 KB"), ("page.html", "no PNG"),
    ])
  func fault(destination: String, words: String) throws {
    let lesson = try lesson("Text ![A hill](\(destination))")
    let files = [
      "text.png": Data("no picture".utf8), "really-svg.png": Self.svg, "page.html": Self.svg,
      "huge.png": Self.png + Data(count: 200_000),
    ]
    let images = try images(of: lesson, files) { folder in
      try FileManager.default.createDirectory(
        at: folder.appending(path: "folder.png"), withIntermediateDirectories: true)
    }
    let fault = try #require(images.faults.first)
    #expect(images.faults.count == 1)
    #expect(fault.message.contains(words))
    #expect(fault.message.contains(destination))
    #expect(fault.position.line == 8 && fault.position.column == 6)
    // The student's page still comes, and loads nothing.
    let page = try report(lesson, images)
    #expect(page.contains("<em class=\"missing\">A hill</em>") && !page.contains("<img"))
  }

  @Test("A tag shows an image as Markdown does, with its size and description")
  func tags() throws {
    let lesson = try lesson(
      "<IMG width=\"200\" alt='A &quot;hill&quot;' src=hill.png onload=x height=\"10\">\n\n"
        + "word <img src=\"my%20pics/it's&amp;so.svg\"/> word")
    let images = try images(of: lesson, ["hill.png": Self.png, "my pics/it's&so.svg": Self.svg])
    #expect(images.faults.isEmpty)
    let page = try report(lesson, images)
    #expect(
      page.contains(
        "<img src=\"data:image/png;base64,\(Self.png.base64EncodedString())\" width=\"200\" "
          + "alt=\"A &quot;hill&quot;\" height=\"10\">"))
    #expect(
      page.contains(
        "<img src=\"data:image/svg+xml;base64,\(Self.svg.base64EncodedString())\" alt=\"\">"))
    #expect(!page.contains("onload"))
    #expect(
      Site.files(of: lesson, images: images).map(\.path)
        == ["a/hill.png", "a/my pics/it's&so.svg"])
  }

  @Test("A link to an image saves it from a report, and leads to the file on a site")
  func links() throws {
    let lesson = try lesson("[A hill](hill.png) and [up](Lesson.md#a), [top](Lesson.md)\n\n# A")
    let images = try images(of: lesson, ["hill.png": Self.png])
    let page = try report(lesson, images)
    #expect(
      page.contains(
        "<a href=\"data:image/png;base64,\(Self.png.base64EncodedString())\" download=\"hill.png\">"
      ))
    #expect(page.contains("<a href=\"#a\">up</a>") && page.contains("<a href=\"#top\">top</a>"))
    let site = try Site(typesetter: Page.typesetter).page(of: lesson, figures: [:], images: images)
    #expect(String(decoding: site.content, as: UTF8.self).contains("<a href=\"hill.png\">"))
    #expect(Site.files(of: lesson, images: images).map(\.path) == ["a/hill.png"])
  }
}
