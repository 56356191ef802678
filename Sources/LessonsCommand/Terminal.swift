internal import Foundation

/// Whether a descriptor is a terminal, its size, and whether to use colours.
struct Terminal: Sendable {
  let isTerminal: Bool
  let width: Int
  /// The number of lines.
  let height: Int

  init(descriptor: Int32) {
    isTerminal = isatty(descriptor) != 0
    var size = winsize()
    let known = isTerminal && ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    width = known ? Int(size.ws_col) : 80
    height = known && size.ws_row > 0 ? Int(size.ws_row) : 24
  }

  static let output = Terminal(descriptor: STDOUT_FILENO)
  static let errors = Terminal(descriptor: STDERR_FILENO)

  /// Whether to use colours: on a terminal, and without `NO_COLOR` (no-color.org).
  var usesColour: Bool {
    let noColour = ProcessInfo.processInfo.environment["NO_COLOR"] ?? ""
    return isTerminal && noColour.isEmpty && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }
}
