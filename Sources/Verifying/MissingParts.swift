internal import Checking
internal import Courses
internal import Foundation
internal import LessonReading

/// The parts that a lesson lacks, a sentence each, in the order in which an author writes them: text,
/// exercises, stubs, solutions, the line of the manifest, checks, submissions, figures.
struct MissingParts {
  /// What the lesson cannot be without.
  private(set) var required: [String] = []
  /// What makes it better.
  private(set) var suggested: [String] = []

  private let lesson: Lesson
  private let folder: LessonFolder

  /// Finds what a lesson with a text lacks.
  ///
  /// - Parameters:
  ///   - draft: The lesson's text.
  ///   - folder: The lesson's folder.
  ///   - checks: Its checks; nil where this program was built without them.
  ///   - bank: Its test submissions; nil where they cannot be read.
  init(
    of draft: LessonDraft, in folder: LessonFolder, checks: (any LessonChecks)?,
    bank: SubmissionBank?
  ) {
    lesson = draft.lesson
    self.folder = folder
    required = Set(draft.faults).sorted().map { LessonAudit.sentence($0, "error", in: folder) }
    if !lesson.module.isEmpty, lesson.module != folder.name {
      required.append(
        "the module is called `\(lesson.module)` and the folder `\(folder.name)`; give both the same "
          + "name")
    }
    guard !lesson.exercises.isEmpty else {
      if !draft.hasExerciseFences {
        required.append(
          "Lesson.md has no exercise; add a block ```swift {#name .exercise points=10 minutes=5 "
            + "file=Name.swift} with the stub")
      }
      return
    }
    required += kit + probe + files + solutions + manifest
    required +=
      checks.map { checkless($0) + mistakes($0, bank) } ?? [folder.missingChecks(namingLine: false)]
    if let bank, required.isEmpty { suggested = summary + alternatives(bank) }
  }

  // MARK: The student's side

  /// The stubs that cannot call `unfinished`, which the kit declares.
  private var kit: [String] {
    let module = folder.kitModule
    return lesson.exercises.filter { exercise in
      let words = SwiftToken.tokens(of: exercise.stub).map(\.text)
      return !zip(words, words.dropFirst()).contains { $0 == "import" && $1 == module }
    }.map {
      "the stub of \($0.id) does not import \(module), which declares unfinished; add the import"
    }
  }

  private var probe: [String] {
    guard !folder.hasProbe else { return [] }
    return DerivedProbe(of: lesson.exercises, in: folder).uncallable.map {
      "no probe can be derived for \($0.id), because its stub is not one public function of numbers, "
        + "texts, booleans, arrays and optionals; write a Driver for each exercise in "
        + "\(folder.path)/Probe, and add .probe to the lesson's line in Package.swift"
    }
  }

  /// The files in `Exercises`, which are written from the stubs.
  private var files: [String] {
    lesson.exercises.filter { !Self.exists(folder.exercises.appending(path: $0.file)) }.map {
      Self.missingFile(of: $0)
    }
  }

  static func missingFile(of exercise: Exercise) -> String {
    "Exercises/\(exercise.file) is missing; write it from the stub of \(exercise.id), or let "
      + "lessons verify --fix write it"
  }

  private var solutions: [String] {
    do {
      try folder.requireSolutions()
    } catch {
      return [error.description]
    }
    return lesson.exercises.filter { !Self.exists(folder.solutions.appending(path: $0.file)) }.map {
      Self.missingSolution(of: $0, in: folder)
    }
  }

  static func missingSolution(of exercise: Exercise, in folder: LessonFolder) -> String {
    "the solution of \(exercise.id) is missing; write \(folder.solutionsPath)/\(exercise.file)"
  }

  // MARK: The judge's side

  private var manifest: [String] {
    let file = folder.course.root.appending(path: "Package.swift")
    guard let text = try? String(contentsOf: file, encoding: .utf8),
      ManifestLine.canBeAdded(to: text)
    else { return [] }
    let own = ManifestLine(of: folder.name)
    guard let line = own.line(in: text) else {
      return ["Package.swift has no line \(own.text); add it and build again"]
    }
    let parts = [
      (".kit", folder.kit, "Kit"), (".probe", folder.probe, "Probe"),
      (".experiments", folder.experiments, "Exercises/Experiments"),
    ]
    return parts.filter { name, place, _ in Self.exists(place) && !line.contains(name) }.map {
      "the lesson's line in Package.swift lacks \($0.0), although there is a folder \($0.2); add it "
        + "and build again"
    }
  }

  /// The exercises without checks, and checks that cannot judge.
  private func checkless(_ checks: any LessonChecks) -> [String] {
    let known = Dictionary(
      checks.exercises.map { ($0.exercise, $0) }, uniquingKeysWith: { first, _ in first })
    return lesson.exercises.compactMap { exercise in
      guard let checks = known[exercise.id] else {
        return LessonAudit.sentence(
          LessonFault(Self.unchecked(exercise.id), at: exercise.position), "error", in: folder)
      }
      if !checks.hasReference {
        return "the checks of \(exercise.id) have no reference; give them a convention, the "
          + "lesson's own way first"
      }
      let questions = try? checks.examination(seed: 0).questions
      if let questions, questions.allSatisfy(\.scenarios.isEmpty) {
        return "the checks of \(exercise.id) have no inputs; add a check with scenarios"
      }
      return nil
    }
  }

  static func unchecked(_ exercise: String) -> String {
    "the exercise “\(exercise)” has no checks in Checks/; write them, or correct its name"
  }

  /// The exercises without a wrong submission, those without a named mistake, and mistakes that no
  /// submission shows.
  private func mistakes(_ checks: any LessonChecks, _ bank: SubmissionBank?) -> [String] {
    guard let bank else { return [] }
    let graded = Set(lesson.exercises.filter { !$0.isBonus }.map(\.id))
    return checks.exercises.filter { graded.contains($0.exercise) }.flatMap { checks -> [String] in
      let id = checks.exercise
      let wrong = bank.items.filter { $0.exercise == id && $0.kind == .wrong }
      let known = Set(checks.knownMisconceptions.map(\.id))
      let submissions = "\(folder.path)/Checks/Submissions/\(id)"
      if wrong.isEmpty, known.isEmpty {
        return [
          "\(id) has no wrong submission; write \(submissions)/wrong/NAME.swift, or an edit of the "
            + "solution in \(submissions)/wrong.edits"
        ]
      }
      if known.isEmpty {
        return [
          "no mistake of \(id) has a name; add a misconception \(wrong[0].misconception) to its "
            + "checks"
        ]
      }
      return known.subtracting(wrong.map(\.misconception)).sorted().map(Self.unshown)
    }
  }

  static func unshown(_ misconception: String) -> String {
    "the misconception \(misconception) has no submission in Checks/Submissions that shows it"
  }

  // MARK: What makes it better

  private var summary: [String] {
    lesson.summary == Lesson.summaryOfNewLessons
      ? ["the summary in Lesson.md is still that of a new lesson; say what yours is about"] : []
  }

  private func alternatives(_ bank: SubmissionBank) -> [String] {
    lesson.exercises.filter { !$0.isBonus }.map(\.id).filter { id in
      !bank.items.contains { $0.exercise == id && $0.kind == .acceptable }
    }.map {
      "\($0) has no acceptable submission: another right program, in "
        + "\(folder.path)/Checks/Submissions/\($0)/acceptable, shows that the checks accept it"
    }
  }

  private static func exists(_ file: URL) -> Bool {
    FileManager.default.fileExists(atPath: file.path)
  }
}
