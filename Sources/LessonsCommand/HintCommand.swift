internal import ArgumentParser
internal import Foundation
internal import LessonReading
internal import Progress
internal import Reporting

/// `lessons hint`.
struct HintCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hint",
    abstract: "Shows the next hint for an exercise.",
    usage: "lessons hint [LESSON] EXERCISE [--all] [--course DIR]",
    discussion: """
      A hint for the mistake that the last check found comes first. The others follow in their \
      order, from the vaguest to the most explicit. --all also shows the hints you have seen.
      """)

  @OptionGroup var options: ExerciseOptions

  @Flag(help: "Show all hints of the exercise, from the first to the last.")
  var all = false

  func run() async throws {
    try await failing {
      let found = try options.find()
      let hints = found.lesson.hints(for: found.exercise.id)
      guard !hints.isEmpty else {
        return try StandardOutput.printLine("There are no hints for “\(found.exercise.title)”.")
      }
      let pages: [HintPage]
      if all {
        _ = found.progressRecord.update { progressRecord in
          for hint in hints { progressRecord.recordHint(hint.level, for: hint.exercise) }
        }.printingRemark()
        pages = hints.map { HintPage($0) }
      } else {
        // Chosen and recorded under one lock, so that two runs do not show the same hint.
        var next: NextHint?
        var again: Hint?
        _ = found.progressRecord.update { progressRecord in
          next = progressRecord.nextHint(for: found.exercise.id, of: found.lesson)
          again = progressRecord.diagnosedHint(for: found.exercise.id, of: found.lesson)
          if let hint = next?.hint { progressRecord.recordHint(hint.level, for: hint.exercise) }
        }.printingRemark()
        guard let next else {
          try StandardOutput.printLine(
            "You have seen all \(hints.count) hints for “\(found.exercise.title)”. "
              + "--all shows them again.")
          guard let again else { return }
          let terminal = Terminal.output
          let page = HintPage(again, isDiagnosed: true)
          return try StandardOutput.write(
            "\n" + page.text(width: terminal.width, colour: terminal.usesColour))
        }
        pages = [HintPage(next.hint, isDiagnosed: next.isDiagnosed, left: next.left)]
      }
      let terminal = Terminal.output
      let texts = pages.map { $0.text(width: terminal.width, colour: terminal.usesColour) }
      try StandardOutput.write(texts.joined(separator: "\n"))
    }
  }
}
