internal import Foundation
internal import Reporting
internal import FileWatching
internal import VisibleText

/// What a person sees of a watch: one screen on a terminal, else each result in its turn.
struct WatchDisplay: Sendable {
  /// Nil where there is no terminal to take over.
  private let terminal: RawTerminal?
  /// Why standard output could not be written, once that happened.
  private(set) var fault: OutputFault?
  /// The lines that the screen shows.
  private var shown: [String] = []

  init() {
    let isCapable = ProcessInfo.processInfo.environment["TERM"] != "dumb"
    terminal =
      isCapable && Terminal.output.isTerminal
      ? RawTerminal(input: STDIN_FILENO, output: STDOUT_FILENO) : nil
  }

  /// The terminal to read keys from.
  var keys: Int32? { terminal == nil ? nil : STDIN_FILENO }

  /// The signals that concern a screen alone.
  var signals: [Int32] { terminal == nil ? [] : [SIGWINCH, SIGTSTP, SIGCONT] }

  /// Takes the terminal over; what it showed before is gone.
  mutating func enter() {
    shown = []
    terminal?.enter()
  }

  func leave() {
    terminal?.leave()
  }

  /// Shows a screen at the terminal's present size, where that is another than is shown.
  mutating func draw(_ screen: WatchScreen) {
    guard let terminal else { return }
    let size = Terminal(descriptor: STDOUT_FILENO)
    let lines = screen.lines(width: size.width, height: size.height, colour: size.usesColour)
    guard lines != shown else { return }
    shown = lines
    terminal.show(lines)
  }

  /// Forgets what is shown: a terminal that changed its size may show anything.
  mutating func forget() {
    shown = []
  }

  /// Prints a result where there is no screen.
  mutating func print(_ screen: WatchScreen) {
    let size = Terminal.output
    write(screen.lines(width: size.width, colour: size.usesColour).joined(separator: "\n") + "\n")
  }

  /// Prints a sentence where there is no screen.
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
