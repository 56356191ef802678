internal import CCMarkGFM

/// The lines of code and of raw HTML in a Markdown text that is not a lesson yet.
package struct MarkdownOutline: Sendable {
  /// The kind of a block that is not read as Markdown.
  package enum Kind: Sendable {
    case fencedCode
    case indentedCode
    case html
  }

  /// A block, with the numbers of its lines from 0.
  package struct Block: Sendable {
    package let kind: Kind
    package let lines: ClosedRange<Int>
    /// The text of the block without a fence.
    package let text: String
    /// The text behind the characters that open a fence.
    package let info: String
  }

  /// The blocks in the order of the text.
  package private(set) var blocks: [Block] = []
  /// Whether the first block is a list or code without a fence, which would continue a list above.
  package private(set) var beginsLikeList = false
  /// Whether the last block is a list.
  package private(set) var endsInList = false

  /// Parses a text; each line ends with a line feed.
  package init(of text: String) {
    let bytes = text.utf8.map { CChar(bitPattern: $0) }
    let outline = MarkdownEngine.run { engine -> MarkdownOutline? in
      let parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, engine.arena)
      defer { cmark_parser_free(parser) }
      cmark_parser_attach_syntax_extension(parser, engine.table)
      cmark_parser_feed(parser, bytes, bytes.count)
      guard let root = cmark_parser_finish(parser) else { return nil }
      return MarkdownOutline(root: root)
    }
    self = outline ?? MarkdownOutline()
  }

  private init() {}

  private init(root: OpaquePointer) {
    let first = cmark_node_first_child(root)
    beginsLikeList =
      cmark_node_get_type(first) == CMARK_NODE_LIST
      || (cmark_node_get_type(first) == CMARK_NODE_CODE_BLOCK
        && !Self.isFenced(first))
    endsInList = cmark_node_get_type(cmark_node_last_child(root)) == CMARK_NODE_LIST
    let iterator = cmark_iter_new(root)
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return }
      guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) else { continue }
      let type = cmark_node_get_type(node)
      guard type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_HTML_BLOCK else { continue }
      let start = Int(cmark_node_get_start_line(node)) - 1
      let end = max(start, Int(cmark_node_get_end_line(node)) - 1)
      let isFenced = type == CMARK_NODE_CODE_BLOCK && Self.isFenced(node)
      blocks.append(
        Block(
          kind: type == CMARK_NODE_HTML_BLOCK ? .html : isFenced ? .fencedCode : .indentedCode,
          lines: start...end, text: Self.string(cmark_node_get_literal(node)),
          info: isFenced ? Self.string(cmark_node_get_fence_info(node)) : ""))
    }
  }

  private static func isFenced(_ node: OpaquePointer?) -> Bool {
    var length: Int32 = 0
    var indentation: Int32 = 0
    var character: CChar = 0
    return cmark_node_get_fenced(node, &length, &indentation, &character) != 0
  }

  private static func string(_ characters: UnsafePointer<CChar>?) -> String {
    characters.map { String(cString: $0) } ?? ""
  }
}
