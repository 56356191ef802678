internal import Checking
package import Grading
package import LessonReading
internal import Rainbow
internal import VisibleText

/// The screen of `lessons watch`: an exercise's verdict, its evidence and the next thing to do.
package struct WatchScreen: Sendable {
  package var lesson: Lesson
  package var exercise: Exercise
  /// The exercise's file as the student would write it.
  package var file = ""
  /// The verdict, if there is one.
  package var graded: GradedExercise?
  /// Whether a check is running. The verdict is then that of the previous text.
  package var isChecking = false
  /// The remarks on the whole submission.
  package var remarks: [String] = []
  /// The hint that was asked for, in the place of the evidence.
  package var hint: HintPage?
  /// Messages beside the verdict: the answer to a key, or a fault that prevents a check.
  package var notices: [String] = []
  /// The score of the whole lesson, once all of it was checked.
  package var score: Score?
  /// The exercise that comes after this one; nil where every one has passed.
  package var next: Exercise?
  /// Where the report is.
  package var report: String?
  /// Whether there is a keyboard.
  package var hasKeys = true

  /// The points of a lesson.
  package struct Score: Sendable, Equatable, CustomStringConvertible {
    let reached: Int
    let of: Int
    let bonus: Int

    package init(reached: Int, of: Int, bonus: Int) {
      self.reached = reached
      self.of = of
      self.bonus = bonus
    }

    package var description: String {
      "Score: \(reached) of \(of)\(bonus > 0 ? ", and \(bonus) bonus" : "")"
    }
  }

  package init(lesson: Lesson, exercise: Exercise) {
    self.lesson = lesson
    self.exercise = exercise
  }

  /// Returns the screen's lines, none of them wider than `width`, and no more than `height` where one
  /// is given.
  package func lines(width: Int, height: Int? = nil, colour: Bool) -> [String] {
    let page = TerminalText(width: max(width - 1, 20), colour: colour, links: false)
    // In a small window all else is left out before the verdict.
    let isSmall = height.map { $0 < 16 } ?? false
    let head = isSmall ? briefHeading(on: page) : heading(on: page)
    var lines =
      head + verdict(on: page)
      + (hint.map { asked($0, on: page) } ?? evidence(on: page))
      + advice(on: page)
    while lines.last == "" { lines.removeLast() }
    let footer =
      isSmall ? told(on: page) + briefEnding(on: page) : told(on: page) + [""] + ending(on: page)
    guard let height else { return lines + footer }
    if lines.count + footer.count > height {
      let rest = hint == nil ? "… more in the report" : "… more in a taller window"
      let kept = head.count + 1
      lines =
        lines.prefix(max(height - footer.count - 1, kept)) + [page.painted(rest, Style.dim)]
    }
    return Array((lines + footer).prefix(height))
  }

  private func asked(_ hint: HintPage, on page: TerminalText) -> [String] {
    let text = hint.text(width: page.width, colour: page.colour)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return [""] + (lines.last == "" ? lines.dropLast() : lines)
  }

  private func told(on page: TerminalText) -> [String] {
    notices.flatMap { [""] + page.wrapped($0.madeVisible) }
  }

  private func heading(on page: TerminalText) -> [String] {
    let number = (lesson.exercises.firstIndex { $0.id == exercise.id } ?? 0) + 1
    let title = "\(lesson.title): \(exercise.title) (\(number) of \(lesson.exercises.count))"
    return page.wrapped(title).map { page.painted($0, Style.bold) }
      + page.wrapped(file.madeVisibleOnOneLine).map { page.painted($0, Style.dim) } + [""]
  }

  /// The number and the title, on one line.
  private func briefHeading(on page: TerminalText) -> [String] {
    let number = (lesson.exercises.firstIndex { $0.id == exercise.id } ?? 0) + 1
    let title = "\(number)/\(lesson.exercises.count) \(exercise.title)".madeVisibleOnOneLine
    return [page.painted(title.cut(to: page.width), Style.bold)]
  }

  private func verdict(on page: TerminalText) -> [String] {
    guard let graded else { return [isChecking ? "Checking …" : "Not checked yet."] }
    let words = "\(graded.status.mark) \(graded.status.word)"
    let points = ", \(graded.score) of \(graded.maxScore) points"
    let rest = isChecking ? " before; checking …" : graded.status == .notAttempted ? "" : points
    return [page.painted(words, graded.status.colour) + rest]
  }

  private func evidence(on page: TerminalText) -> [String] {
    guard let graded else { return [] }
    let convention = graded.status == .passed ? graded.convention?.sentence : nil
    let sentences = ([graded.message] + graded.evidence + [convention].compactMap(\.self))
      .asSentences
    var lines = sentences.flatMap { page.wrapped($0.madeVisible, indent: 2) }
    lines += graded.formulas.flatMap { FormulaText($0).lines(on: page) }
    if graded.needsFixing, let place = graded.place {
      lines += page.wrapped("at \(place.madeVisible)", indent: 2).map {
        page.painted($0, NamedColor.cyan)
      }
    }
    lines += SourceExcerpt(graded)?.lines(on: page) ?? []
    lines += PrintedOutput(graded)?.text(on: page) ?? []
    let others = remarks.filter { $0 != graded.message }
    return lines + others.flatMap { page.wrapped($0.madeVisible) }
  }

  private func advice(on page: TerminalText) -> [String] {
    guard let graded, !isChecking else { return [] }
    let key = { (key: String, text: String) in hasKeys ? " \(key) \(text)." : "" }
    let sentence: String =
      switch graded.status {
      case .passed:
        next.map { "Next: \($0.title), in \($0.file)." + key("n", "goes there") }
          ?? "Every exercise has passed."
      case .notAttempted:
        "Write your code in \(exercise.file), in the place of unfinished(…), and save it."
      case .failed, .didNotCompile, .crashed, .timedOut:
        "Mend it and save; the check runs by itself." + key("h", "shows a hint")
      case .blocked: "Do that one first." + key("n", "goes on")
      case .faulty: "This is no fault of yours." + key("n", "goes on")
      }
    return [""] + page.wrapped(sentence)
  }

  private func ending(on page: TerminalText) -> [String] {
    let total = score.map { ["\($0)"] } ?? []
    let place = report.map { ["Report: \($0)"] } ?? []
    let facts = (total + place).flatMap { page.wrapped($0) }
    guard hasKeys else { return facts }
    let shown = hint == nil ? "h hint" : "h next hint · v verdict"
    let keys = "\(shown) · r run · n next · p previous · 1–9 go to · o open the report · q quit"
    return facts + page.wrapped(keys).map { page.painted($0, Style.dim) }
  }

  /// The score and the keys, on one line each.
  private func briefEnding(on page: TerminalText) -> [String] {
    let total = score.map { ["\($0)".cut(to: page.width)] } ?? []
    guard hasKeys else { return total }
    let shown = hint == nil ? "h hint" : "v verdict"
    let keys = "\(shown) · r run · n/p/1–9 go · q quit"
    return total + [page.painted(keys.cut(to: page.width), Style.dim)]
  }
}
