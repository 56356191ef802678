#ifndef CDUKTAPE_SHIM_H
#define CDUKTAPE_SHIM_H

#include <duktape.h>
#include <stdbool.h>

// Duktape reports an error by longjmp, which must never cross a Swift frame. So each step that can
// fail is taken here, in C, inside one of Duktape's protected calls.

/// Bytes of a JavaScript string: CESU-8, which is UTF-8 but for characters beyond U+FFFF.
struct duktape_text {
  const char *bytes;
  duk_size_t count;
};

/// A call of a global function with two strings.
struct duktape_call {
  struct duktape_text function;
  struct duktape_text first;
  struct duktape_text second;
};

static inline duk_ret_t duktape_call_unprotected(duk_context *context, void *data) {
  const struct duktape_call *call = (const struct duktape_call *)data;
  duk_get_global_lstring(context, call->function.bytes, call->function.count);
  duk_push_lstring(context, call->first.bytes, call->first.count);
  duk_push_lstring(context, call->second.bytes, call->second.count);
  duk_call(context, 2);
  return 1;
}

/// Calls a global function and leaves one value on the stack: its result, or the thrown value.
static inline bool duktape_call(duk_context *context, struct duktape_call call) {
  return duk_safe_call(context, duktape_call_unprotected, &call, 0, 1) == DUK_EXEC_SUCCESS;
}

/// Runs a script and leaves one value on the stack: its last one, or the thrown value.
static inline bool duktape_evaluate(duk_context *context, struct duktape_text script) {
  return duk_peval_lstring(context, script.bytes, script.count) == DUK_EXEC_SUCCESS;
}

/// The value on top of the stack as a string, which is valid until the value is popped.
static inline struct duktape_text duktape_top(duk_context *context) {
  struct duktape_text text;
  text.bytes = duk_safe_to_lstring(context, -1, &text.count);
  return text;
}

#endif
