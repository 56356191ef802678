internal import Foundation

extension URL {
  /// The path from the root of the repository that holds it, which is the nearest folder above it
  /// with an entry `.git`; from the current folder where there is none.
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
