internal import Courses
internal import Foundation
internal import LessonReading
internal import Typesetting

/// The text of Lesson.md, and what its author must look at.
struct LessonText {
  let title: String
  private(set) var text = ""
  /// How many exercises the text has.
  let exercises: Int

  private var parts: [NotebookConversion.Part]
  private var found: [AuthorTask]
  private let images: ImageStore
  private let front: String
  /// The first line of each part.
  private var firstLines: [Int] = []
  private var draft: LessonDraft?
  private let module: String
  /// The notebook's name in messages.
  private let file: String

  init(_ conversion: NotebookConversion, notebook: Notebook, module: String) {
    self.module = module
    file = notebook.file
    let stubs = Dictionary(
      conversion.exercises.map { ($0.name.id, $0.markdown) },
      uniquingKeysWith: { first, _ in first })
    parts = conversion.parts.map { part in
      var part = part
      if let id = part.exercise { part.text = stubs[id] ?? "" }
      return part
    }
    ReferenceLabels.separate(&parts)
    found = conversion.tasks
    images = conversion.images
    exercises = conversion.exercises.count
    let texts = parts.filter { $0.exercise == nil }.map(\.text)
    let first = texts.lazy.flatMap(Headings.all).first { $0.level == 1 }
    let opening = texts.first.flatMap { $0.hasPrefix("#") ? Headings.all(in: $0).first : nil }
    title =
      (conversion.title ?? first?.text ?? notebook.title ?? opening?.text ?? module).trimmed
    front = """
      ---
      title: \(Self.yaml(title))
      module: \(module)
      language: swift
      summary: \(Self.yaml("A lesson on \(title)."))
      ---


      """
    join()
  }

  /// A text as a quoted scalar of YAML.
  private static func yaml(_ text: String) -> String {
    let line = text.map { $0.isWhitespace ? " " : String($0) }.joined().filter {
      $0.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    }
    return "\"" + line.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  private mutating func join() {
    text = front
    firstLines = []
    var line = front.count { $0 == "\n" } + 1
    var endsInList = false
    for part in parts {
      let outline = MarkdownOutline(of: part.text)
      // A comment ends the list, which the next cell would continue.
      let separator = endsInList && outline.beginsLikeList ? "<!-- -->\n\n" : ""
      firstLines.append(line)
      let added = separator + part.text + "\n\n"
      text += added
      line += added.count { $0 == "\n" }
      endsInList = outline.endsInList
    }
    while text.hasSuffix("\n\n") { text.removeLast() }
  }

  /// The index of the part with a line.
  private func part(at line: Int) -> Int? { firstLines.lastIndex { $0 <= line } }

  /// Shows the cells that the lesson reader refuses as plain text.
  mutating func makeReadable() throws(ReportedFault) {
    var refused: Set<Int> = []
    var draft = try read()
    while !draft.faults.isEmpty {
      let before = refused.count
      for fault in draft.faults {
        guard let index = part(at: fault.line), refused.insert(index).inserted else { continue }
        found.append(
          AuthorTask(
            place: "cell \(parts[index].cell)",
            message:
              "the lesson's reader refuses the cell, which is therefore shown as plain text: "
              + fault.message))
        parts[index].text = parts[index].text.fenced("markdown")
        parts[index].exercise = nil
      }
      guard refused.count > before else { throw unreadable(draft.faults[0]) }
      join()
      draft = try read()
    }
    correctAnchors(of: draft)
    self.draft = try read()
  }

  private func unreadable(_ fault: LessonFault?) -> ReportedFault {
    ReportedFault(
      .lesson,
      "\(file): error: the notebook makes no lesson that can be read: "
        + "\(fault?.message ?? "it is no text").")
  }

  private func read() throws(ReportedFault) -> LessonDraft {
    do {
      return try LessonDraft(Array(text.utf8), file: "Lesson.md")
    } catch {
      throw unreadable(error.faults.first)
    }
  }

  /// Changes links to headings from Jupyter's form to the lesson's, as in `#First-Steps`.
  private mutating func correctAnchors(of draft: LessonDraft) {
    let slugs = Set(draft.lesson.headings.map(\.slug)).union(draft.lesson.anchors)
    for link in draft.lesson.links where link.destination.hasPrefix("#") {
      let written = String(link.destination.dropFirst())
      let name = written.removingPercentEncoding ?? written
      guard !slugs.contains(name),
        let heading = draft.lesson.headings.first(where: {
          $0.text.replacing(" ", with: "-") == name || $0.slug == name.lowercased()
        }), let index = part(at: link.position.line)
      else { continue }
      for (opening, closing) in [("](#", ")"), ("](#", " "), ("\"#", "\""), ("'#", "'")] {
        parts[index].text = parts[index].text.replacing(
          opening + written + closing, with: opening + heading.slug + closing)
      }
    }
    join()
  }

  // MARK: Tasks

  /// Everything that is left to the author, in the order of the notebook.
  func tasks(typesetter: Typesetter) -> [AuthorTask] {
    guard let draft else { return found }
    let lesson = draft.lesson
    var placed: [(line: Int, message: String)] = []
    placed += (lesson.unsupported + lesson.warnings).map { ($0.line, $0.message) }
    for formula in lesson.cells.flatMap(\.formulas) {
      guard let fault = typesetter.math(formula.tex, display: formula.isDisplay).fault else {
        continue
      }
      let shown = formula.tex.prefix(80)
      placed.append(
        (formula.position.line, "the formula “\(shown)” does not typeset: \(fault.message)"))
    }
    let anchors = Set(lesson.headings.map(\.slug)).union(lesson.anchors)
    for link in lesson.links where !link.isImage {
      if let message = message(about: link.destination, anchors: anchors) {
        placed.append((link.position.line, message))
      }
    }
    let own = placed.sorted { ($0.line, $0.message) < ($1.line, $1.message) }.map {
      AuthorTask(place: "Lesson.md:\($0.line)", message: $0.message.trimmingFullStop)
    }
    let none =
      exercises == 0
      ? [
        AuthorTask(
          place: "Lessons/\(module)",
          message:
            "no cell has a gap, so there is no exercise: write one, as in a lesson that lessons "
            + "new makes")
      ] : []
    let files = images.remarks.map { AuthorTask(place: "images", message: $0) }
    let id = Lesson.id(ofModule: module)
    let last = [
      "write the `summary` and see whether the `title` fits",
      "let lessons verify --fix \(id) write the stubs to Exercises/",
      "write the checks in Checks/, as in a lesson that lessons new makes",
      "add the line \(ManifestLine(of: module).text) to Package.swift, and run lessons verify \(id), which lists "
        + "what is still to do",
    ].map { AuthorTask(place: "Lessons/\(module)", message: $0) }
    return found + files + own + none + last
  }

  private func message(about address: String, anchors: Set<String>) -> String? {
    if address.hasPrefix("#") {
      let name = String(address.dropFirst())
      let isKnown =
        name.isEmpty || name == "top" || anchors.contains(name)
        || anchors.contains(name.removingPercentEncoding ?? name)
      return isKnown ? nil : "the link leads to “\(address)”, and no heading has this name"
    }
    if address.isEmpty { return "a link has no address" }
    if address.firstMatch(of: /^(?:[A-Za-z][A-Za-z0-9+.\-]*:|\/\/)/) != nil {
      return address.lowercased().hasPrefix("file:")
        || address.lowercased().hasPrefix("attachment:")
        ? "the link to “\(address)” leads to no page: link to an address on the web" : nil
    }
    if images.files.contains(where: { $0.path == address }) { return nil }
    return "the link leads to the file “\(address)”, which no page of the lesson has: link to its "
      + "address on the web"
  }
}

extension String {
  fileprivate var trimmingFullStop: String {
    var text = trimmed
    while text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
