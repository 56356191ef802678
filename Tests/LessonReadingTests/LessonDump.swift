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
      ["", "prose \(prose.position)"] + indented(prose.blocks.flatMap(\.dump))
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
      ] + indented(hint.blocks.flatMap(\.dump))
    case .figure(let figure):
      ["", "figure \(figure.position) \(figure.id) \(figure.bodyPosition)"] + quoted(figure.body)
    case .experiment(let experiment):
      [
        "", "experiment \(experiment.position) \(experiment.id): \(experiment.title)",
        "  file \(experiment.file)", "  stub \(experiment.stubPosition)",
      ] + quoted(experiment.stub)
    }
  }
}

extension Block {
  /// The block as a tree, one node a line.
  var dump: [String] {
    switch self {
    case .heading(let heading, let content):
      ["heading \(heading.position) \(heading.level)"] + content.dump
    case .paragraph(let content, let position): ["paragraph \(position)"] + content.dump
    case .quotation(let blocks, let position):
      ["quotation \(position)"] + indented(blocks.flatMap(\.dump))
    case .list(let list):
      [
        "list \(list.position) \(list.start.map { "from \($0)" } ?? "bullets")"
          + (list.isTight ? ", tight" : "")
      ] + indented(list.items.flatMap(\.dump))
    case .table(let table):
      [
        "table \(table.position) "
          + table.alignments.map { $0?.rawValue ?? "-" }.joined(separator: " ")
      ] + indented(([table.header] + table.rows).flatMap(\.dump))
    case .code(let source, let language, let position):
      ["code \(position) \(language ?? "-")"] + quoted(source)
    case .formula(let formula): formula.dump
    case .thematicBreak(let position): ["break \(position)"]
    case .html(let html, let position): ["html \(position)"] + quoted(html)
    case .footnotes(let notes): ["footnotes"] + indented(notes.flatMap(\.dump))
    }
  }
}

extension List.Item {
  fileprivate var dump: [String] {
    let box = isChecked.map { $0 ? " [x]" : " [ ]" } ?? ""
    return ["item \(position)\(box)"] + indented(blocks.flatMap(\.dump))
  }
}

extension Table.Row {
  fileprivate var dump: [String] {
    ["row \(position)"] + indented(cells.flatMap { ["cell"] + $0.dump })
  }
}

extension Footnote {
  fileprivate var dump: [String] {
    ["footnote \(position) \(number) [\(label)], \(referenceCount) references"]
      + indented(blocks.flatMap(\.dump))
  }
}

extension Formula {
  fileprivate var dump: [String] {
    ["\(isDisplay ? "display" : "inline") \(position)"] + quoted(tex)
  }
}

extension [Inline] {
  fileprivate var dump: [String] { indented(flatMap(\.dump)) }
}

extension Inline {
  fileprivate var dump: [String] {
    switch self {
    case .text(let text): ["text \(text.debugDescription)"]
    case .code(let code): ["code \(code.debugDescription)"]
    case .softBreak: ["soft break"]
    case .lineBreak: ["line break"]
    case .emphasis(let content): ["emphasis"] + content.dump
    case .strong(let content): ["strong"] + content.dump
    case .strikethrough(let content): ["strikethrough"] + content.dump
    case .link(let destination, let title, let content, let position):
      ["link \(position) \(destination)" + (title.isEmpty ? "" : " “\(title)”")] + content.dump
    case .image(let destination, let title, let description, let position):
      [
        "image \(position) \(destination)" + (title.isEmpty ? "" : " “\(title)”")
          + ": \(description)"
      ]
    case .formula(let formula): formula.dump
    case .html(let html, let position): ["html \(position) \(html.debugDescription)"]
    case .footnoteReference(let label, let number, let occurrence, let position):
      ["footnote reference \(position) \(number) [\(label)], occurrence \(occurrence)"]
    }
  }
}

private func indented(_ lines: [String]) -> [String] { lines.map { "  " + $0 } }

private func quoted(_ text: String) -> [String] {
  text.split(separator: "\n", omittingEmptySubsequences: false).map { "    |\($0)" }
}
