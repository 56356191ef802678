internal import CCMarkGFM

/// Makes the syntax extension that recognises formulas, so that Markdown in them is not interpreted.
///
/// cmark-gfm calls it at every dollar sign that is neither escaped nor inside code, before it
/// reads emphasis, entities or HTML after it. A formula becomes a node of raw inline HTML that
/// belongs to the extension, because a table's cell refuses nodes of a new type. The node's literal is
/// the formula with its delimiters. A `$$` that is not closed is a node with the literal `$$`.
///
/// Its nodes are allocated in cmark-gfm's arena.
///
/// - Returns: An extension to free with `cmark_syntax_extension_free`, after the nodes it made.
func makeMathExtension(_ memory: UnsafeMutablePointer<cmark_mem>) -> OpaquePointer? {
  guard let math = cmark_syntax_extension_new("math") else { return nil }
  let dollar = UnsafeMutableRawPointer(bitPattern: UInt(UInt8(ascii: "$")))
  cmark_syntax_extension_set_special_inline_chars(math, cmark_llist_append(memory, nil, dollar))
  cmark_syntax_extension_set_match_inline_func(math) { math, _, _, character, inlines in
    // cmark-gfm also calls this at the start of ordinary text.
    guard character == UInt8(ascii: "$"),
      let chunk = cmark_inline_parser_get_chunk(inlines)?.pointee
    else { return nil }
    let text = UnsafeBufferPointer(start: chunk.data, count: Int(chunk.len))
    let start = Int(cmark_inline_parser_get_offset(inlines))
    switch DollarSpan(in: text, at: start) {
    case nil: return nil
    case .formula(let length): return take(length, CMARK_NODE_HTML_INLINE, math)
    case .unclosed: return take(2, CMARK_NODE_HTML_INLINE, math)
    case .text(let length): return take(length, CMARK_NODE_TEXT, nil)
    }

    func take(
      _ length: Int, _ type: cmark_node_type, _ owner: OpaquePointer?
    ) -> OpaquePointer? {
      let node = cmark_node_new_with_mem_and_ext(type, cmark_get_arena_mem_allocator(), owner)
      setLiteral(of: node, to: text[start..<start + length])
      cmark_inline_parser_set_offset(inlines, Int32(start + length))
      return node
    }
  }
  return math
}

/// Sets a node's literal to bytes without NUL.
func setLiteral(of node: OpaquePointer?, to bytes: some Sequence<UInt8>) {
  let string = bytes.map { CChar(bitPattern: $0) } + [0]
  cmark_node_set_literal(node, string)
}
