internal import Foundation

extension URL {
  /// The path relative to the repository's root, which is the nearest parent folder with an entry
  /// `.git`. Outside a repository it is relative to the current folder.
  var relativeToRepository: String {
    let path = resolvingSymlinksInPath().standardizedFileURL
    var root = path
    while root.path != "/" {
      if FileManager.default.fileExists(atPath: root.appending(path: ".git").path) {
        return String(path.path.dropFirst(root.path.count).drop { $0 == "/" })
      }
      root = root.deletingLastPathComponent().standardizedFileURL
    }
    return relativeToHere
  }
}
