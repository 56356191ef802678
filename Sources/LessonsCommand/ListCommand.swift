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
      Each exercise shows the verdict of the last check of your own files, or “stale” if the file \
      has changed since.
      """)

  @OptionGroup var course: CourseOptions

  func run() async throws {
    try await failing {
      for folder in try course.course().distinctLessons() {
        let lesson = try readLesson(at: folder.text.path)
        let progress = readProgress(of: lesson, in: folder)
        let passed = progress.values.count(where: \.isPassed)
        let total = passed == 0 ? "" : "  (\(passed) of \(progress.count) passed)"
        try StandardOutput.printLine("\(lesson.id)  \(lesson.title)\(total)")
        let longest = lesson.exercises.map(\.id.count).max() ?? 0
        for exercise in lesson.exercises {
          let name = exercise.id.padding(toLength: longest, withPad: " ", startingAt: 0)
          let points = "\(exercise.points) points\(exercise.isBonus ? ", bonus" : "")"
          let minutes = exercise.minutes.map { ", \($0) minutes" } ?? ""
          let state = progress[exercise.id] ?? .unchecked
          try StandardOutput.printLine(
            "  \(state.mark) \(name)  \(exercise.title) (\(points)\(minutes))\(state.words)")
        }
      }
    }
  }

  /// Returns the progress on each exercise. A missing folder counts as an empty submission.
  private func readProgress(of lesson: Lesson, in folder: LessonFolder) -> [String:
    ExerciseProgress]
  {
    let submission =
      (try? Submission(folder: folder.exercises, lesson: lesson)) ?? Submission(sources: [:])
    let progressRecord = ProgressFile(lesson: lesson.id, course: folder.course).read()
      .printingRemark()
    return Dictionary(
      lesson.exercises.map { exercise in
        let content = submission.content(of: exercise.id)
        return (exercise.id, progressRecord.progress(of: exercise.id, content: content))
      }, uniquingKeysWith: { first, _ in first })
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
