internal import Glibc
internal import Observations

/// Installs handlers for the signals that end a program. They send the judge the return addresses on
/// the stack, from which it finds the line.
///
/// The system sends SIGXCPU when the program has used up its time.
func reportTraps() {
  TrapReport.prepare()
  // The handlers run on a stack of their own, because an endless recursion uses up the ordinary one.
  var alternate = stack_t()
  alternate.ss_size = TrapReport.stackSize
  alternate.ss_sp = UnsafeMutableRawPointer.allocate(
    byteCount: TrapReport.stackSize, alignment: 16)
  sigaltstack(&alternate, nil)
  for signal in [SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGBUS, SIGSEGV, SIGXCPU] {
    var action = sigaction()
    action.__sigaction_handler.sa_sigaction = { signal, _, context in
      TrapReport.send(signal, interrupted: InterruptedFrame(context))
      raise(signal)
    }
    // The handler runs once. The signal that it raises, or a second one inside it, ends the program.
    action.sa_flags = SA_SIGINFO | SA_ONSTACK | CInt(bitPattern: UInt32(SA_RESETHAND)) | SA_NODEFER
    sigaction(signal, &action, nil)
  }
}
