/// Explains a fatal error that was caused by a Foundation error about a file.
///
/// Foundation's own text contains error codes and absolute paths.
enum FileError {
  /// Returns a sentence that replaces the text of a fatal error; nil where it is not about a file.
  static func sentence(in text: Substring) -> String? {
    guard text.contains("CocoaError"),
      let code = text.firstMatch(of: /rawValue: (\d+)/).flatMap({ Int($0.output.1) })
    else { return nil }
    let path = text.firstMatch(of: /"NSFilePath": "([^"]*)"/)?.output.1
    let name = path?.split(separator: "/").last.map { ": \($0)" } ?? ""
    // Foundation's error codes for reading are 256 to 511, and those for writing 512 to 1023.
    guard text.contains("NSFilePath") || (256..<1024).contains(code) else { return nil }
    return (256..<512).contains(code)
      ? "It tried to read a file\(name). Files cannot be read here; leave that line out."
      : "It tried to write a file\(name). Files cannot be written here; leave that line out. What "
        + "you print is shown instead."
  }

  /// Returns a sentence on a line that calls a function which returns nil where a file cannot be opened.
  static func sentence(onLine line: String) -> String? {
    if line.contains("forWritingAtPath") || line.contains("forUpdatingAtPath") {
      return "Files cannot be written here, so there is nil. Leave that line out."
    }
    if line.contains("forReadingAtPath") || line.contains("contents(atPath") {
      return "Files cannot be read here, so there is nil. Leave that line out."
    }
    return nil
  }
}
