internal import YAMLReading

/// The parts of a lesson file that could be read, and the faults of the file.
package struct LessonDraft: Sendable {
  /// The size limit of a lesson file, in bytes.
  package static let sizeLimit = SourceText.sizeLimit

  /// The file's name, as its reader was given it.
  package let file: String
  /// The usable parts: every id and file occurs once, and every exercise that is referred to exists.
  package let lesson: Lesson
  package let faults: [LessonFault]
  /// Whether the file has a fence that is meant as an exercise, even if it cannot be read.
  package let hasExerciseFences: Bool

  /// Reads a file.
  ///
  /// - Throws: The one reason why it is no text.
  package init(at path: String) throws(LessonFaults) {
    self.init(try SourceText(contentsOf: path), file: path)
  }

  /// Reads the bytes of a file.
  ///
  /// - Throws: The one reason why they are no text.
  package init(_ bytes: [UInt8], file: String) throws(LessonFaults) {
    self.init(try SourceText(bytes, file: file), file: file)
  }

  init(_ source: SourceText, file: String) {
    let front = FrontMatter(source)
    let markdown = parseMarkdown(source, fromLine: front.nextLine)
    let assembly = LessonAssembly(markdown.elements, of: source, fromLine: front.nextLine)
    let consistency = LessonConsistency(
      exercises: assembly.exercises, hints: assembly.hints, figures: assembly.figures,
      experiments: assembly.experiments)
    let faults = front.faults + markdown.faults + assembly.faults + consistency.faults
    self.file = file
    hasExerciseFences = !assembly.exercises.isEmpty
    // A fault behind the last line is reported on the last line.
    self.faults = faults.map { LessonFault($0.message, at: source.nearest(to: $0.position)) }
    lesson = Lesson(
      title: front.title, module: front.module, language: front.language, summary: front.summary,
      version: front.version,
      cells: faults.isEmpty ? assembly.cells : assembly.cells.consistent,
      headings: assembly.headings, links: markdown.links, anchors: markdown.anchors,
      unsupported: markdown.unsupported, warnings: markdown.warnings)
  }
}

extension [Cell] {
  /// The cells without duplicates and without hints for exercises that do not exist.
  fileprivate var consistent: [Cell] {
    var ids: Set<String> = []
    var files: Set<String> = []
    var figures: Set<String> = []
    var experiments: Set<String> = []
    let exercises = compactMap { cell -> Exercise? in
      guard case .exercise(let exercise) = cell, exercise.id.isID, exercise.file.isSwiftFileName,
        ids.insert(exercise.id).inserted, files.insert(exercise.file).inserted
      else { return nil }
      return exercise
    }
    let kept = Set(exercises.map(\.position))
    return compactMap { cell in
      switch cell {
      case .prose: return cell
      case .hint(let hint): return ids.contains(hint.exercise) ? cell : nil
      case .figure(let figure): return figures.insert(figure.id).inserted ? cell : nil
      case .experiment(let experiment):
        let isUsable =
          experiment.id.isID && experiment.file.isSwiftFileName && !ids.contains(experiment.id)
          && !files.contains(experiment.file)
        return isUsable && experiments.insert(experiment.id).inserted
          && experiments.insert(experiment.file).inserted ? cell : nil
      case .exercise(let exercise):
        guard kept.contains(exercise.position) else { return nil }
        // An unknown or circular prerequisite would block the exercise for ever.
        return .exercise(exercise.withoutNeeds)
      }
    }
  }
}

extension Exercise {
  fileprivate var withoutNeeds: Exercise {
    Exercise(
      id: id, title: title, points: points, minutes: minutes, file: file, needs: [],
      isBonus: isBonus, stub: stub, position: position, stubPosition: stubPosition)
  }
}

extension Lesson {
  /// Returns the lesson with no exercises and figures but these.
  package func keeping(exercises: Set<String>, figures: Set<String>) -> Lesson {
    let cells = cells.filter { cell in
      switch cell {
      case .prose, .experiment: true
      case .exercise(let exercise): exercises.contains(exercise.id)
      case .hint(let hint): exercises.contains(hint.exercise)
      case .figure(let figure): figures.contains(figure.id)
      }
    }
    return Lesson(
      title: title, module: module, language: language, summary: summary, version: version,
      cells: cells, headings: headings, links: links, anchors: anchors, unsupported: unsupported,
      warnings: warnings)
  }
}
