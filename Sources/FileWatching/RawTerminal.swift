internal import Glibc
internal import SystemPackage
internal import Synchronization

/// A terminal that hands over each key as it is pressed and shows one screen, until it is restored.
///
/// It is restored on every way out that leaves a moment for it: by `leave`, at `exit`, and when the
/// process dies of a trap or of SIGQUIT. There is one of its kind in a process.
package final class RawTerminal: Sendable {
  private let input: Int32
  private let output: Int32
  private let before: termios

  /// Prepares a terminal for `enter`; nil where `input` is none.
  package init?(input: Int32, output: Int32) {
    var modes = termios()
    guard tcgetattr(input, &modes) == 0 else { return nil }
    self.input = input
    self.output = output
    before = modes
    let place = UnsafeMutablePointer<Restoring>.allocate(capacity: 1)
    place.initialize(to: Restoring(input: input, output: output, modes: modes))
    // Never freed: a handler may read it at any moment.
    restoring.store(place, ordering: .sequentiallyConsistent)
    _ = installRestoring
  }

  /// Takes the terminal over: another screen, no cursor, lines that are cut and not wrapped, keys
  /// unechoed and one at a time. Signals from the keyboard stay.
  ///
  /// A process in the background stops until it is brought to the front, as a terminal's other
  /// programs do: the terminal is not its own to change.
  package func enter() {
    while case let group = tcgetpgrp(input), group > 0, group != getpgrp() { stopProcess() }
    var modes = before
    modes.c_lflag &= ~tcflag_t(ICANON | ECHO)
    // Nor may a key halt what is shown, for then nothing would end this process but a kill.
    modes.c_iflag &= ~tcflag_t(IXON)
    withUnsafeMutableBytes(of: &modes.c_cc) { characters in
      characters[Int(VMIN)] = 1
      characters[Int(VTIME)] = 0
    }
    isTaken.store(true, ordering: .sequentiallyConsistent)
    tcsetattr(input, TCSANOW, &modes)
    put("\u{1B}[?1049h\u{1B}[?25l\u{1B}[?7l")
  }

  /// Gives the terminal back as it was.
  package func leave() {
    restoreTerminal()
  }

  /// Shows lines in the place of all that is there.
  package func show(_ lines: [String]) {
    guard isTaken.load(ordering: .sequentiallyConsistent) else { return }
    put("\u{1B}[H" + lines.map { "\($0)\u{1B}[K" }.joined(separator: "\r\n") + "\u{1B}[J")
  }

  private func put(_ text: String) {
    // A terminal that is gone ends the program by its signal.
    _ = try? FileDescriptor(rawValue: output).writeAll(text.utf8)
  }
}

/// What a terminal was like.
private struct Restoring {
  let input: Int32
  let output: Int32
  let modes: termios
}

// What it points to is written before it is stored, and never after.
nonisolated(unsafe) private let restoring = Atomic<UnsafeMutablePointer<Restoring>?>(nil)
private let isTaken = Atomic<Bool>(false)

/// Gives the terminal back, once. It neither locks nor allocates, so that a signal's handler may call it.
private func restoreTerminal() {
  guard isTaken.exchange(false, ordering: .sequentiallyConsistent),
    let was = restoring.load(ordering: .sequentiallyConsistent)
  else { return }
  // The modes first: they change even where nothing can be written.
  var modes = was.pointee.modes
  tcsetattr(was.pointee.input, TCSANOW, &modes)
  let leaving: StaticString = "\u{1B}[?7h\u{1B}[?25h\u{1B}[?1049l"
  _ = write(was.pointee.output, leaving.utf8Start, leaving.utf8CodeUnitCount)
}

/// Has the terminal restored when the process ends by `exit`, by a trap or by SIGQUIT.
private let installRestoring: Void = {
  atexit { restoreTerminal() }
  for signal in [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGQUIT] {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { signal in
      restoreTerminal()
      Glibc.signal(signal, SIG_DFL)
      raise(signal)
    }
    action.sa_flags = Int32(bitPattern: UInt32(SA_NODEFER))
    sigaction(signal, &action, nil)
  }
}()
