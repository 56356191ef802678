import Foundation
import Importing
import LessonReading
import TestSupport
import Testing

@Suite("Images of a notebook")
struct ImageTests {
  private let png = [UInt8](Data(base64Encoded: NotebookText.png) ?? Data())

  @Test("Attachments, data: URLs and files are saved, each under a name of its own")
  func saved() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path("img"), withIntermediateDirectories: true)
    try Data(png + [1]).write(to: URL(filePath: folder.path("img/a b.png")))
    try Data(png + [2]).write(to: URL(filePath: folder.path("top.png")))
    let other = Data(png + [3]).base64EncodedString()
    let (lesson, read) = try NotebookText.imported(
      [
        NotebookText.markdown(
          "![a](attachment:image.png) ![b](img/a%20b.png) <img src='./top.png' width=3>",
          attachments: ["image.png": ["image/png": NotebookText.png]]),
        NotebookText.markdown(
          "![a](attachment:image.png)\n\n![c][ref]\n\n[ref]: <data:image/png;base64,\(NotebookText.png)>",
          attachments: ["image.png": ["image/png": other]]),
        NotebookText.markdown("`![x](attachment:none.png)` ![gone](attachment:gone.png)"),
        NotebookText.markdown("![n](https://a.org/n.png)"),
      ], folder: folder.url)
    #expect(lesson.images.keys.sorted() == ["image-2.png", "image.png", "img/a-b.png", "top.png"])
    #expect(lesson.images["image.png"] == png)
    #expect(
      read.links.map(\.destination).sorted() == [
        "attachment:gone.png", "https://a.org/n.png", "image-2.png", "image.png", "image.png",
        "img/a-b.png", "top.png",
      ])
    #expect(lesson.text.contains("`![x](attachment:none.png)`"))
    #expect(lesson.tasks.contains { $0.hasPrefix("cell 3: the image “attachment:gone.png”") })
    #expect(lesson.tasks.contains { $0.hasPrefix("cell 4: the image “https://a.org/n.png”") })
  }

  @Test("A file outside of the notebook's folder is saved inside of the lesson's")
  func outside() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path("notebooks"), withIntermediateDirectories: true)
    try Data(png).write(to: URL(filePath: folder.path("a.png")))
    try folder.write("secret", to: "b.png")
    let (lesson, _) = try NotebookText.imported(
      [NotebookText.markdown("![a](../a.png) ![b](../b.png) ![c](/etc/c.png)")],
      folder: folder.url.appending(path: "notebooks"))
    #expect(lesson.images.keys.sorted() == ["a.png"])
    #expect(lesson.text.contains("![a](a.png) ![b](../b.png)"))
  }
}
