package import Foundation

extension AtomicFile {
  /// Replaces a file by content that is written piece by piece, unless the file has that content already.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - draft: The path of the draft, in the same folder. A file there is overwritten.
  ///   - options: How the draft is written.
  ///   - produce: Passes the pieces in order to the function that it gets.
  /// - Throws: A ``SystemError``, or what `produce` throws. The old file is then unchanged and the draft is
  ///   removed.
  package static func replace(
    _ path: String, draft: String, options: Options = Options(),
    producing produce: (_ write: (Data) throws -> Void) throws -> Void
  ) throws {
    do {
      try write(to: draft, options: options, producing: produce)
      if FileManager.default.contentsEqual(atPath: draft, andPath: path) {
        unlink(draft)
      } else if rename(draft, path) != 0 {
        throw SystemError.last
      }
    } catch {
      unlink(draft)
      throw error
    }
  }
}
