internal import Foundation

extension URL {
  /// The path relative to the current folder; the absolute path if the file is not below it.
  var relativeToHere: String {
    let here = FileManager.default.currentDirectoryPath + "/"
    let path = standardizedFileURL.path
    return path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
  }
}
