internal import SystemPackage

/// Where messages and progress go, so that standard output holds results alone.
enum StandardError {
  /// Writes a text. A failure is ignored: there is nowhere else to report it.
  static func write(_ text: String) {
    _ = try? FileDescriptor.standardError.writeAll(text.utf8)
  }
}
