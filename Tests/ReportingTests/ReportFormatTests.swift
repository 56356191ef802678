import Caching
import Foundation
import LessonReading
import Reporting
import Testing

@Suite("The output formats")
struct ReportFormatTests {
  private let setting = ReportSetting(
    folder: "work", folderInRepository: "course/work", images: LessonImages(),
    typesetter: Page.typesetter,
    cache: ResultCache(
      in: FileManager.default.temporaryDirectory.appending(path: "lessons-formats-\(UUID())")))

  @Test("have names and file extensions, each name once")
  func names() {
    let names = ReportFormats.all.map(\.name)
    #expect(names == ["text", "json", "junit", "gradescope", "github", "html"])
    for name in names { #expect(ReportFormats.format(named: name)?.name == name) }
    #expect(ReportFormats.format(named: "pdf") == nil)
    #expect(
      ReportFormats.all.map(\.fileExtension) == ["txt", "json", "xml", "json", "txt", "html"])
    for name in names { #expect(ReportFormats.list.contains(name)) }
  }

  @Test("render a graded lesson to text that ends with a line feed and names the exercise")
  func rendering() throws {
    let graded = Sample.graded([Sample.failed])
    for format in ReportFormats.all {
      let text = try format.render(graded, in: setting)
      #expect(text.last == "\n", "\(format.name)")
      #expect(text.contains("Momentum"), "\(format.name)")
    }
  }

  @Test("make hidden characters visible, each of them", arguments: ["\u{1B}", "\u{202E}", "\u{0}"])
  func hidden(character: String) throws {
    let graded = Hostile.lesson(saying: "a\(character)b")
    for format in ReportFormats.all {
      let text = try format.render(graded, in: setting)
      #expect(!text.contains(character), "\(format.name)")
    }
  }

  @Test("Only GitHub's adds to a file, the one that its environment names")
  func additions() {
    let graded = Sample.graded([Sample.failed])
    for format in ReportFormats.all {
      let environment = ["GITHUB_STEP_SUMMARY": "summary.md"]
      let paths = format.additions(graded, environment: environment).map(\.path)
      #expect(paths == (format.name == "github" ? ["summary.md"] : []))
      #expect(format.additions(graded, environment: [:]).isEmpty)
      #expect(format.additions(graded, environment: ["GITHUB_STEP_SUMMARY": ""]).isEmpty)
    }
  }
}
