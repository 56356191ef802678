internal import Foundation
internal import LessonReading

/// The files of a submission that belong to no exercise: the student's helpers, misnamed exercise
/// files, and files that are left out.
struct OtherFiles {
  /// The texts of the helpers, by file name.
  private(set) var helpers: [String: String] = [:]
  /// One or two sentences on each file that is not accepted as it is.
  private(set) var remarks: [String] = []
  /// For exercises without a file: the file that was probably meant, by the exercise's id.
  private(set) var candidates: [String: String] = [:]

  /// The largest number of helpers.
  static let maxHelpers = 16
  /// The largest size of all helpers together, in bytes.
  static let maxBytes = 256 * 1024
  /// The largest number of remarks on single files.
  private static let maxRemarks = 12

  private let listing: FolderListing
  private let lesson: Lesson
  private let matcher: ExerciseMatcher
  /// The names of files that are neither Swift files nor named like an exercise.
  private var unrelated: [String] = []
  private var bytes = 0

  init(in listing: FolderListing, lesson: Lesson) {
    self.listing = listing
    self.lesson = lesson
    matcher = ExerciseMatcher(among: lesson.exercises)
    let files = Set(lesson.exercises.map(\.file))
    for name in listing.names where !files.contains(name) && !FolderListing.isHarmless(name) {
      take(name)
    }
    if remarks.count > Self.maxRemarks {
      let rest = remarks.count - Self.maxRemarks
      remarks = remarks.prefix(Self.maxRemarks) + ["\(rest) more files were left out."]
    }
    if !unrelated.isEmpty {
      remarks.append("Left out, as no Swift files of the lesson: \(unrelated.quoted(atMost: 5)).")
    }
  }

  private mutating func take(_ name: String) {
    let isSwift = name.lowercased().hasSuffix(".swift")
    guard listing.kinds[name] != .folder else {
      // `SubmissionFolder` remarks on a folder that contains files of the lesson.
      if matcher.exercise(forName: name) != nil, isSwift {
        remarks.append("`\(shown(name))` is a folder. Hand in the file itself.")
      } else if holdsExercises, !holdsLesson(name) {
        unrelated.append("\(shown(name))/")
      }
      return
    }
    let meant = matcher.exercise(forName: name)
    if let archive = ArchiveKind(of: name) {
      return remarks.append("`\(shown(name))` is \(archive.phrase). \(archive.advice)")
    }
    guard isSwift || meant != nil else { return unrelated.append(shown(name)) }
    switch SubmittedFile.read(listing.url.appending(path: name).path) {
    case .missing: break
    case .refused(let reason):
      if let meant { suggest(name, meant) }
      remarks.append("`\(shown(name))` was left out. \(reason)")
    case .text(let text): place(name, text, meant: meant, isSwift: isSwift)
    }
  }

  private mutating func place(_ name: String, _ text: String, meant: Exercise?, isSwift: Bool) {
    let declared = matcher.exercises(declaredBy: text)
    if let meant,
      isMissing(meant) || !isSwift || ExerciseMatcher.hides(meant, in: text)
        || declared.contains(where: { $0.exercise == meant })
    {
      return suggest(name, meant)
    }
    let missing = declared.filter { isMissing($0.exercise) }
    if !missing.isEmpty { return suggest(name, declaring: missing) }
    if let hidden = declared.first(where: { ExerciseMatcher.hides($0.exercise, in: text) }) {
      return remarks.append(
        "`\(shown(name))` was left out: it declares `\(hidden.name)`, as "
          + "`\(hidden.exercise.file)` does. Give it another name, or remove it.")
    }
    addHelper(name, text)
  }

  private mutating func addHelper(_ name: String, _ text: String) {
    guard !TopLevelDeclarations.hasNoCode(text) else { return }
    let reason: String? =
      switch name.lowercased() {
      case "main.swift":
        "a program begins in a file of this name, and the lesson has its own. Rename it"
      case "package.swift": "the course has its own manifest"
      default:
        if name.contains(":") || name.unicodeScalars.contains(where: { $0.value < 32 }) {
          "its name holds a colon or a control character. Rename it"
        } else if helpers.count >= Self.maxHelpers {
          "no more than \(Self.maxHelpers) files of your own are taken. Put them together"
        } else if bytes + text.utf8.count > Self.maxBytes {
          "your own files are larger than \(Self.maxBytes / 1024) KB together. Shorten them"
        } else {
          nil
        }
      }
    if let reason { return remarks.append("`\(shown(name))` was left out: \(reason).") }
    helpers[name] = text
    bytes += text.utf8.count
  }

  private mutating func suggest(_ name: String, _ exercise: Exercise) {
    guard isMissing(exercise) else {
      return remarks.append(
        "`\(shown(name))` belongs to no exercise; `\(exercise.file)` is there too and was graded.")
    }
    candidates[exercise.id] = candidates[exercise.id] ?? shown(name)
    remarks.append(
      "`\(shown(name))` belongs to no exercise; is it `\(exercise.file)`? Rename it.")
  }

  private mutating func suggest(
    _ name: String, declaring missing: [(exercise: Exercise, name: String)]
  ) {
    let files = missing.map(\.exercise.file).quoted(atMost: 6)
    for (exercise, _) in missing {
      candidates[exercise.id] = candidates[exercise.id] ?? shown(name)
    }
    remarks.append(
      missing.count == 1
        ? "`\(shown(name))` belongs to no exercise, but declares `\(missing[0].name)`; is it "
          + "\(files)? Rename it."
        : "`\(shown(name))` belongs to no exercise, but declares what belongs into \(files). "
          + "Give each exercise its own file.")
  }

  private var exerciseFiles: Set<String> { Set(lesson.exercises.map(\.file)) }

  private var holdsExercises: Bool { listing.holdsAny(of: exerciseFiles) }

  /// Whether a folder inside contains files of the lesson.
  private func holdsLesson(_ name: String) -> Bool {
    let inner = try? FolderListing(listing.url.appending(path: name))
    return inner?.holdsAny(of: exerciseFiles) == true
  }

  private func isMissing(_ exercise: Exercise) -> Bool { listing.kinds[exercise.file] == nil }

  private func shown(_ name: String) -> String { TruncatedText.cut(name, to: 100) }
}
