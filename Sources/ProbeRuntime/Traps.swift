internal import Glibc
internal import Observations

/// Arranges that a signal which ends the program is told to the judge first, with the return
/// addresses on the stack, from which the judge finds the line.
///
/// SIGXCPU is among them: it comes when the program has used up its time.
func reportTraps() {
  TrapReport.prepare()
  // A stack of its own, since an endless recursion has used up the ordinary one.
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
    // The handler runs once: what it raises, and what goes wrong inside it, ends the program.
    action.sa_flags = SA_SIGINFO | SA_ONSTACK | CInt(bitPattern: UInt32(SA_RESETHAND)) | SA_NODEFER
    sigaction(signal, &action, nil)
  }
}
