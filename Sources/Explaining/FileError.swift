/// An error of Foundation's about a file, a program or the network, found in a program's last words.
///
/// Foundation's own text contains error codes and absolute paths.
enum FileError {
  /// Returns a sentence in the place of the error's text, or nil where the text is about nothing of that.
  static func sentence(in text: Substring) -> String? {
    guard text.contains("CocoaError") || text.contains("NSCocoaErrorDomain"),
      let code = (text.firstMatch(of: /rawValue: (\d+)/) ?? text.firstMatch(of: /Code=(\d+)/))
        .flatMap({ Int($0.output.1) })
    else { return nil }
    if text.contains(/https?:\/\//) { return "It tried to use the network. \(noNetwork)" }
    let path = text.firstMatch(of: /"?NSFilePath"?[:=] ?"?([^",}]*)/)?.output.1
    let url = text.firstMatch(of: /NSURL"?[:=] ?"?file:\/\/([^", }]*)/)?.output.1
    // Foundation numbers what goes wrong with reading from 256, and with writing from 512; what is
    // not there is number 4.
    guard path != nil || url != nil || (256..<1024).contains(code) else { return nil }
    let last = (path ?? url).flatMap { $0.split(separator: "/").last }
    let name = last.flatMap { $0 == "." ? nil : ": \($0)" } ?? ""
    // The filter of system calls refuses with this number, the guard of files with another one.
    if text.contains("Code=1 ") || text.contains("NSPOSIXErrorDomain\" Code=1\"") {
      return "It tried to start another program\(name). \(noProgram)"
    }
    // Where a page of the network cannot be read, neither a file nor an address is named.
    if path == nil, url == nil, (256..<512).contains(code) {
      return "It tried to read a file or to use the network. Neither is possible here; leave that "
        + "line out."
    }
    return (256..<512).contains(code)
      ? "It tried to read a file\(name). \(noReading)"
      : "It tried to write a file\(name). \(noWriting) What you print is shown instead."
  }

  /// Explains a line that got nil, or may fail: the access to files that is not possible there.
  static func advice(onLine line: String, afterNil: Bool) -> String? {
    let consequence =
      afterNil ? ", so there is nil. Leave that line out." : "; leave that line out."
    if line.contains("forWritingAtPath") || line.contains("forUpdatingAtPath")
      || line.contains("forWritingTo:") || line.contains("OutputStream(")
      || line.contains(".write(to") || line.contains(/\bfopen\(.*"[wa]/)
    {
      return "Files cannot be written here\(consequence)"
    }
    if line.contains("readLine(") {
      return "Nothing is typed in while the checks run, so `readLine()` gives nil. Leave it out."
    }
    if line.contains(/"https?:/) { return "The network cannot be used here\(consequence)" }
    if line.contains("contentsOf") || line.contains("forReadingAtPath")
      || line.contains("forReadingFrom:") || line.contains("contents(atPath")
      || line.contains("InputStream(") || line.contains(/\b(fopen|opendir)\(/)
    {
      return "Files cannot be read here\(consequence)"
    }
    return nil
  }

  private static let noReading = "Files cannot be read here; leave that line out."
  private static let noWriting = "Files cannot be written here; leave that line out."
  private static let noNetwork = "The network cannot be used here; leave that line out."
  private static let noProgram = "Other programs cannot be started here; leave that line out."
}
