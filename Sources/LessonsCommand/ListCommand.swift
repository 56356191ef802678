internal import ArgumentParser
internal import Checking
internal import Courses
internal import Foundation
internal import LessonReading
internal import Progress
internal import Reporting

/// `lessons list`.
struct ListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists the course's lessons and exercises, with your progress.",
    discussion: """
      The lessons are in the order of Lessons/course.yaml. Each exercise shows the verdict of the \
      last check of your own files, or “stale” if the file has changed since. The last line is your \
      progress in the whole course. A lesson with a fault is left out, with a warning.
      """)

  @OptionGroup var course: CourseOptions

  func run() async throws {
    try await failing {
      let syllabus = try course.course().syllabus()
      if let title = syllabus.title { try StandardOutput.printLine("\(title)\n") }
      var all: [LessonProgress] = []
      for (folder, lesson) in try syllabus.reading({ ($0, try readLesson(at: $0.text.path)) }) {
        let progress = readProgress(of: lesson, in: folder)
        all.append(progress)
        let due = syllabus.entry(of: folder)?.due.map { ", due \($0.words)" } ?? ""
        try StandardOutput.printLine("\(lesson.id)  \(lesson.title)  (\([progress].words)\(due))")
        try show(progress)
      }
      if all.count > 1 { try StandardOutput.printLine("\nAll lessons: \(all.words)") }
    }
  }

  /// Prints a line for each exercise.
  private func show(_ progress: LessonProgress) throws {
    let longest = progress.exercises.map(\.exercise.id.count).max() ?? 0
    for (exercise, state) in progress.exercises {
      let name = exercise.id.padding(toLength: longest, withPad: " ", startingAt: 0)
      let points = "\(exercise.points) points\(exercise.isBonus ? ", bonus" : "")"
      let minutes = exercise.minutes.map { ", \($0) minutes" } ?? ""
      try StandardOutput.printLine(
        "  \(state.mark) \(name)  \(exercise.title) (\(points)\(minutes))\(state.words)")
    }
  }

  /// Returns the progress in a lesson. A missing folder counts as an empty submission.
  private func readProgress(of lesson: Lesson, in folder: LessonFolder) -> LessonProgress {
    let submission =
      (try? Submission(folder: folder.exercises, lesson: lesson)) ?? Submission(sources: [:])
    let record = ProgressFile(lesson: lesson.id, course: folder.course).read().printingRemark()
    return LessonProgress(record, of: submission, to: lesson)
  }
}

extension ExerciseProgress {
  /// A one-character sign, always printed together with `words`.
  fileprivate var mark: String {
    switch self {
    case .unchecked: " "
    case .checked(let entry): entry.status.mark
    case .stale: "~"
    }
  }

  fileprivate var words: String {
    switch self {
    case .unchecked: ""
    case .checked(let entry):
      entry.status == .failed && entry.score > 0
        ? ": failed, \(entry.score) points" : ": \(entry.status.word)"
    case .stale(let entry): ": stale, was \(entry.status.word)"
    }
  }
}
