import Foundation
import Grading
import LessonReading
import Reporting
import Testing
import Typesetting

/// What concerns no single exercise, such as a file that fits none, in every format.
@Suite("Remarks")
struct RemarkTests {
  private static let remark = "The file Adam (1).swift belongs to no exercise."
  private static let graded = Sample.graded([Sample.passed], remarks: [remark])

  @Test(
    "Every format tells a remark",
    arguments: ["text", "json", "junit", "gradescope", "github", "summary", "page", "watch"])
  func told(_ format: String) throws {
    let graded = Self.graded
    let text: String =
      switch format {
      case "text": TerminalReport(graded, exercisesFolder: "", width: 120).text
      case "json": try JSONReport(graded).text()
      case "junit": try JUnitReport(graded, folder: "").text()
      case "gradescope": try GradescopeReport(graded).text()
      case "github": GitHubReport(graded, prefix: "").text
      case "summary": StepSummary(graded).text
      case "page": try HTMLReport(graded, typesetter: Typesetter()).text()
      default: watch(graded)
      }
    #expect(text.contains(Self.remark), "\(text)")
  }

  private func watch(_ graded: GradedLesson) -> String {
    var screen = WatchScreen(lesson: graded.lesson, exercise: graded.exercises[0].exercise)
    screen.graded = graded.exercises[0]
    screen.remarks = graded.remarks
    return screen.lines(width: 100, colour: false).joined(separator: "\n")
  }

  @Test("An annotation for a remark names no file, and stays on its line")
  func annotation() {
    let hostile = Sample.graded([Sample.passed], remarks: ["a\n::error::b"])
    let lines = GitHubReport(hostile, prefix: "").text.split(separator: "\n")
    #expect(lines.first == "::warning title=Optimizers::a%0A::error::b")
  }

  @Test("A remark in JUnit's XML is text")
  func escaped() throws {
    let hostile = Sample.graded([Sample.passed], remarks: ["<a>&"])
    #expect(
      try JUnitReport(hostile, folder: "").text().contains(
        "<system-err>&lt;a&gt;&amp;</system-err>"))
  }
}
