internal import Files
package import Foundation

/// The folder of a site, with the list of files that earlier runs wrote.
///
/// A list in the folder names every file that was ever written here, so no other file is replaced.
/// Each file is replaced atomically, the assets before the pages that need them. No reader sees an
/// incomplete file, even after a run that was stopped.
package struct SiteFolder {
  private let url: URL
  /// The files of earlier runs.
  private let known: Set<String>

  private static let list = ".lessons-site"

  /// Opens a folder, which need not exist yet.
  package init(_ url: URL) {
    self.url = url
    let text = try? String(contentsOf: url.appending(path: Self.list), encoding: .utf8)
    known = Set((text ?? "").split(separator: "\n").map(String.init))
  }

  /// Returns whether an earlier run wrote a file at this path.
  package func holds(_ path: String) -> Bool {
    known.contains(path) && FileManager.default.fileExists(atPath: place(of: path))
  }

  /// Writes files in this order. Writes none if one would replace a file that is not the site's.
  package func write(_ files: [Site.File]) throws(ReportFileFault) {
    for file in files where !known.contains(file.path) {
      let place = place(of: file.path)
      guard let old = FileManager.default.contents(atPath: place), old != file.content else {
        continue
      }
      throw ReportFileFault(
        place, "another file of this name is there, which is none of the site's",
        "Move it, or name another folder.")
    }
    let names = known.union(files.map(\.path)).sorted()
    try write(Data(names.map { $0 + "\n" }.joined().utf8), to: Self.list)
    for file in files { try write(file.content, to: file.path) }
  }

  private func write(_ content: Data, to path: String) throws(ReportFileFault) {
    let place = place(of: path)
    let folder = URL(filePath: place).deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw ReportFileFault(
        folder.path, "the folder cannot be made, since \(SystemError(error).reason)",
        "Name another folder.")
    }
    try ReportFile.write(content, to: place)
  }

  private func place(of path: String) -> String { url.appending(path: path).path }
}
