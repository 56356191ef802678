internal import Courses
internal import Foundation
internal import LessonReading
internal import Progress
internal import VisibleText

/// The lesson that a command's words name, and the cells of the lesson that they name.
///
/// The first word may be the lesson. Without it, the lesson is the one that was worked on last, or the
/// one that has the cell that is named. Standard error then says which it is.
struct LessonChoice {
  let folder: LessonFolder
  /// The words after the lesson's name.
  let names: [String]

  /// The cells that a command's words can name.
  enum Cell: String {
    case exercise
    case experiment
    case figure

    fileprivate func names(in lesson: Lesson) -> [String] {
      switch self {
      case .exercise: lesson.exercises.map(\.id)
      case .experiment: lesson.experiments.map(\.id)
      case .figure: lesson.figures.map(\.id)
      }
    }
  }

  /// Finds the lesson.
  ///
  /// - Parameters:
  ///   - words: The command's words, of which the first may be a lesson's name.
  ///   - cells: The cells that the words can name.
  ///   - course: The course.
  ///   - submission: The folder that is graded, if it is not the lesson's own. Its files then decide
  ///     the lesson.
  /// - Throws: A ``ReportedFault`` where the words do not decide the lesson.
  init(
    _ words: [String], cells: [Cell], in course: Course, submission: URL? = nil
  ) throws {
    if let first = words.first, try course.hasLesson(first) {
      (folder, names) = (try course.lesson(first), Array(words.dropFirst()))
      course.warnOfFaultyDescription()
      return
    }
    names = words
    let lessons = try course.syllabus().reading {
      (folder: $0, lesson: try LessonDraft(at: $0.text.path).lesson)
    }
    guard let latest = LatestWork(in: lessons) else {
      throw ReportedFault(.usage, "There is no lesson in \(course.root.path).")
    }
    if let first = words.first {
      let found = lessons.filter { entry in
        cells.contains { $0.names(in: entry.lesson).contains(first) }
      }
      // The message for a word that names nothing is that for an unknown lesson.
      guard !found.isEmpty else {
        folder = try course.lesson(first)
        return
      }
      folder = try Self.lesson(with: first, among: found, latest: latest)
    } else if let submission {
      folder = try Self.lesson(of: submission, among: lessons)
    } else {
      folder = latest.folder
      Self.note(Self.sentence(about: latest))
    }
  }

  private static func note(_ sentence: String) {
    StandardError.write("note: \(sentence.madeVisibleOnOneLine)\n")
  }

  private static func sentence(about latest: LatestWork) -> String {
    let id = latest.lesson.id
    guard latest.isBegun else {
      return "No lesson was named and none is begun; \(id) is the first."
    }
    let file = latest.file.map { " (\($0))" } ?? ""
    return "No lesson was named; \(id) is the one that you worked on last\(file)."
  }

  /// Returns the lesson that has a cell of this name: the one that was worked on last, or else the only
  /// one.
  private static func lesson(
    with cell: String, among found: [(folder: LessonFolder, lesson: Lesson)], latest: LatestWork
  ) throws -> LessonFolder {
    let isInLatest = latest.isBegun && found.contains { $0.folder.name == latest.folder.name }
    guard isInLatest || found.count == 1 else {
      let names = found.map(\.lesson.id).joined(separator: ", ")
      throw ReportedFault(
        .usage, "Several lessons have “\(cell)”: \(names). Name the lesson before it.")
    }
    let chosen = isInLatest ? latest.folder : found[0].folder
    let id = isInLatest ? latest.lesson.id : found[0].lesson.id
    note("No lesson was named; “\(cell)” is in \(id).")
    return chosen
  }

  /// Returns the lesson of which a folder has the most exercise files.
  private static func lesson(
    of submission: URL, among lessons: [(folder: LessonFolder, lesson: Lesson)]
  ) throws -> LessonFolder {
    let found = try lessons.map { entry in
      let work = try Submission(folder: submission, lesson: entry.lesson)
      let place = work.subfolder.map { submission.appending(path: $0) } ?? submission
      let files = entry.lesson.exercises.filter {
        FileManager.default.fileExists(atPath: place.appending(path: $0.file).path)
      }
      return (entry: entry, count: files.count)
    }
    let most = found.map(\.count).max() ?? 0
    let equal = found.filter { $0.count == most && most > 0 }
    // The times of the files would decide differently in another copy of them.
    guard equal.count < 2 else {
      let names = equal.map(\.entry.lesson.id).joined(separator: ", ")
      throw ReportedFault(
        .usage,
        "\(submission.relativePath) has equally many exercise files of several lessons: \(names). "
          + "Name the lesson.")
    }
    guard let best = equal.first else {
      let known = lessons.map(\.lesson.id).joined(separator: ", ")
      throw ReportedFault(
        .usage,
        "\(submission.relativePath) has no exercise file of any lesson. Name the lesson, or another "
          + "folder. The lessons are: \(known).")
    }
    let files = best.count == 1 ? "one exercise file" : "\(best.count) exercise files"
    note(
      "No lesson was named; \(submission.relativePath) has \(files) of \(best.entry.lesson.id).")
    return best.entry.folder
  }
}

extension LessonChoice {
  /// Returns the one name that a command needs.
  ///
  /// - Throws: A usage fault where there is none, or more.
  func only(_ cell: Cell) throws(ReportedFault) -> String {
    guard let name = names.first, names.count == 1 else {
      throw ReportedFault(
        .usage,
        names.isEmpty
          ? "No \(cell.rawValue) was named. Name one that Lessons/\(folder.name)/Lesson.md has."
          : "Name one \(cell.rawValue), not \(names.count).")
    }
    return name
  }
}
