internal import Foundation

/// A new folder for what a run of the benchmarks makes.
struct ScratchFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appending(path: "lessons-bench-\(UUID().uuidString.prefix(8).lowercased())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  /// Removes it; what cannot be removed is the system's to clear, as all in its folder is.
  func remove() {
    do {
      try FileManager.default.removeItem(at: url)
    } catch {
      print("\(url.path) is left behind: \(error.localizedDescription)")
    }
  }
}
