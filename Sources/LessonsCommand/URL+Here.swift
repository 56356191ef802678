internal import Foundation

extension URL {
  /// The path as it is written from the current folder, where it lies below it.
  var relativeToHere: String {
    let here = FileManager.default.currentDirectoryPath + "/"
    let path = standardizedFileURL.path
    return path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
  }
}
