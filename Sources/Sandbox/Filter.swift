internal import CSandbox

/// A compiled seccomp filter.
///
/// Sendable, because the memory it points to is neither written nor freed, and each child patches a
/// copy of its own.
struct Filter: @unchecked Sendable {
  let pointer: OpaquePointer

  private init(_ strictness: sandbox_strictness) throws(SandboxFault) {
    var pointer: OpaquePointer?
    let result = sandbox_filter_create(strictness, &pointer)
    guard result == 0, let pointer else { throw .noResource("filter", errno: -result) }
    self.pointer = pointer
  }

  static func forPrograms(trusted: Bool) throws(SandboxFault) -> Filter {
    try (trusted ? forTrusted : forForeign).get()
  }

  // Compiled once: it takes longer than starting a program.
  private static let forTrusted = made(SANDBOX_TRUSTED_PROGRAM)
  private static let forForeign = made(SANDBOX_FOREIGN_PROGRAM)

  private static func made(_ strictness: sandbox_strictness) -> Result<Filter, SandboxFault> {
    Result { () throws(SandboxFault) in try Filter(strictness) }
  }
}
