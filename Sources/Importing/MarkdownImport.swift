internal import LessonReading

/// A Markdown cell as a part of the lesson.
struct MarkdownImport {
  /// The lesson's text.
  private(set) var text = ""
  /// The texts of `<details>` with a solution, which the lesson does not have.
  private(set) var solutions: [String] = []
  /// What the author must look at.
  private(set) var remarks: [String] = []
  /// Content that cannot be decoded.
  private(set) var faults: [String] = []
  /// The number of `<details>` with hints.
  private(set) var hints = 0

  private let cell: NotebookCell

  init(_ cell: NotebookCell, images: inout ImageStore) {
    self.cell = cell
    let divided = SolutionDirectives(cell.source)
    solutions = divided.solutions
    let source = FenceRepair.repaired(divided.text)
    let parsed = MarkdownSegments(source)
    if parsed.hasUnclosedFormula {
      remarks.append("a $$ has no end and is shown as two dollar signs: correct it")
    }
    var segments = withoutSolutions(parsed.segments)
    let hasTable = source.contains(
      /(?:^|\n)[ >]*\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)+\|?[ ]*(?:\n|$)/)
    segments = segments.map { segment in
      switch segment {
      case .formula(let formula):
        let isInRow = hasTable && (formula.before + formula.after).contains("|")
        return .code(formula.markdown(inTable: isInRow))
      case .text(let text): return .text(withImages(text, &images))
      case .tag(let tag): return .tag(html(tag, &images))
      case .code: return segment
      }
    }
    text = segments.map(\.source).joined().withoutOuterBlankLines
    closeDetails()
  }

  // MARK: Solutions

  /// Takes out every `<details>` whose summary names a solution.
  private mutating func withoutSolutions(_ all: [MarkdownSegment]) -> [MarkdownSegment] {
    var kept: [MarkdownSegment] = []
    var index = 0
    while index < all.count {
      guard case .tag(let tag) = all[index], Self.opens(tag, "details") else {
        kept.append(all[index])
        index += 1
        continue
      }
      let end = Self.endOfDetails(all, from: index)
      let part = all[index..<end]
      switch Self.kind(of: part) {
      case .solution:
        solutions.append(part.map(\.source).joined().withoutOuterBlankLines)
        index = end
      case .hint:
        hints += 1
        kept.append(all[index])
        index += 1
      case .other:
        kept.append(all[index])
        index += 1
      }
    }
    return kept
  }

  private static func opens(_ tag: String, _ name: String) -> Bool {
    HTMLTag.tags(in: tag).first.map { $0.name == name && !$0.isClosing } ?? false
  }

  private static func closes(_ tag: String, _ name: String) -> Bool {
    HTMLTag.tags(in: tag).first.map { $0.name == name && $0.isClosing } ?? false
  }

  private static func endOfDetails(_ all: [MarkdownSegment], from start: Int) -> Int {
    var depth = 0
    for index in start..<all.count {
      guard case .tag(let tag) = all[index] else { continue }
      if opens(tag, "details") { depth += 1 }
      if closes(tag, "details") { depth -= 1 }
      if depth == 0 { return index + 1 }
    }
    return all.count
  }

  private enum DetailsKind {
    case solution
    case hint
    case other
  }

  private static func kind(of part: ArraySlice<MarkdownSegment>) -> DetailsKind {
    var summary = ""
    var isInside = false
    for segment in part.dropFirst() {
      if case .tag(let tag) = segment {
        if opens(tag, "summary") { isInside = true }
        if closes(tag, "summary") || opens(tag, "details") { break }
      } else if isInside {
        summary += segment.source
      }
    }
    if !isInside {
      let rest = part.dropFirst().map(\.source).joined().trimmed
      summary = String(rest.prefix { $0 != "\n" })
    }
    var isSummary = false
    let content = part.dropFirst().filter { segment in
      guard case .tag(let tag) = segment else { return !isSummary }
      if opens(tag, "summary") { isSummary = true }
      if closes(tag, "summary") { isSummary = false }
      return false
    }.map(\.source).joined()
    var attributes = ""
    if case .tag(let tag)? = part.first { attributes = tag }
    if summary.contains(/\bhint/.ignoresCase()) { return .hint }
    let isSolution =
      summary.contains(/solution|answer/.ignoresCase())
      || content.trimmed.contains(/^\W*(?:solution|answer)\b/.ignoresCase())
      || attributes.contains(/(?:class|id)\s*=\s*["']?[^"'>]*(?:solution|answer)/.ignoresCase())
    return isSolution ? .solution : .other
  }

  // MARK: Raw HTML

  private mutating func html(_ text: String, _ images: inout ImageStore) -> String {
    guard let tag = HTMLTag.tags(in: text).first else { return text }
    switch tag.name {
    case "script", "style":
      if !tag.isClosing { remarks.append("<\(tag.name)> was left out: pages have none") }
      return ""
    case "iframe", "frame", "embed", "video", "audio", "object", "portal":
      guard !tag.isClosing else { return "" }
      return link(from: tag, address: tag["src"] ?? tag["data"])
    case "source", "track":
      return tag["src"] == nil ? "" : link(from: tag, address: tag["src"])
    case "picture": return ""
    case "frameset", "applet", "fencedframe", "noscript", "template", "canvas", "link", "meta",
      "base", "form", "input", "button", "select", "textarea", "title", "xmp", "plaintext",
      "noembed", "noframes", "html", "head", "body":
      if !tag.isClosing {
        remarks.append("the tag <\(tag.name)> was left out: no page can have it")
      }
      return ""
    case "image", "use", "feimage":
      let address = tag["href"] ?? tag["xlink:href"] ?? ""
      if tag.isClosing || address.hasPrefix("#") { return text }
      remarks.append("the tag <\(tag.name)>, which loads “\(address)”, was left out")
      return ""
    case "img": return image(tag, text, &images)
    default: return withAllowedAttributes(tag, text)
    }
  }

  private mutating func link(from tag: HTMLTag, address: String?) -> String {
    guard let address, !address.isEmpty else {
      remarks.append("the tag <\(tag.name)> was left out: no page can have it")
      return ""
    }
    remarks.append("<\(tag.name)> became a link to \(address.prefix(200))")
    let escaped = address.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
    let shown = address.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    return "<a href=\"\(escaped)\">\(shown)</a>"
  }

  private mutating func image(
    _ tag: HTMLTag, _ text: String, _ images: inout ImageStore
  ) -> String {
    guard let address = tag["src"], !address.isEmpty else {
      remarks.append("an <img> without src was left out")
      return ""
    }
    let allowed = withAllowedAttributes(tag, text)
    guard let path = newAddress(of: address, &images) else { return allowed }
    let source = /(src\s*=\s*)(?:"[^"]*"|'[^']*'|[^\s>]+)/.ignoresCase()
    return allowed.replacing(source, maxReplacements: 1) { "\($0.1)\"\(path)\"" }
  }

  private mutating func withAllowedAttributes(_ tag: HTMLTag, _ text: String) -> String {
    var text = text
    for attribute in tag.attributes {
      let name = attribute.name
      let isRefused =
        name.hasPrefix("on") || name == "srcset" || name.hasPrefix("data-hint")
        || name == "data-level" || name == "data-when"
        || (name == "style" && attribute.value.lowercased().contains("url("))
      guard isRefused, name.allSatisfy({ $0.isLetter || $0 == "-" }),
        let pattern = try? Regex(
          #"\s+\#(name)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?"#
        ).ignoresCase()
      else { continue }
      text = text.replacing(pattern, with: "", maxReplacements: 1)
      remarks.append("the attribute `\(name)` of <\(tag.name)> was left out")
    }
    return text
  }

  /// Closes `<details>` that the cell leaves open, and drops closing tags without an opening one.
  private mutating func closeDetails() {
    guard text.contains("details") else { return }
    var depth = 0
    var kept: [MarkdownSegment] = []
    for segment in MarkdownSegments(text).segments {
      if case .tag(let tag) = segment {
        if Self.opens(tag, "details") { depth += 1 }
        if Self.closes(tag, "details") {
          if depth == 0 {
            remarks.append("a </details> without <details> was left out")
            continue
          }
          depth -= 1
        }
      }
      kept.append(segment)
    }
    text = kept.map(\.source).joined()
    if depth > 0 {
      remarks.append("a <details> has no end and was closed at the end of the cell")
      text += String(repeating: "\n\n</details>", count: depth)
    }
  }

  // MARK: Images

  /// Saves the image of an address and returns the address of its file; nil where it stays as it is.
  private mutating func newAddress(of written: String, _ images: inout ImageStore) -> String? {
    switch images.image(at: written, in: cell) {
    case .saved(let path): return path
    case .unchanged: return nil
    case .missing(let reason):
      remarks.append("the image “\(written.prefix(200))”: \(reason)")
      return nil
    case .broken(let message):
      faults.append(message)
      return nil
    }
  }

  /// Saves the images of Markdown and changes their addresses.
  private mutating func withImages(_ text: String, _ images: inout ImageStore) -> String {
    guard text.contains("](") || text.contains("]:") else { return text }
    var result = ""
    var rest = text[...]
    // `](address`, with spaces only before `)`, or a line `[label]: address`.
    let pattern =
      /(?<head>\]\([ ]*|(?:^|\n)[ ]{0,3}\[[^\]\n]+\]:[ ]*)(?:<(?<bracketed>[^>\n]*)>|(?<plain>[^\s()<]*(?:\([^\s()]*\)[^\s()]*)*)(?<more>(?: [^\s()"'<]+)+(?=\)))?)/
    while let match = rest.firstMatch(of: pattern) {
      let bracketed = match.bracketed.map(String.init)
      let plain = String(match.plain ?? "") + String(match.more ?? "")
      let written = bracketed ?? plain
      let isDefinition = match.head.hasSuffix(" ") || match.head.hasSuffix(":")
      let isImage =
        (!isDefinition && isImageBracket(result + rest[..<match.range.lowerBound]))
        || Self.namesImage(written)
      result += rest[..<match.range.lowerBound]
      if isImage, !written.isEmpty, let path = newAddress(of: written, &images) {
        result += match.head + path
      } else {
        result += rest[match.range]
      }
      rest = rest[match.range.upperBound...]
    }
    return result + rest
  }

  /// Whether the text behind which `](` stands ends in the description of an image.
  private func isImageBracket(_ text: String) -> Bool {
    var depth = 0
    var index = text.endIndex
    while index > text.startIndex {
      index = text.index(before: index)
      if text[index] == "]" { depth += 1 }
      guard text[index] == "[" else { continue }
      if depth == 0 { return index > text.startIndex && text[text.index(before: index)] == "!" }
      depth -= 1
    }
    return false
  }

  /// Whether an address names an image in the notebook or a local file.
  private static func namesImage(_ address: String) -> Bool {
    let lower = address.lowercased()
    if lower.hasPrefix("attachment:") || lower.hasPrefix("data:image/") { return true }
    if lower.contains("://") || lower.hasPrefix("//") { return false }
    return ImageStore.extensions.contains { lower.hasSuffix(".\($0)") }
  }
}
