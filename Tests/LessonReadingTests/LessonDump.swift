@testable import LessonReading

extension Lesson {
  /// A lesson as text that a person can check line by line.
  var dump: String {
    var lines = [
      "lesson \(id): \(title) (\(module), \(language), \(version ?? "no version"))", summary,
    ]
    for cell in cells { lines += cell.dump }
    lines += headings.map { "heading \($0.position) \($0.level) #\($0.slug) \($0.text)" }
    lines += links.map { "\($0.isImage ? "image" : "link") \($0.position) \($0.destination)" }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Cell {
  fileprivate var dump: [String] {
    switch self {
    case .prose(let prose):
      ["", "prose \(prose.position)"] + prose.fragments.flatMap(\.dump)
    case .exercise(let exercise):
      [
        "", "exercise \(exercise.position) \(exercise.id): \(exercise.title)",
        "  points \(exercise.points), minutes \(exercise.minutes.map(String.init) ?? "-"), "
          + "file \(exercise.file), needs \(exercise.needs), bonus \(exercise.isBonus)",
        "  stub \(exercise.stubPosition)",
      ] + quoted(exercise.stub)
    case .hint(let hint):
      [
        "",
        "hint \(hint.position) \(hint.exercise) \(hint.level) \(hint.when ?? "-"): \(hint.summary)",
      ] + hint.fragments.flatMap(\.dump) + ["  as written"] + quoted(hint.markdown)
    case .figure(let figure):
      ["", "figure \(figure.position) \(figure.id) \(figure.bodyPosition)"] + quoted(figure.body)
    }
  }
}

extension Fragment {
  var dump: [String] {
    switch self {
    case .html(let html): ["  html"] + quoted(html)
    case .math(let tex, let display, let position):
      ["  \(display ? "display" : "inline") \(position)"] + quoted(tex)
    case .code(let source, let language, let position):
      ["  code \(position) \(language ?? "-")"] + quoted(source)
    }
  }
}

private func quoted(_ text: String) -> [String] {
  text.split(separator: "\n", omittingEmptySubsequences: false).map { "    |\($0)" }
}
