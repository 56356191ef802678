internal import Glibc

/// Where messages and progress go, so that standard output holds results alone.
enum StandardError {
  /// Writes a text. Where it cannot be written, nobody is left to be told.
  static func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
