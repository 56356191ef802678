internal import FileWatching
internal import Foundation
internal import Reporting
internal import VisibleText

/// The output of a command that watches: a full screen on a terminal, otherwise texts one after the other.
struct ScreenOutput: Sendable {
  /// Nil if the output is not a terminal with cursor control.
  private let terminal: RawTerminal?
  /// The first failure to write to standard output.
  private(set) var fault: OutputFault?
  /// The lines that are on the screen.
  private var shown: [String] = []

  init() {
    let isCapable = ProcessInfo.processInfo.environment["TERM"] != "dumb"
    terminal =
      isCapable && Terminal.output.isTerminal
      ? RawTerminal(input: STDIN_FILENO, output: STDOUT_FILENO) : nil
  }

  /// The terminal to read keys from.
  var keys: Int32? { terminal == nil ? nil : STDIN_FILENO }

  /// The signals to be handled while a screen is shown.
  var signals: [Int32] { terminal == nil ? [] : [SIGWINCH, SIGTSTP, SIGCONT] }

  /// Switches the terminal to the screen, which starts empty.
  mutating func enter() {
    shown = []
    terminal?.enter()
  }

  func leave() {
    terminal?.leave()
  }

  /// Draws lines for the terminal's current size, if they differ from those shown.
  mutating func draw(_ lines: (Terminal) -> [String]) {
    guard let terminal else { return }
    let lines = lines(Terminal(descriptor: STDOUT_FILENO))
    guard lines != shown else { return }
    shown = lines
    terminal.show(lines)
  }

  /// Handles a signal that concerns the screen.
  mutating func handle(signal: Int32) {
    switch signal {
    case SIGTSTP:
      leave()
      stopProcess()
      enter()
    // After SIGSTOP, which cannot be handled, other programs may have used the terminal.
    case SIGCONT: enter()
    // A resize may have garbled the screen.
    default: shown = []
    }
  }

  /// Prints a sentence, unless a screen shows it.
  mutating func print(_ text: String) {
    write(text.madeVisible)
  }

  /// Prints a text with its colours, unless a screen shows it.
  mutating func write(_ text: String) {
    guard terminal == nil, fault == nil else { return }
    do {
      try StandardOutput.printLine(text)
    } catch {
      fault = error
    }
  }
}
