internal import Grading

/// A graded lesson for a person at a terminal.
struct TextFormat: ReportFormat {
  let name = "text"
  let fileExtension = "txt"

  func render(_ graded: GradedLesson, in setting: ReportSetting) -> String {
    TerminalReport(
      graded, exercisesFolder: setting.folder, reportPath: setting.reportPath,
      width: setting.width, colour: setting.usesColour, links: setting.usesLinks
    ).text
  }
}
