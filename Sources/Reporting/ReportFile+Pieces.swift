internal import Files
package import Foundation

extension ReportFile {
  /// Writes a report to a path piece by piece, so that a large one is never in memory as a whole. It
  /// replaces what was there in one step; a file with this content already stays as it is.
  ///
  /// - Parameters:
  ///   - path: The path.
  ///   - produce: Passes the pieces in order to the function that it gets.
  /// - Throws: A ``ReportFileFault``, or what `produce` throws.
  package static func write(
    to path: String, producing produce: (_ write: (Data) throws -> Void) throws -> Void
  ) throws {
    switch try target(of: path) {
    case .device(let device):
      try produce { try append($0, to: device) }
    case .file(let file, let permissions):
      do {
        try AtomicFile.replace(
          file, draft: draft(beside: file), options: AtomicFile.Options(permissions: permissions),
          producing: produce)
      } catch let error as SystemError {
        throw ReportFileFault(path, error)
      }
    }
  }
}
