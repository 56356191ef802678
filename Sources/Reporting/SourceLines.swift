/// A student's file as the compiler counts its lines.
enum SourceLines {
  /// Splits at line feeds, a carriage return before one belonging to it.
  ///
  /// A file that ends with a line feed has an empty last line, as in the compiler's messages.
  static func split(_ source: String) -> [String] {
    source.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.last == "\r" ? line.dropLast() : line)
    }
  }
}
