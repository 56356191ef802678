internal import Files
import Foundation

/// The folders in which system files are looked for, in this order.
struct SystemFolders: Sendable {
  var paths: [String]

  /// Finds a file by its path within one of the folders.
  func path(of relativePath: String) -> String? {
    paths.lazy.map { "\($0)/\(relativePath)" }.first(where: FileManager.default.fileExists)
  }

  /// Returns a file's path, size and modification time, which change with its content.
  func identity(of relativePath: String) -> String? {
    path(of: relativePath).flatMap { path in FileIdentity.facts(of: path).map { "\(path) \($0)" } }
  }

  /// Reads a system file as UTF-8.
  func text(of file: SystemFile) throws(Unusable) -> String {
    guard let path = path(of: file.rawValue) else {
      throw Unusable(shortfall: Shortfall(file: file, cause: .missing))
    }
    guard let bytes = FileManager.default.contents(atPath: path),
      let text = String(bytes: bytes, encoding: .utf8)
    else {
      throw Unusable(shortfall: Shortfall(file: file, cause: .unreadable))
    }
    return text
  }

  /// Reads one of KaTeX's fonts, such as `KaTeX_Math-Italic`.
  func font(_ name: String) -> Data? {
    path(of: "fonts/truetype/katex/\(name).woff2").flatMap(FileManager.default.contents(atPath:))
  }

  struct Unusable: Error {
    var shortfall: Shortfall
  }
}
