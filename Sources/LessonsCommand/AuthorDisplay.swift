internal import FileWatching
internal import Foundation
internal import Reporting
internal import VisibleText

/// The output of `watch --author`: a full screen on a terminal, otherwise each list as it comes.
struct AuthorDisplay: Sendable {
  /// Nil if the output is not a terminal with cursor control.
  private let terminal: RawTerminal?
  /// The first failure to write to standard output.
  private(set) var fault: OutputFault?
  private var printed = ""

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

  func enter() { terminal?.enter() }

  func leave() { terminal?.leave() }

  /// Draws the screen. Without a terminal, a new text is printed when the work on it has ended.
  mutating func show(_ screen: AuthorScreen) {
    guard let terminal else { return screen.doing == nil ? print(screen.text) : () }
    let size = Terminal(descriptor: STDOUT_FILENO)
    terminal.show(screen.lines(width: size.width, height: size.height))
  }

  /// Prints a sentence, unless a screen shows it.
  mutating func print(_ text: String) {
    guard terminal == nil, fault == nil, text != printed, !text.isEmpty else { return }
    printed = text
    do {
      try StandardOutput.printLine(text.madeVisible)
    } catch {
      fault = error
    }
  }
}
