internal import Checking
internal import Courses
internal import Explaining
internal import Figures
internal import Foundation
internal import Grading
internal import LessonReading
internal import Typesetting

/// The part of the verification that runs no submission: text, figures, hints, links, formulas and
/// stubs.
struct LessonAudit {
  private let draft: LessonDraft
  private let lesson: Lesson
  private let folder: LessonFolder
  /// The lesson's checks; nil where the program was built without them.
  private let checks: (any LessonChecks)?
  private let figures: FigurePlans?

  init(_ draft: LessonDraft, folder: LessonFolder, checks: (any LessonChecks)?) {
    self.draft = draft
    lesson = draft.lesson
    self.folder = folder
    self.checks = checks
    figures = checks.map { FigurePlans(of: draft.lesson, checks: $0) }
  }

  /// The lesson without exercises that have no checks and figures that cannot be drawn.
  var gradable: Lesson {
    lesson.keeping(
      exercises: Set(lesson.exercises.map(\.id)).intersection(
        checks?.exercises.map(\.exercise) ?? []),
      figures: Set(figures?.plans.keys.map(\.self) ?? []))
  }

  /// Returns all faults: first those with a position, in the lesson file's order, then the others.
  func shortfalls(typesetter: Typesetter) -> [String] {
    let images = LessonImages(of: lesson, in: folder.folder)
    let positioned =
      draft.faults + (figures?.faults ?? []) + unchecked + drawings + hints + lesson.unsupported
      + images.faults + LessonLinks(of: lesson, in: folder, images: images).faults
      + formulas(typesetter)
    return Set(positioned).sorted().map { Self.sentence($0, "error", in: folder) } + driftedStubs
      + strayStubs + driftedExperiments
      + typesetter.shortfalls.map { "formulas could not be typeset: \($0)" }
  }

  var warnings: [String] {
    let few = lesson.exercises.filter { lesson.hints(for: $0.id).count < 2 }.map {
      LessonFault(
        "the exercise \($0.id) has fewer than two hints; write another", at: $0.position)
    }
    return Set(lesson.warnings + few).sorted().map { Self.sentence($0, "warning", in: folder) }
  }

  /// The exercises without checks.
  private var unchecked: [LessonFault] {
    guard let checks else { return [] }
    let known = checks.exercises.map(\.exercise)
    return lesson.exercises.filter { !known.contains($0.id) }.map {
      LessonFault(MissingParts.unchecked($0.id), at: $0.position)
    }
  }

  /// The figures that cannot be drawn from the reference runs.
  private var drawings: [LessonFault] {
    lesson.figures.compactMap { figure in
      guard let plan = figures?.plans[figure.id] else { return nil }
      do {
        _ = try plan.draw(plan.runs.map { _ in nil })
        return nil
      } catch {
        return LessonFault(
          "the figure “\(figure.id)” cannot be drawn: \(error)", at: figure.position)
      }
    }
  }

  /// The files in `Exercises` that differ from the lesson's stubs.
  private var driftedStubs: [String] {
    lesson.exercises.compactMap { exercise in
      let file = folder.exercises.appending(path: exercise.file)
      guard let text = try? String(contentsOf: file, encoding: .utf8) else {
        return MissingParts.missingFile(of: exercise)
      }
      return text == exercise.stub
        ? nil
        : "Exercises/\(exercise.file) differs from the stub of \(exercise.id) in Lesson.md; "
          + "lessons reset \(lesson.id) \(exercise.id) saves the file and writes the stub"
    }
  }

  private var strayStubs: [String] {
    ((try? lesson.strayStubs(in: folder)) ?? []).map {
      "Exercises/\($0.lastPathComponent) is a stub of no exercise of the lesson; "
        + "remove it, or let lessons verify --fix move it to Exercises/.kept"
    }
  }

  /// The files of experiments that differ from the lesson's code, or belong to no experiment.
  private var driftedExperiments: [String] {
    let files = Set(lesson.experiments.map(\.file))
    let found = (try? SwiftSources.files(in: folder.experiments).map(\.lastPathComponent)) ?? []
    return lesson.experiments.compactMap { experiment in
      let name = "Exercises/\(Experiment.folder)/\(experiment.file)"
      let file = folder.experiments.appending(path: experiment.file)
      guard let text = try? String(contentsOf: file, encoding: .utf8) else {
        return "\(name) is missing; lessons reset \(lesson.id) \(experiment.id) writes it"
      }
      return text == experiment.stub
        ? nil
        : "\(name) differs from the code of \(experiment.id) in Lesson.md; "
          + "lessons reset \(lesson.id) \(experiment.id) saves the file and writes the code"
    }
      + found.filter { !files.contains($0) }.map {
        "Exercises/\(Experiment.folder)/\($0) belongs to no experiment of the lesson; remove it"
      }
  }

  private var hints: [LessonFault] {
    guard let checks else { return [] }
    let known = Set(checks.exercises.flatMap(\.hintReferences))
    return lesson.hints.compactMap { hint in
      guard let when = hint.when, !known.contains(when) else { return nil }
      return LessonFault(
        "there is no misconception and no quantity “\(when)” for this hint; correct data-when",
        at: hint.position)
    }
  }

  private func formulas(_ typesetter: Typesetter) -> [LessonFault] {
    lesson.cells.flatMap(\.formulas).compactMap { formula in
      guard let problem = typesetter.math(formula.tex, display: formula.isDisplay).fault else {
        return nil
      }
      return LessonFault(
        "the formula “\(formula.tex)” does not typeset: \(problem.message)", at: formula.position)
    }
  }

  /// The faults of the text that are found without checks and submissions, in the file's order.
  func textFaults(typesetter: Typesetter) -> [String] {
    let images = LessonImages(of: lesson, in: folder.folder)
    let faults =
      draft.faults + lesson.unsupported + images.faults
      + LessonLinks(of: lesson, in: folder, images: images).faults + formulas(typesetter)
    return Set(faults).sorted().map { Self.sentence($0, "error", in: folder) }
  }

  /// Returns a fault with its place, as a compiler writes it.
  static func sentence(_ fault: LessonFault, _ kind: String, in folder: LessonFolder) -> String {
    "\(folder.name)/Lesson.md:\(fault.position): \(kind): \(fault.message)"
  }
}
