internal import Courses
internal import Files
internal import Foundation

/// A folder of the cache with a list of its files, by which a damaged one is told from a whole one.
struct SealedFolder: Sendable {
  /// How closely the files are compared with the list.
  enum Comparison: Sendable {
    case sizes
    case contents
  }

  let url: URL
  let comparison: Comparison

  private static let list = "contents"

  /// Whether every file on the list is there as it was when the list was written.
  var isWhole: Bool {
    guard let text = try? String(contentsOf: url.appending(path: Self.list), encoding: .utf8)
    else { return false }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    // The last line ends the list, so that one that was cut off is told.
    guard lines.count > 2, lines.suffix(2) == ["end", ""] else { return false }
    return lines.dropLast(2).allSatisfy { line in
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      return parts.count == 2 && facts(of: parts[1]) == parts[0]
    }
  }

  /// Writes the list of the files that lie in the folder now.
  func seal() throws {
    let names = try FileManager.default.subpathsOfDirectory(atPath: url.path).sorted()
    let lines = names.compactMap { name in facts(of: name).map { "\($0) \(name)\n" } }
    try Data((lines.joined() + "end\n").utf8).write(to: url.appending(path: Self.list))
  }

  /// What tells a file from a damaged one; nil where it is no file that can be read.
  private func facts(of name: String) -> String? {
    let path = url.appending(path: name).path
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      access(path, R_OK) == 0
    else { return nil }
    switch comparison {
    case .sizes: return "\(status.st_size)"
    case .contents:
      guard let bytes = FileManager.default.contents(atPath: path) else { return nil }
      var hash = ContentHash()
      hash.add(bytes)
      return hash.hexadecimal()
    }
  }
}

extension SealedFolder {
  /// Returns the folder if it is whole, else makes it, seals it and puts it in its place.
  ///
  /// Where the cache cannot be written, the folder is made in the workspace and lasts as long as that.
  ///
  /// - Parameters:
  ///   - workspace: Where the folder is made.
  ///   - renewing: Whether a new one is made even if the one that is there seems whole.
  ///   - make: Fills a new folder.
  /// - Returns: The folder, in the cache or in the workspace.
  /// - Throws: What `make` throws, and a ``ReportedFault`` where nothing can be written.
  func prepared(
    in workspace: Workspace, renewing: Bool = false,
    make: @Sendable (URL) async throws -> Void
  ) async throws -> URL {
    if !renewing, isWhole {
      CacheFolders.use(url)
      return url
    }
    return try await CacheLock.holding(url.deletingLastPathComponent()) {
      // Another run may have made it meanwhile.
      if !renewing, isWhole { return url }
      let fresh = SealedFolder(
        url: try workspace.makeFolder("new-\(UUID().uuidString)"), comparison: comparison)
      try await make(fresh.url)
      do {
        try fresh.seal()
      } catch {
        throw ReportedFault.cannotWrite(fresh.url, error)
      }
      // A damaged folder, or whatever else has the name, goes with the workspace.
      rename(url.path, workspace.folder.appending(path: "old-\(UUID().uuidString)").path)
      guard rename(fresh.url.path, url.path) == 0 else { return fresh.url }
      CacheFolders.sweep(besides: url)
      return url
    }
  }
}
