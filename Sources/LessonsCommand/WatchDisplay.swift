internal import Foundation
internal import Reporting
internal import Watching

/// What a person sees of a watch: one screen on a terminal, else each result in its turn.
struct WatchDisplay: Sendable {
  /// Nil where there is no terminal to take over.
  private let terminal: RawTerminal?

  init() {
    let isCapable = ProcessInfo.processInfo.environment["TERM"] != "dumb"
    terminal =
      isCapable && Terminal.output.isTerminal
      ? RawTerminal(input: STDIN_FILENO, output: STDOUT_FILENO) : nil
  }

  /// The terminal to read keys from.
  var keys: Int32? { terminal == nil ? nil : STDIN_FILENO }
  var isScreen: Bool { terminal != nil }

  func enter() {
    terminal?.enter()
  }

  func leave() {
    terminal?.leave()
  }

  /// Shows a screen at the terminal's present size.
  func draw(_ screen: WatchScreen) {
    let size = Terminal(descriptor: STDOUT_FILENO)
    terminal?.show(
      screen.lines(width: size.width, height: size.height, colour: size.usesColour))
  }

  /// Prints a result where there is no screen.
  func print(_ screen: WatchScreen) {
    guard terminal == nil else { return }
    let size = Terminal.output
    let lines = screen.lines(width: size.width, colour: size.usesColour)
    FileHandle.standardOutput.write(Data((lines.joined(separator: "\n") + "\n\n").utf8))
  }
}
