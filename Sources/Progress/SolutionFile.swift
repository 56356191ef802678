internal import Courses
package import Files
package import Foundation

/// Writes a chosen value into an exercise's file.
package enum SolutionFile {
  /// Replaces the initial value of a constant in a file and keeps the rest of it.
  ///
  /// A missing file is written from the exercise's stub. The file is replaced atomically.
  ///
  /// - Parameters:
  ///   - constant: The name of the constant.
  ///   - expression: The Swift expression for its value.
  ///   - file: The file.
  ///   - stub: The exercise's stub.
  /// - Throws: A ``FileFault`` where the file cannot be read or written, or has no such constant.
  package static func setValue(
    of constant: String, to expression: String, in file: URL, stub: String
  ) throws(FileFault) {
    let text = try text(of: file) ?? stub
    guard let value = InitialValue(of: constant, in: text) else {
      throw FileFault(
        file.path,
        reason:
          "it declares no `let \(constant)` with a value. Write it there, or reset the exercise."
      )
    }
    let draft = file.deletingLastPathComponent()
      .appending(path: ".\(file.lastPathComponent).\(UInt32.random(in: .min ... .max))").path
    do {
      try AtomicFile.replace(
        file.path, with: Data(value.replaced(by: expression, in: text).utf8), draft: draft,
        options: AtomicFile.Options(isDurable: true))
    } catch {
      throw FileFault(file.path, error)
    }
  }

  /// Returns the text of a file; nil where there is none.
  private static func text(of file: URL) throws(FileFault) -> String? {
    guard FileManager.default.fileExists(atPath: file.path) else { return nil }
    guard let bytes = FileManager.default.contents(atPath: file.path),
      let text = String(data: bytes, encoding: .utf8)
    else {
      throw FileFault(file.path, reason: "it cannot be read as text. Save it as UTF-8.")
    }
    return text
  }
}
