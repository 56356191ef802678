package import Foundation
internal import SystemPackage

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

  private static func write(
    to path: String, options: Options,
    producing produce: (_ write: (Data) throws -> Void) throws -> Void
  ) throws {
    try write(Data(), to: path, options: options)
    let file: FileDescriptor
    do {
      file = try FileDescriptor.open(
        FilePath(path), .writeOnly, options: [.append, .noFollow, .closeOnExec])
    } catch {
      throw SystemError(error)
    }
    try file.closeAfter {
      try produce { piece in
        do {
          _ = try file.writeAll(piece)
        } catch {
          throw SystemError(error)
        }
      }
    }
  }
}
