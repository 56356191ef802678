internal import Foundation

/// A temporary folder for a run of the benchmarks.
struct ScratchFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appending(path: "lessons-bench-\(UUID().uuidString.prefix(8).lowercased())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  /// Removes the folder. If that fails, prints where it is.
  func remove() {
    do {
      try FileManager.default.removeItem(at: url)
    } catch {
      print("\(url.path) is left behind: \(error.localizedDescription)")
    }
  }
}
