internal import FileWatching
internal import Foundation
internal import Reporting
internal import VisibleText

/// The output of `watch`: a full screen on a terminal, otherwise each result as it comes.
struct WatchDisplay: Sendable {
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

  /// Draws a screen for the terminal's current size, if its lines differ from those shown.
  mutating func draw(_ screen: WatchScreen) {
    guard let terminal else { return }
    let size = Terminal(descriptor: STDOUT_FILENO)
    let lines = screen.lines(width: size.width, height: size.height, colour: size.usesColour)
    guard lines != shown else { return }
    shown = lines
    terminal.show(lines)
  }

  /// Forces the next `draw`, since a resize may have garbled the screen.
  mutating func invalidate() {
    shown = []
  }

  /// Prints a result, unless a screen shows it.
  mutating func print(_ screen: WatchScreen) {
    let size = Terminal.output
    write(screen.lines(width: size.width, colour: size.usesColour).joined(separator: "\n") + "\n")
  }

  /// Prints a sentence, unless a screen shows it.
  mutating func print(_ text: String) {
    write(text.madeVisible)
  }

  private mutating func write(_ text: String) {
    guard terminal == nil, fault == nil else { return }
    do {
      try StandardOutput.printLine(text)
    } catch {
      fault = error
    }
  }
}
