internal import CCMarkGFM
internal import Glibc

/// What cmark-gfm made of a lesson's text.
struct ParsedMarkdown: Sendable {
  var pieces: [Piece] = []
  var links: [Link] = []
  var faults: [LessonFault] = []
  var anchors: Set<String> = []
  var unsupported: [LessonFault] = []
  var warnings: [LessonFault] = []
}

/// Parses a lesson's Markdown into values; no pointer of cmark-gfm's leaves this file.
///
/// - Parameters:
///   - source: The whole file.
///   - line: The first line that is Markdown.
/// - Returns: The pieces in reading order, and what is wrong with the Markdown alone.
func parseMarkdown(_ source: SourceText, fromLine line: Int) -> ParsedMarkdown {
  let parsed = MarkdownEngine.run { engine -> ParsedMarkdown? in
    // HTML has no attribute for the alignment of a table's cell any more.
    let options =
      CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES | CMARK_OPT_TABLE_PREFER_STYLE_ATTRIBUTES
    let parser = cmark_parser_new_with_mem(options, engine.arena)
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough", "autolink", "tasklist", "tagfilter"] {
      cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
    }
    cmark_parser_attach_syntax_extension(parser, engine.math)

    // Empty lines stand in for the front matter, so that cmark-gfm counts lines as the author does.
    let blank = [CChar](repeating: CChar(bitPattern: UInt8(ascii: "\n")), count: line - 1)
    cmark_parser_feed(parser, blank, blank.count)
    source.bytes[source.startOfLine(line)...].withUnsafeBytes { text in
      cmark_parser_feed(parser, text.baseAddress, text.count)
    }
    guard let root = cmark_parser_finish(parser) else { return nil }

    var walk = MarkdownWalk(source: source, engine: engine)
    walk.visit(root)
    let extensions = cmark_parser_get_syntax_extensions(parser)
    guard let html = cmark_render_html(root, options, extensions) else { return nil }
    let pieces = walk.markers.pieces(of: UnsafeRawBufferPointer(start: html, count: strlen(html)))
    return ParsedMarkdown(
      pieces: pieces, links: walk.links + walk.rawHTML.links, faults: walk.faults,
      anchors: walk.rawHTML.anchors, unsupported: walk.rawHTML.faults + walk.references,
      warnings: walk.warnings)
  }
  return parsed ?? ParsedMarkdown()
}

/// A walk over a document's tree that notes what is no plain HTML and puts a marker in its place.
private struct MarkdownWalk {
  let source: SourceText
  let engine: MarkdownEngine
  var markers = Markers()
  var links: [Link] = []
  var faults: [LessonFault] = []
  var rawHTML = RawHTML()
  /// References to notes and links that are nowhere defined.
  var references: [LessonFault] = []
  var warnings: [LessonFault] = []

  private var locator: InlineLocator
  private var slugs = Slugs()
  private var hintTags = HintTags()
  private var headingText: String?
  private var imageDepth = 0

  init(source: SourceText, engine: MarkdownEngine) {
    self.source = source
    self.engine = engine
    locator = InlineLocator(source: source)
  }

  mutating func visit(_ root: OpaquePointer) {
    let iterator = cmark_iter_new(root)
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return }
      guard let node = cmark_iter_get_node(iterator) else { return }
      if event == CMARK_EVENT_ENTER { enter(node, under: root) } else { leave(node) }
    }
  }

  private mutating func enter(_ node: OpaquePointer, under root: OpaquePointer) {
    let type = cmark_node_get_type(node)
    if type.rawValue & UInt32(CMARK_NODE_TYPE_MASK) == UInt32(CMARK_NODE_TYPE_BLOCK) {
      locator.enterBlock(
        from: Int(cmark_node_get_start_line(node)), through: Int(cmark_node_get_end_line(node)))
    }
    switch type {
    case CMARK_NODE_HEADING: headingText = ""
    case CMARK_NODE_TEXT: enterText(node)
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: headingText? += " "
    case CMARK_NODE_CODE:
      headingText? += literal(of: node)
      locator.skip(literal(of: node))
    case CMARK_NODE_HTML_INLINE: enterInlineHTML(node)
    case CMARK_NODE_LINK: addLink(node, isImage: false)
    case CMARK_NODE_IMAGE:
      addLink(node, isImage: true)
      imageDepth += 1
    case CMARK_NODE_CODE_BLOCK: enterCode(node, isTopLevel: cmark_node_parent(node) == root)
    case CMARK_NODE_HTML_BLOCK: enterHTML(node, isTopLevel: cmark_node_parent(node) == root)
    case CMARK_NODE_PARAGRAPH:
      warnings += TableLines.brokenTable(
        in: source, lines: lines(of: node), column: Int(cmark_node_get_start_column(node)))
    default: enterTableRow(node)
    }
  }

  private func lines(of node: OpaquePointer) -> ClosedRange<Int> {
    let first = Int(cmark_node_get_start_line(node))
    return first...max(first, Int(cmark_node_get_end_line(node)))
  }

  private mutating func enterTableRow(_ node: OpaquePointer) {
    guard let name = cmark_node_get_type_string(node),
      ["table_row", "table_header"].contains(String(cString: name))
    else { return }
    var columns = 0
    var cell = cmark_node_first_child(cmark_node_first_child(cmark_node_parent(node)))
    while let next = cell {
      columns += 1
      cell = cmark_node_next(next)
    }
    if let warning = TableLines.lostCell(
      in: source, line: Int(cmark_node_get_start_line(node)),
      column: Int(cmark_node_get_start_column(node)), columns: columns)
    {
      warnings.append(warning)
    }
  }

  private mutating func enterText(_ node: OpaquePointer) {
    headingText? += literal(of: node)
    guard let text = cmark_node_get_literal(node), strchr(text, Int32(UInt8(ascii: "["))) != nil
    else { return }
    for reference in UndefinedReference.all(in: String(cString: text)) {
      // One that is written with a backslash is not found, and is meant as text.
      guard let place = locator.place(of: reference.written) else { continue }
      references.append(
        LessonFault(
          "nothing defines “\(reference.label)”; add a line `[\(reference.label)]: …`, or write \\[ "
            + "for a bracket", at: place))
    }
  }

  private mutating func leave(_ node: OpaquePointer) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_IMAGE: imageDepth -= 1
    case CMARK_NODE_HEADING:
      let text = headingText ?? ""
      headingText = nil
      let heading = Heading(
        level: Int(cmark_node_get_heading_level(node)), text: text, slug: slugs.slug(of: text),
        position: position(of: node))
      let marker = cmark_node_new_with_mem(CMARK_NODE_HTML_INLINE, engine.arena)
      setLiteral(of: marker, to: markers.add(.heading(heading)))
      cmark_node_prepend_child(node, marker)
    default: break
    }
  }

  // MARK: Inlines

  private mutating func enterInlineHTML(_ node: OpaquePointer) {
    let text = literal(of: node)
    guard cmark_node_get_syntax_extension(node) == engine.math else {
      let position = locator.locate(text)
      rawHTML.add(text, startingAt: position)
      if text.hasPrefix("<details"), text.contains("data-hint") { refuseNestedHint(at: position) }
      return
    }
    headingText? += text
    let position = locator.locate(text)
    if text == "$$" {
      faults.append(
        LessonFault(
          """
          the formula that opens with $$ here has no end in this block; close it with $$, write \
          \\$\\$ for dollars, or use a ```math fence where a line of TeX looks like Markdown
          """, at: position))
    } else if imageDepth == 0 {
      // An image's description is an attribute: there a formula stays as it was written.
      setLiteral(of: node, to: markers.add(.math(Formula(delimited: text), position)))
    }
  }

  private mutating func addLink(_ node: OpaquePointer, isImage: Bool) {
    let destination = cmark_node_get_url(node).map { String(cString: $0) } ?? ""
    let child = cmark_node_first_child(node)
    let text = cmark_node_get_type(child) == CMARK_NODE_TEXT ? literal(of: child) : ""
    let position = locator.locateLink(to: destination, text: text, isImage: isImage)
    links.append(Link(destination: destination, isImage: isImage, position: position))
  }

  // MARK: Blocks

  private mutating func enterCode(_ node: OpaquePointer, isTopLevel: Bool) {
    var length: Int32 = 0
    var indentation: Int32 = 0
    var character: CChar = 0
    let isFenced = cmark_node_get_fenced(node, &length, &indentation, &character) != 0
    let fence = FenceLine(
      source, at: position(of: node), character: UInt8(bitPattern: character), length: Int(length))
    let lastLine = Int(cmark_node_get_end_line(node))
    if isFenced, !fence.isClosed(byLine: lastLine, isTopLevel: isTopLevel) {
      faults.append(
        LessonFault(
          "the fence that opens here is never closed; end it with \(fence.text) on a line of its own",
          at: fence.position))
    }
    let block = CodeBlock(
      source: literal(of: node),
      info: FenceInfo(isFenced ? fence.info : [], at: fence.infoPosition),
      position: fence.position, lastLine: lastLine, isTopLevel: isTopLevel)
    cmark_node_set_type(node, CMARK_NODE_HTML_BLOCK)
    setLiteral(of: node, to: markers.add(.code(block)))
  }

  private mutating func enterHTML(_ node: OpaquePointer, isTopLevel: Bool) {
    let html = literal(of: node)
    rawHTML.add(html, of: source, fromLine: Int(cmark_node_get_start_line(node)))
    guard isTopLevel else {
      if html.hasPrefix("<details"), html.contains("data-hint") {
        refuseNestedHint(at: position(of: node))
      }
      return
    }
    let start = source.startOfLine(Int(cmark_node_get_start_line(node)))
    if let fence = Self.fence(in: html) {
      refuse("this fence", insideHTMLAt: start + fence)
    }
    guard let parts = hintTags.parts(of: html, at: start) else { return }
    func insert(_ bytes: some Sequence<UInt8>) {
      let part = cmark_node_new_with_mem(CMARK_NODE_HTML_BLOCK, engine.arena)
      setLiteral(of: part, to: bytes)
      cmark_node_insert_before(node, part)
    }
    var isBehindTag = false
    for part in parts {
      switch part {
      case .html(let html, let offset):
        let text = html.utf8.prefix(while: \.isSpace).count
        let first = html.utf8.dropFirst(text).first
        if isBehindTag, first != UInt8(ascii: "<"), first != UInt8(ascii: "`") {
          refuse("this text", insideHTMLAt: offset + text)
        }
        insert(html.utf8)
      case .closing(let offset): insert(markers.add(.hintClosed(offset: offset)))
      case .opening(let tag):
        insert(markers.add(.hintOpened(tag)))
        insert((tag.summary ?? "").utf8)
        insert(markers.add(.summaryEnded))
      }
      isBehindTag = true
    }
    cmark_node_unlink(node)
  }

  /// The offset of the first line that looks like a fence, unless the HTML is itself a quotation.
  private static func fence(in html: String) -> Int? {
    if html.hasPrefix("<pre") || html.hasPrefix("<!--") { return nil }
    var scanner = ByteScanner(html.utf8)
    return scanner.skip(to: "\n```") ? scanner.index + 1 : nil
  }

  private mutating func refuse(_ what: String, insideHTMLAt offset: Int) {
    faults.append(
      LessonFault(
        "\(what) stands inside raw HTML, and is not read as Markdown; leave a line empty above it",
        at: source.position(of: offset)))
  }

  private mutating func refuseNestedHint(at position: SourcePosition) {
    faults.append(
      LessonFault(
        "a hint stands on lines of its own, in no list or quotation; begin a line with <details",
        at: position))
  }
}

func literal(of node: OpaquePointer?) -> String {
  cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
}

private func position(of node: OpaquePointer) -> SourcePosition {
  SourcePosition(
    line: Int(cmark_node_get_start_line(node)), column: Int(cmark_node_get_start_column(node)))
}
