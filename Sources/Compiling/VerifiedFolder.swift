internal import Courses
internal import Files
internal import Foundation

/// A folder of the cache with a manifest of its files, which shows whether any was damaged.
struct VerifiedFolder: Sendable {
  /// The property of each file that the manifest records.
  enum Comparison: Sendable {
    case sizes
    /// The hash of the contents.
    case contents
  }

  let url: URL
  let comparison: Comparison

  private static let manifest = "contents"

  /// Whether every file in the manifest exists and is as the manifest says.
  var isIntact: Bool {
    guard let text = try? String(contentsOf: url.appending(path: Self.manifest), encoding: .utf8)
    else { return false }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    // The last line is `end`, so that a truncated manifest is noticed.
    guard lines.count > 2, lines.suffix(2) == ["end", ""] else { return false }
    return lines.dropLast(2).allSatisfy { line in
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      return parts.count == 2 && facts(of: parts[1]) == parts[0]
    }
  }

  /// Writes a manifest of the files that are in the folder now.
  func writeManifest() throws {
    let names = try FileManager.default.subpathsOfDirectory(atPath: url.path).sorted()
    let lines = names.compactMap { name in facts(of: name).map { "\($0) \(name)\n" } }
    try Data((lines.joined() + "end\n").utf8).write(to: url.appending(path: Self.manifest))
  }

  /// Returns the size or hash of a file; nil where it is not a readable file.
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

extension VerifiedFolder {
  /// Returns the folder if it is intact, else creates it.
  ///
  /// A new folder is filled in the workspace, then moved into the cache. Where the cache cannot be
  /// written, it stays in the workspace and is removed with it.
  ///
  /// - Parameters:
  ///   - workspace: The folder in which the new one is filled.
  ///   - ignoringCache: Whether to create a new folder even if the cached one seems intact.
  ///   - make: Fills a new folder.
  /// - Returns: The folder, in the cache or in the workspace.
  /// - Throws: What `make` throws, and a ``ReportedFault`` where nothing can be written.
  func prepared(
    in workspace: Workspace, ignoringCache: Bool = false,
    make: @Sendable (URL) async throws -> Void
  ) async throws -> URL {
    if !ignoringCache, isIntact {
      CacheFolders.markUsed(url)
      return url
    }
    return try await CacheLock.withLock(on: url.deletingLastPathComponent()) {
      // Another process may have created it meanwhile.
      if !ignoringCache, isIntact { return url }
      let fresh = VerifiedFolder(
        url: try workspace.makeFolder("new-\(UUID().uuidString)"), comparison: comparison)
      try await make(fresh.url)
      do {
        try fresh.writeManifest()
      } catch {
        throw ReportedFault.cannotWrite(fresh.url, error)
      }
      // The old folder is moved into the workspace and removed with it.
      rename(url.path, workspace.folder.appending(path: "old-\(UUID().uuidString)").path)
      guard rename(fresh.url.path, url.path) == 0 else { return fresh.url }
      CacheFolders.removeUnused(besides: url)
      return url
    }
  }
}
