internal import CCMarkGFM
internal import Synchronization

/// Gives access to cmark-gfm: the memory and the extensions that a parse needs.
struct MarkdownEngine {
  /// The memory for a parse. It is freed as a whole, which takes a third less time than to free every
  /// node on its own.
  let arena: UnsafeMutablePointer<cmark_mem>
  /// The syntax extension for formulas.
  let math: OpaquePointer
  /// The syntax extension that owns tables.
  let table: OpaquePointer
  /// The syntax extension that owns text which is struck through.
  let strikethrough: OpaquePointer

  /// Calls `body`, for one caller at a time. No pointer of cmark-gfm's may leave `body`.
  ///
  /// - Returns: The result of `body`, or nil if memory cannot be allocated.
  static func run<Result: Sendable>(_ body: (MarkdownEngine) -> Result?) -> Result? {
    isBusy.withLock { _ in
      cmark_gfm_core_extensions_ensure_registered()
      // An extension is used longer than the arena, so it is allocated elsewhere.
      guard let arena = cmark_get_arena_mem_allocator(),
        let memory = cmark_get_default_mem_allocator(),
        let table = cmark_find_syntax_extension("table"),
        let strikethrough = cmark_find_syntax_extension("strikethrough"),
        let math = makeMathExtension(memory)
      else { return nil }
      defer {
        cmark_arena_reset()
        cmark_syntax_extension_free(memory, math)
      }
      return body(
        MarkdownEngine(arena: arena, math: math, table: table, strikethrough: strikethrough))
    }
  }

  /// Locked during a parse: cmark-gfm's arena and its table of the characters that extensions handle
  /// are global, and each parser changes them.
  private static let isBusy = Mutex(())
}
