internal import Glibc
internal import Observations

/// Arranges that a signal which ends the program is told to the judge first, with the return
/// addresses on the stack, from which the judge finds the line.
func reportTraps() {
  _ = Stack.addresses()  // Loads the unwinder now: in a handler it is too late to allocate much.
  // A stack of its own, since an endless recursion has used up the ordinary one.
  var alternate = stack_t()
  alternate.ss_size = Stack.alternateSize
  alternate.ss_sp = UnsafeMutableRawPointer.allocate(
    byteCount: Stack.alternateSize, alignment: 16)
  sigaltstack(&alternate, nil)
  for signal in [SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGBUS, SIGSEGV] {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { signal in
      Pipe.reply(.trapped(signal: UInt32(signal), addresses: Stack.addresses()))
      raise(signal)
    }
    // The handler runs once: what it raises, and what goes wrong inside it, ends the program.
    action.sa_flags = SA_ONSTACK | CInt(bitPattern: UInt32(SA_RESETHAND)) | SA_NODEFER
    sigaction(signal, &action, nil)
  }
}

private enum Stack {
  static let alternateSize = 1 << 17

  private typealias Unwind =
    @convention(c) (UnsafeMutablePointer<UnsafeMutableRawPointer?>, CInt) -> CInt

  // The C library's `backtrace` has no header that Swift imports, so it is looked up by name.
  private static let unwind = dlsym(nil, "backtrace").map { unsafeBitCast($0, to: Unwind.self) }

  /// Returns the return addresses on the stack, innermost first.
  ///
  /// The program is linked to be loaded at a fixed place, so that an address alone tells the line.
  static func addresses() -> [UInt64] {
    guard let unwind else { return [] }
    let deepest = 128
    return withUnsafeTemporaryAllocation(of: UnsafeMutableRawPointer?.self, capacity: deepest) {
      frames in
      guard let start = frames.baseAddress else { return [] }
      let count = Int(unwind(start, CInt(deepest)))
      return frames.prefix(count).map { UInt64(UInt(bitPattern: $0)) }
    }
  }
}
