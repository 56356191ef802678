internal import Reporting

extension ScreenOutput {
  /// Draws the screen of `watch`.
  mutating func draw(_ screen: WatchScreen) {
    draw { screen.lines(width: $0.width, height: $0.height, colour: $0.usesColour) }
  }

  /// Prints a result, unless a screen shows it.
  mutating func print(_ screen: WatchScreen) {
    let size = Terminal.output
    write(screen.lines(width: size.width, colour: size.usesColour).joined(separator: "\n") + "\n")
  }
}
