import CDuktape

/// A JavaScript engine: one Duktape heap, which is freed with this object.
///
/// An error in a script is a ``ScriptError``, never the end of the process: each step runs in one of
/// Duktape's protected calls, and its limits on nesting end a deep recursion before the native
/// stack does. It is not safe to share between threads.
final class ScriptEngine {
  private let heap: OpaquePointer

  /// Creates an engine with ECMAScript's globals; nil where memory is short.
  init?() {
    guard let heap = duk_create_heap(nil, nil, nil, nil, nil) else { return nil }
    self.heap = heap
  }

  deinit {
    duk_destroy_heap(heap)
  }

  /// Runs a script, whose global definitions stay.
  func evaluate(_ script: String) throws(ScriptError) {
    let succeeded = ScriptText.withBytes(of: script) { duktape_evaluate(heap, $0) }
    let value = takeTop()
    guard succeeded else { throw ScriptError(message: value) }
  }

  /// Calls a global function and returns its result as a string.
  func call(
    _ function: String, _ first: String, _ second: String
  ) throws(ScriptError) -> String {
    let succeeded = ScriptText.withBytes(of: function) { function in
      ScriptText.withBytes(of: first) { first in
        ScriptText.withBytes(of: second) { second in
          duktape_call(
            heap, CDuktape.duktape_call(function: function, first: first, second: second))
        }
      }
    }
    let value = takeTop()
    guard succeeded else { throw ScriptError(message: value) }
    return value
  }

  private func takeTop() -> String {
    defer { duk_pop(heap) }
    return ScriptText.string(from: duktape_top(heap))
  }
}

/// An error that a script threw.
struct ScriptError: Error, CustomStringConvertible {
  var message: String
  var description: String { message }
}
