import Foundation
import Reporting
import Testing

@Suite("Writing a site")
final class SiteFolderTests {
  let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  private func file(_ path: String, _ text: String) -> Site.File {
    Site.File(path: path, content: Data(text.utf8))
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOf: url.appending(path: path), encoding: .utf8)
  }

  private func put(_ text: String, at path: String) throws {
    let target = url.appending(path: path)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: target, atomically: true, encoding: .utf8)
  }

  @Test("A folder is made, and what was written there before is replaced")
  func replaced() throws {
    try SiteFolder(url).write([file("index.html", "old"), file("a/index.html", "a")])
    #expect(SiteFolder(url).holds("a/index.html"))
    #expect(!SiteFolder(url).holds("b/index.html"))
    try SiteFolder(url).write([file("index.html", "new"), file("b/index.html", "b")])
    #expect(try text("index.html") == "new")
    #expect(try text("a/index.html") == "a")
    #expect(SiteFolder(url).holds("a/index.html") && SiteFolder(url).holds("b/index.html"))
  }

  @Test("Files of somebody else's stay, whatever they are called")
  func foreign() throws {
    try put("mine", at: "CNAME")
    try put("mine", at: "a/notes.txt")
    try SiteFolder(url).write([file("a/index.html", "a")])
    #expect(try text("CNAME") == "mine")
    #expect(try text("a/notes.txt") == "mine")
  }

  @Test("Where one would be replaced nothing is written, and the file is named")
  func refused() throws {
    try put("mine", at: "index.html")
    let fault = try #require(throws: ReportFileFault.self) {
      try SiteFolder(url).write([file("a/index.html", "a"), file("index.html", "ours")])
    }
    #expect(fault.description.contains("index.html"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: url.path) == ["index.html"])
    #expect(try text("index.html") == "mine")
  }

  @Test("A run that was stopped half-way does not stand in the way of the next")
  func stopped() throws {
    try put("in the way", at: "b")
    #expect(throws: ReportFileFault.self) {
      try SiteFolder(url).write([file("a/index.html", "a"), file("b/index.html", "b")])
    }
    try FileManager.default.removeItem(at: url.appending(path: "b"))
    try SiteFolder(url).write([file("a/index.html", "A"), file("b/index.html", "B")])
    #expect(try text("a/index.html") == "A")
  }
}
