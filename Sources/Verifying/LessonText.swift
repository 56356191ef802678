internal import Checking
internal import Foundation
internal import Grading
internal import LessonReading
internal import Typesetting

/// What can be verified of a lesson without running anything.
struct LessonText {
  private let lesson: Lesson
  private let folder: LessonFolder
  private let checks: any LessonChecks

  init(_ lesson: Lesson, folder: LessonFolder, checks: any LessonChecks) {
    self.lesson = lesson
    self.folder = folder
    self.checks = checks
  }

  func shortfalls(typesetter: Typesetter) -> [String] {
    driftedStubs + hints + links + images + formulas(typesetter)
  }

  /// The files that students edit are the lesson's stubs, before anybody edits them.
  private var driftedStubs: [String] {
    lesson.exercises.compactMap { exercise in
      let file = folder.exercises.appending(path: exercise.file)
      guard let text = try? String(contentsOf: file, encoding: .utf8) else {
        return "Exercises/\(exercise.file) is missing; write it from the stub of \(exercise.id)"
      }
      return text == exercise.stub
        ? nil : "Exercises/\(exercise.file) differs from the stub of \(exercise.id) in Lesson.md"
    }
  }

  private var hints: [String] {
    let known = Set(checks.exercises.flatMap(\.knownMisconceptions).map(\.id))
    return lesson.exercises.filter { lesson.hints(for: $0.id).count < 2 }.map {
      fault($0.position, "the exercise \($0.id) has fewer than two hints; write another")
    }
      + lesson.hints.compactMap { hint in
        guard let when = hint.when, !known.contains(when) else { return nil }
        return fault(
          hint.position, "there is no misconception “\(when)” for this hint; correct data-when")
      }
  }

  private var images: [String] {
    LessonImages(of: lesson, in: folder.folder).faults.map { fault($0.position, $0.message) }
  }

  /// Links within the page must lead to a heading, links to files to a file.
  private var links: [String] {
    let anchors = Set(lesson.headings.map(\.slug))
    return lesson.links.filter { !$0.isImage }.compactMap { link in
      if link.destination.hasPrefix("#") {
        let anchor = String(link.destination.dropFirst())
        return anchors.contains(anchor)
          ? nil
          : fault(link.position, "no heading is called “\(link.destination)”; correct the link")
      }
      guard URL(string: link.destination)?.scheme == nil else { return nil }
      let path = link.destination.split(separator: "#").first.map(String.init) ?? ""
      let exists = FileManager.default.fileExists(atPath: folder.folder.appending(path: path).path)
      return exists
        ? nil : fault(link.position, "there is no file “\(path)” to link to; correct the link")
    }
  }

  private func formulas(_ typesetter: Typesetter) -> [String] {
    lesson.cells.flatMap(\.fragments).compactMap { fragment in
      guard case .math(let tex, let display, let position) = fragment,
        let problem = typesetter.math(tex, display: display).fault
      else { return nil }
      return fault(position, "the formula “\(tex)” does not typeset: \(problem.message)")
    }
      + typesetter.shortfalls.map { "formulas could not be tried: \($0)" }
  }

  private func fault(_ position: SourcePosition, _ message: String) -> String {
    "\(folder.name)/Lesson.md:\(position): error: \(message)"
  }
}

extension Cell {
  fileprivate var fragments: [Fragment] {
    switch self {
    case .prose(let prose): prose.fragments
    case .hint(let hint): hint.fragments
    case .exercise, .figure: []
    }
  }
}
