internal import Glibc
internal import Synchronization
internal import SystemPackage

/// A terminal in raw mode that shows a full screen.
///
/// It is restored by `leave`, at `exit`, and when a trap or SIGQUIT ends the process. A process has at
/// most one.
package final class RawTerminal: Sendable {
  private let input: Int32
  private let output: Int32
  private let before: termios

  /// Prepares a terminal for `enter`; nil if `input` is not a terminal.
  package init?(input: Int32, output: Int32) {
    var modes = termios()
    guard tcgetattr(input, &modes) == 0 else { return nil }
    self.input = input
    self.output = output
    before = modes
    let saved = UnsafeMutablePointer<SavedModes>.allocate(capacity: 1)
    saved.initialize(to: SavedModes(input: input, output: output, modes: modes))
    // Never freed: a signal handler may read it at any moment.
    savedModes.store(saved, ordering: .sequentiallyConsistent)
    _ = installHandlers
  }

  /// Switches to the alternate screen without cursor and line wrapping. Keys are not echoed and are
  /// delivered one at a time. Keyboard signals stay enabled.
  ///
  /// A background process stops first, until it is in the foreground.
  package func enter() {
    while case let group = tcgetpgrp(input), group > 0, group != getpgrp() { stopProcess() }
    var modes = before
    modes.c_lflag &= ~tcflag_t(ICANON | ECHO)
    // Ctrl-S would halt the output, and then only SIGKILL could end this process.
    modes.c_iflag &= ~tcflag_t(IXON)
    withUnsafeMutableBytes(of: &modes.c_cc) { characters in
      characters[Int(VMIN)] = 1
      characters[Int(VTIME)] = 0
    }
    isRaw.store(true, ordering: .sequentiallyConsistent)
    tcsetattr(input, TCSANOW, &modes)
    put("\u{1B}[?1049h\u{1B}[?25l\u{1B}[?7l")
  }

  /// Restores the terminal.
  package func leave() {
    restoreTerminal()
  }

  /// Replaces the screen's content by lines.
  package func show(_ lines: [String]) {
    guard isRaw.load(ordering: .sequentiallyConsistent) else { return }
    put("\u{1B}[H" + lines.map { "\($0)\u{1B}[K" }.joined(separator: "\r\n") + "\u{1B}[J")
  }

  private func put(_ text: String) {
    // A terminal that is gone ends the program by its signal.
    _ = try? FileDescriptor(rawValue: output).writeAll(text.utf8)
  }
}

/// A terminal's modes before `enter`.
private struct SavedModes {
  let input: Int32
  let output: Int32
  let modes: termios
}

// Safe: the memory it points to is not written after the pointer is stored.
nonisolated(unsafe) private let savedModes = Atomic<UnsafeMutablePointer<SavedModes>?>(nil)
private let isRaw = Atomic<Bool>(false)

/// Restores the terminal, once. It neither locks nor allocates, so signal handlers may call it.
private func restoreTerminal() {
  guard isRaw.exchange(false, ordering: .sequentiallyConsistent),
    let saved = savedModes.load(ordering: .sequentiallyConsistent)
  else { return }
  // The modes first: this works even if nothing can be written.
  var modes = saved.pointee.modes
  tcsetattr(saved.pointee.input, TCSANOW, &modes)
  let leaving: StaticString = "\u{1B}[?7h\u{1B}[?25h\u{1B}[?1049l"
  _ = write(saved.pointee.output, leaving.utf8Start, leaving.utf8CodeUnitCount)
}

/// Restores the terminal when `exit`, a trap or SIGQUIT ends the process.
private let installHandlers: Void = {
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
