/// An error of Foundation's about a file, found in a program's last words.
///
/// Its own text names codes of Foundation's and absolute paths.
enum FileError {
  /// Returns a sentence in the place of the error's text, or nil where the text is about no file.
  static func sentence(in text: Substring) -> String? {
    guard text.contains("CocoaError"),
      let code = text.firstMatch(of: /rawValue: (\d+)/).flatMap({ Int($0.output.1) })
    else { return nil }
    let path = text.firstMatch(of: /"NSFilePath": "([^"]*)"/)?.output.1
    let name = path?.split(separator: "/").last.map { ": \($0)" } ?? ""
    // Foundation numbers what goes wrong with reading from 256, and with writing from 512.
    guard text.contains("NSFilePath") || (256..<1024).contains(code) else { return nil }
    return (256..<512).contains(code)
      ? "It tried to read a file\(name). Files cannot be read here; leave that line out."
      : "It tried to write a file\(name). Files cannot be written here; leave that line out. What "
        + "you print is shown instead."
  }

  /// Functions that return nil where a file cannot be opened, and what to say of each.
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
