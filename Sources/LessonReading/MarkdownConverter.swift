internal import CCMarkGFM
internal import Glibc

/// The content of a lesson's Markdown.
struct ParsedMarkdown: Sendable {
  /// A part of the document, in reading order.
  enum Element: Sendable {
    /// A block of the document's top level, with the headings inside it.
    case block(Block, headings: [Heading])
    /// A block of code that is a cell of its own. One inside another block comes before that block.
    case cell(CodeBlock)
    case hintOpened(HintTag)
    /// A hint's `</details>`, with the offset of its first byte in the source.
    case hintClosed(offset: Int)
  }

  var elements: [Element] = []
  var links: [Link] = []
  var faults: [LessonFault] = []
  var anchors: Set<String> = []
  var unsupported: [LessonFault] = []
  var warnings: [LessonFault] = []
}

/// Parses a lesson's Markdown.
///
/// - Parameters:
///   - source: The whole file.
///   - line: The first line that is Markdown.
/// - Returns: The document's parts, and the faults in the Markdown.
func parseMarkdown(_ source: SourceText, fromLine line: Int) -> ParsedMarkdown {
  MarkdownEngine.run { engine -> ParsedMarkdown? in
    let parser = cmark_parser_new_with_mem(CMARK_OPT_FOOTNOTES, engine.arena)
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough", "autolink", "tasklist"] {
      cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
    }
    cmark_parser_attach_syntax_extension(parser, engine.math)

    // Empty lines replace the front matter, so cmark-gfm's line numbers are those of the file.
    let blank = [CChar](repeating: CChar(bitPattern: UInt8(ascii: "\n")), count: line - 1)
    cmark_parser_feed(parser, blank, blank.count)
    source.bytes[source.startOfLine(line)...].withUnsafeBytes { text in
      cmark_parser_feed(parser, text.baseAddress, text.count)
    }
    guard let root = cmark_parser_finish(parser) else { return nil }
    var converter = MarkdownConverter(source: source, engine: engine)
    converter.convert(root)
    return converter.result
  } ?? ParsedMarkdown()
}

/// Parses a text of one paragraph, such as a hint's summary.
func parseInlines(_ text: String) -> [Inline] {
  let source = SourceText(normalized: Array(text.utf8))
  return parseMarkdown(source, fromLine: 1).elements.flatMap { element in
    if case .block(.paragraph(let inlines, _), _) = element { inlines } else { [Inline]() }
  }
}

/// Turns cmark-gfm's tree into values. Pointers to its nodes are in this file alone.
private struct MarkdownConverter {
  private(set) var result = ParsedMarkdown()

  private let source: SourceText
  private let engine: MarkdownEngine
  private var locator: InlineLocator
  private var slugs = Slugs()
  private var hintTags = HintTags()
  private var rawHTML = RawHTML()
  private var headings: [Heading] = []
  /// The text of the heading that is being converted.
  private var headingText: String?
  private var imageDepth = 0
  private var footnotes: FootnoteCounts
  /// The nesting depth of the block or inline that is being converted.
  private var depth = 0

  /// The deepest nesting that is converted. Conversion is recursive, and so is all later work.
  private static let deepest = 100

  init(source: SourceText, engine: MarkdownEngine) {
    self.source = source
    self.engine = engine
    locator = InlineLocator(source: source)
    footnotes = FootnoteCounts(labels: [])
  }

  mutating func convert(_ root: OpaquePointer) {
    footnotes = FootnoteCounts(labels: footnoteLabels(in: root))
    var notes: [(blocks: [Block], position: SourcePosition)] = []
    for node in Children(root) {
      headings = []
      switch cmark_node_get_type(node) {
      case CMARK_NODE_HTML_BLOCK: convertHTML(node)
      case CMARK_NODE_FOOTNOTE_DEFINITION:
        enter(node)
        notes.append((blocks(in: node), position(of: node)))
      default:
        if let block = block(node, isTopLevel: true) { add(block) }
      }
    }
    if !notes.isEmpty {
      headings = []
      add(.footnotes(footnotes.notes(notes)))
    }
    result.links += rawHTML.links
    result.anchors = rawHTML.anchors
    result.unsupported += rawHTML.faults
  }

  private mutating func add(_ block: Block) {
    result.elements.append(.block(block, headings: headings))
  }

  private mutating func fault(_ message: String, at position: SourcePosition) {
    result.faults.append(LessonFault(message, at: position))
  }

  // MARK: Blocks

  private mutating func enter(_ node: OpaquePointer) {
    locator.enterBlock(
      from: Int(cmark_node_get_start_line(node)), through: Int(cmark_node_get_end_line(node)))
  }

  private mutating func blocks(in node: OpaquePointer) -> [Block] {
    guard descend(at: position(of: node)) else { return [] }
    defer { depth -= 1 }
    return Children(node).compactMap { block($0, isTopLevel: false) }
  }

  /// Goes one level down; false where that is too deep.
  private mutating func descend(at position: SourcePosition) -> Bool {
    guard depth < Self.deepest else {
      fault(
        "this is nested in more than \(Self.deepest) blocks or marks; nest it less deeply",
        at: position)
      return false
    }
    depth += 1
    return true
  }

  private mutating func block(_ node: OpaquePointer, isTopLevel: Bool) -> Block? {
    enter(node)
    let place = position(of: node)
    switch cmark_node_get_type(node) {
    case CMARK_NODE_HEADING: return heading(node, at: place)
    case CMARK_NODE_PARAGRAPH:
      let lines = place.line...max(place.line, Int(cmark_node_get_end_line(node)))
      result.warnings += TableLines.brokenTable(in: source, lines: lines, column: place.column)
      return .paragraph(inlines(in: node), place)
    case CMARK_NODE_BLOCK_QUOTE: return .quotation(blocks(in: node), place)
    case CMARK_NODE_LIST: return list(node, at: place)
    case CMARK_NODE_CODE_BLOCK: return code(node, isTopLevel: isTopLevel)
    case CMARK_NODE_THEMATIC_BREAK: return .thematicBreak(place)
    case CMARK_NODE_HTML_BLOCK: return nestedHTML(node, at: place)
    case _ where cmark_node_get_syntax_extension(node) == engine.table:
      return table(node, at: place)
    default: return nil
    }
  }

  private mutating func heading(_ node: OpaquePointer, at place: SourcePosition) -> Block {
    headingText = ""
    let content = inlines(in: node)
    let text = headingText ?? ""
    headingText = nil
    let heading = Heading(
      level: Int(cmark_node_get_heading_level(node)), text: text, slug: slugs.slug(of: text),
      position: place)
    headings.append(heading)
    return .heading(heading, content)
  }

  private mutating func list(_ node: OpaquePointer, at place: SourcePosition) -> Block {
    let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    let items = Children(node).map { item in
      enter(item)
      // Only the extension for task lists owns items.
      let isTask = cmark_node_get_syntax_extension(item) != nil
      return List.Item(
        blocks: blocks(in: item),
        isChecked: isTask ? cmark_gfm_extensions_get_tasklist_item_checked(item) : nil,
        position: position(of: item))
    }
    return .list(
      List(
        items: items, start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil,
        isTight: cmark_node_get_list_tight(node) != 0, position: place))
  }

  private mutating func table(_ node: OpaquePointer, at place: SourcePosition) -> Block {
    let columns = Int(cmark_gfm_extensions_get_table_columns(node))
    let alignments = UnsafeBufferPointer(
      start: cmark_gfm_extensions_get_table_alignments(node), count: columns)
    let rows = Children(node).map { row in
      enter(row)
      let place = position(of: row)
      if let warning = TableLines.lostCell(
        in: source, line: place.line, column: place.column, columns: columns)
      {
        result.warnings.append(warning)
      }
      let cells = Children(row).map { cell in
        enter(cell)
        return inlines(in: cell)
      }
      return Table.Row(cells: cells, position: place)
    }
    return .table(
      Table(
        alignments: alignments.map(Table.Alignment.init(letter:)),
        header: rows.first ?? Table.Row(cells: [], position: place), rows: Array(rows.dropFirst()),
        position: place))
  }

  private mutating func code(_ node: OpaquePointer, isTopLevel: Bool) -> Block? {
    var length: Int32 = 0
    var indentation: Int32 = 0
    var character: CChar = 0
    let isFenced = cmark_node_get_fenced(node, &length, &indentation, &character) != 0
    let fence = FenceLine(
      source, at: position(of: node), character: UInt8(bitPattern: character), length: Int(length))
    let lastLine = Int(cmark_node_get_end_line(node))
    if isFenced, !fence.isClosed(byLine: lastLine, isTopLevel: isTopLevel) {
      fault(
        "the fence that opens here is never closed; end it with \(fence.text) on a line of its own",
        at: fence.position)
    }
    let block = CodeBlock(
      source: literal(of: node),
      info: FenceInfo(isFenced ? fence.info : [], at: fence.infoPosition),
      position: fence.position, lastLine: lastLine, isTopLevel: isTopLevel)
    if let prose = block.prose { return prose }
    result.elements.append(.cell(block))
    return nil
  }

  // MARK: Raw HTML

  private mutating func nestedHTML(_ node: OpaquePointer, at place: SourcePosition) -> Block {
    let html = literal(of: node)
    rawHTML.add(html, of: source, fromLine: place.line)
    if html.hasPrefix("<details"), html.contains("data-hint") { refuseNestedHint(at: place) }
    return .html(html, place)
  }

  /// Converts raw HTML of the top level, which may open and close hints.
  private mutating func convertHTML(_ node: OpaquePointer) {
    enter(node)
    let html = literal(of: node)
    let place = position(of: node)
    rawHTML.add(html, of: source, fromLine: place.line)
    let start = source.startOfLine(place.line)
    if let fence = Self.fence(in: html) {
      refuse("this fence", insideHTMLAt: start + fence)
    }
    guard let parts = hintTags.parts(of: html, at: start) else { return add(.html(html, place)) }
    var isBehindTag = false
    for part in parts {
      switch part {
      case .html(let html, let offset):
        let text = html.utf8.prefix(while: \.isSpace).count
        let first = html.utf8.dropFirst(text).first
        if isBehindTag, first != UInt8(ascii: "<"), first != UInt8(ascii: "`") {
          refuse("this text", insideHTMLAt: offset + text)
        }
        add(.html(html, source.position(of: offset)))
      case .closing(let offset): result.elements.append(.hintClosed(offset: offset))
      case .opening(let tag): result.elements.append(.hintOpened(tag))
      }
      isBehindTag = true
    }
  }

  /// The offset of the first line that looks like a fence, unless the HTML is itself a quotation.
  private static func fence(in html: String) -> Int? {
    if html.hasPrefix("<pre") || html.hasPrefix("<!--") { return nil }
    var scanner = ByteScanner(html.utf8)
    return scanner.skip(to: "\n```") ? scanner.index + 1 : nil
  }

  private mutating func refuse(_ what: String, insideHTMLAt offset: Int) {
    fault(
      "\(what) stands inside raw HTML, and is not read as Markdown; leave a line empty above it",
      at: source.position(of: offset))
  }

  private mutating func refuseNestedHint(at position: SourcePosition) {
    fault(
      "a hint stands on lines of its own, in no list or quotation; begin a line with <details",
      at: position)
  }

  // MARK: Inline pieces

  private mutating func inlines(in node: OpaquePointer) -> [Inline] {
    guard cmark_node_first_child(node) != nil else { return [] }
    guard descend(at: locator.position) else { return [] }
    defer { depth -= 1 }
    return Children(node).compactMap { inline($0) }
  }

  private mutating func inline(_ node: OpaquePointer) -> Inline? {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT: return text(node)
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK:
      headingText? += " "
      return cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK ? .softBreak : .lineBreak
    case CMARK_NODE_CODE:
      let code = literal(of: node)
      headingText? += code
      locator.skip(code)
      return .code(code)
    case CMARK_NODE_EMPH: return .emphasis(inlines(in: node))
    case CMARK_NODE_STRONG: return .strong(inlines(in: node))
    case CMARK_NODE_HTML_INLINE:
      return cmark_node_get_syntax_extension(node) == engine.math ? formula(node) : html(node)
    case CMARK_NODE_LINK: return link(node)
    case CMARK_NODE_IMAGE: return image(node)
    case CMARK_NODE_FOOTNOTE_REFERENCE: return footnoteReference(node)
    case _ where cmark_node_get_syntax_extension(node) == engine.strikethrough:
      return .strikethrough(inlines(in: node))
    default: return nil
    }
  }

  private mutating func text(_ node: OpaquePointer) -> Inline? {
    guard let characters = cmark_node_get_literal(node), characters.pointee != 0 else { return nil }
    let text = String(cString: characters)
    headingText? += text
    if strchr(characters, Int32(UInt8(ascii: "["))) != nil { findReferences(in: text) }
    return .text(text)
  }

  /// Finds references that nothing defines.
  private mutating func findReferences(in text: String) {
    for reference in UndefinedReference.all(in: text) {
      // A reference with a backslash is not found in the source. It is meant as text.
      guard let place = locator.place(of: reference.written) else { continue }
      result.unsupported.append(
        LessonFault(
          "nothing defines “\(reference.label)”; add a line `[\(reference.label)]: …`, or write \\[ "
            + "for a bracket", at: place))
    }
  }

  private mutating func html(_ node: OpaquePointer) -> Inline {
    let html = literal(of: node)
    let place = locator.locate(html)
    rawHTML.add(html, startingAt: place)
    if html.hasPrefix("<details"), html.contains("data-hint") { refuseNestedHint(at: place) }
    return .html(html, place)
  }

  private mutating func formula(_ node: OpaquePointer) -> Inline {
    let written = literal(of: node)
    headingText? += written
    let place = locator.locate(written)
    if written == "$$" {
      fault(
        """
        the formula that opens with $$ here has no end in this block; close it with $$, write \
        \\$\\$ for dollars, or use a ```math fence where a line of TeX looks like Markdown
        """, at: place)
      return .text(written)
    }
    // An image's description is an attribute: there a formula remains source text.
    if imageDepth > 0 { return .text(written) }
    return .formula(Formula(delimited: written, position: place))
  }

  private mutating func link(_ node: OpaquePointer) -> Inline {
    let place = addLink(node, isImage: false)
    return .link(
      destination: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)),
      inlines(in: node), place)
  }

  private mutating func image(_ node: OpaquePointer) -> Inline {
    let place = addLink(node, isImage: true)
    imageDepth += 1
    let content = inlines(in: node)
    imageDepth -= 1
    return .image(
      destination: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)),
      description: content.plainDescription, place)
  }

  private mutating func addLink(_ node: OpaquePointer, isImage: Bool) -> SourcePosition {
    let destination = string(cmark_node_get_url(node))
    let child = cmark_node_first_child(node)
    let text = cmark_node_get_type(child) == CMARK_NODE_TEXT ? literal(of: child) : ""
    let position = locator.locateLink(to: destination, text: text, isImage: isImage)
    result.links.append(Link(destination: destination, isImage: isImage, position: position))
    return position
  }

  // MARK: Footnotes

  private mutating func footnoteReference(_ node: OpaquePointer) -> Inline? {
    let place = locator.locate("[^")
    // An image's description is an attribute, which cannot contain a link.
    guard imageDepth == 0, let number = Int(literal(of: node)) else { return nil }
    return footnotes.reference(to: number, at: place)
  }

  /// The labels of the footnotes, in the order of their numbers.
  private func footnoteLabels(in root: OpaquePointer) -> [String] {
    var labels: [String] = []
    var last = cmark_node_last_child(root)
    // cmark-gfm moves the definitions to the end of the document, and has no function for their labels.
    while let node = last, cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION {
      labels.append(FootnoteCounts.label(before: position(of: node), in: source))
      last = cmark_node_previous(node)
    }
    return labels.reversed()
  }
}

/// The children of a node.
private struct Children: Sequence, IteratorProtocol {
  private var node: OpaquePointer?

  init(_ parent: OpaquePointer) {
    node = cmark_node_first_child(parent)
  }

  mutating func next() -> OpaquePointer? {
    defer { node = cmark_node_next(node) }
    return node
  }
}

extension Table.Alignment {
  /// Reads the letter by which cmark-gfm names an alignment.
  fileprivate init?(letter: UInt8) {
    switch letter {
    case UInt8(ascii: "l"): self = .left
    case UInt8(ascii: "c"): self = .center
    case UInt8(ascii: "r"): self = .right
    default: return nil
    }
  }
}

private func literal(of node: OpaquePointer?) -> String { string(cmark_node_get_literal(node)) }

private func string(_ characters: UnsafePointer<CChar>?) -> String {
  characters.map { String(cString: $0) } ?? ""
}

private func position(of node: OpaquePointer) -> SourcePosition {
  SourcePosition(
    line: Int(cmark_node_get_start_line(node)), column: Int(cmark_node_get_start_column(node)))
}
