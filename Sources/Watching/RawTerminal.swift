internal import Glibc
internal import Synchronization

/// A terminal that hands over each key as it is pressed and shows one screen, until it is restored.
///
/// It is restored on every way out that leaves a moment for it: by `leave`, at `exit`, and when the
/// process dies of a trap.
package final class RawTerminal: Sendable {
  private let input: Int32
  private let output: Int32

  /// Prepares a terminal for `enter`; nil where `input` is none.
  package init?(input: Int32, output: Int32) {
    var modes = termios()
    guard tcgetattr(input, &modes) == 0 else { return nil }
    self.input = input
    self.output = output
    restoring.withLock { $0 = Restoring(input: input, output: output, modes: modes) }
    _ = installRestoring
  }

  /// Takes the terminal over: another screen, no cursor, keys unechoed and one at a time. Signals from
  /// the keyboard stay.
  package func enter() {
    guard var modes = restoring.withLock({ $0?.modes }) else { return }
    modes.c_lflag &= ~tcflag_t(ICANON | ECHO)
    withUnsafeMutableBytes(of: &modes.c_cc) { characters in
      characters[Int(VMIN)] = 1
      characters[Int(VTIME)] = 0
    }
    isTaken.store(true, ordering: .sequentiallyConsistent)
    tcsetattr(input, TCSADRAIN, &modes)
    put("\u{1B}[?1049h\u{1B}[?25l")
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
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(output, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}

/// What a terminal was like.
private struct Restoring {
  let input: Int32
  let output: Int32
  var modes: termios
}

private let restoring = Mutex<Restoring?>(nil)
private let isTaken = Atomic<Bool>(false)

/// Gives the terminal back, once. It allocates nothing, so that a handler of a trap may call it; only
/// a trap inside `RawTerminal.init` itself could find the lock taken.
private func restoreTerminal() {
  guard isTaken.exchange(false, ordering: .sequentiallyConsistent) else { return }
  restoring.withLock { restoring in
    guard var was = restoring else { return }
    let leaving: StaticString = "\u{1B}[?25h\u{1B}[?1049l"
    _ = write(was.output, leaving.utf8Start, leaving.utf8CodeUnitCount)
    tcsetattr(was.input, TCSADRAIN, &was.modes)
  }
}

/// Has the terminal restored when the process ends by `exit` or by a trap.
private let installRestoring: Void = {
  atexit { restoreTerminal() }
  for signal in [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV] {
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
