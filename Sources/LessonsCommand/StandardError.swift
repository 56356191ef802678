internal import SystemPackage

/// Standard error, for messages and progress. Standard output contains only results.
enum StandardError {
  /// Writes a text. A failure is ignored: there is nowhere else to report it.
  static func write(_ text: String) {
    _ = try? FileDescriptor.standardError.writeAll(text.utf8)
  }
}
