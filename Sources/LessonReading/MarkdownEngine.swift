internal import CCMarkGFM
internal import Synchronization

/// The one way into cmark-gfm, with what a parse needs.
struct MarkdownEngine {
  /// cmark-gfm's arena: all that a parse makes lies in it and is freed at once, which takes a third
  /// less time than to free every node on its own.
  let arena: UnsafeMutablePointer<cmark_mem>
  /// The syntax extension for formulas.
  let math: OpaquePointer

  /// Lets `body` work with cmark-gfm, one caller at a time; nothing of cmark-gfm's may leave it.
  ///
  /// - Returns: What `body` returns; nil where there is no memory.
  static func run<Result: Sendable>(_ body: (MarkdownEngine) -> Result?) -> Result? {
    isBusy.withLock { _ in
      cmark_gfm_core_extensions_ensure_registered()
      // An extension outlives the arena's memory, so it lies elsewhere.
      guard let arena = cmark_get_arena_mem_allocator(),
        let memory = cmark_get_default_mem_allocator(), let math = makeMathExtension(memory)
      else { return nil }
      defer {
        cmark_arena_reset()
        cmark_syntax_extension_free(memory, math)
      }
      return body(MarkdownEngine(arena: arena, math: math))
    }
  }

  /// Held while cmark-gfm works: its arena and its table of the characters that extensions ask for
  /// are global, and each parser changes them for as long as it runs.
  private static let isBusy = Mutex(())
}
