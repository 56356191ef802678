internal import Courses
internal import ArgumentParser
internal import Checking
internal import Foundation
internal import LessonReading
internal import Reporting
internal import Progress

/// `lessons list`.
struct ListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists the lessons of the course, their exercises, and how far you are.",
    discussion: """
      A verdict is that of the last check of your own files. It is called stale when the file has \
      changed since.
      """)

  @OptionGroup var course: CourseOptions

  func run() async throws {
    try await failing {
      for folder in try course.course().distinctLessons() {
        let lesson = try readLesson(at: folder.text.path)
        let standings = standings(of: lesson, in: folder)
        let passed = standings.values.count(where: \.isPassed)
        let progress = passed == 0 ? "" : "  (\(passed) of \(standings.count) passed)"
        try StandardOutput.printLine("\(lesson.id)  \(lesson.title)\(progress)")
        let longest = lesson.exercises.map(\.id.count).max() ?? 0
        for exercise in lesson.exercises {
          let name = exercise.id.padding(toLength: longest, withPad: " ", startingAt: 0)
          let points = "\(exercise.points) points\(exercise.isBonus ? ", bonus" : "")"
          let minutes = exercise.minutes.map { ", \($0) minutes" } ?? ""
          let standing = standings[exercise.id] ?? .unchecked
          try StandardOutput.printLine(
            "  \(standing.mark) \(name)  \(exercise.title) (\(points)\(minutes))\(standing.words)")
        }
      }
    }
  }

  /// How the student's own files stand; a folder that is missing holds no work.
  private func standings(of lesson: Lesson, in folder: LessonFolder) -> [String: ExerciseProgress] {
    let submission =
      (try? Submission(folder: folder.exercises, lesson: lesson)) ?? Submission(sources: [:])
    let progressRecord = ProgressFile(lesson: lesson.id, course: folder.course).read().told()
    return Dictionary(
      lesson.exercises.map { exercise in
        let content = submission.content(of: exercise.id)
        return (exercise.id, progressRecord.standing(of: exercise.id, content: content))
      }, uniquingKeysWith: { first, _ in first })
  }
}

extension ExerciseProgress {
  /// A sign for the standing; it never stands without the words.
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
