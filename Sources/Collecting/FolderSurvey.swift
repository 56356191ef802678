internal import Files
internal import Foundation

/// The files below a folder, without hidden ones and those that tools create. Links are not followed.
struct FolderSurvey {
  /// The relative paths of regular files, sorted.
  private(set) var files: [String] = []
  /// The relative paths of links, pipes and devices.
  private(set) var others: [String] = []
  /// When each of the files was changed.
  private var times: [String: Date] = [:]

  private static let maxDepth = 8
  private static let maxEntries = 10_000
  private static let leftovers: Set<String> = [
    "__macosx", "node_modules", "deriveddata", "__pycache__", "thumbs.db", "desktop.ini",
  ]

  /// Lists a folder. Folders inside that cannot be listed are left out.
  init(_ root: URL) throws(SystemError) {
    var visited = try add(try DirectoryEntries(root.path), at: "")
    var queue = visited.map { (path: $0, depth: 1) }[...]
    var count = files.count
    while let (path, depth) = queue.popFirst(), count < Self.maxEntries {
      guard let inner = try? DirectoryEntries(root.appending(path: path).path) else { continue }
      visited = try add(inner, at: "\(path)/")
      count += inner.entries.count
      if depth < Self.maxDepth { queue += visited.map { ($0, depth + 1) } }
    }
    files.sort()
  }

  /// Adds the entries of one folder and returns the folders among them.
  private mutating func add(
    _ listing: DirectoryEntries, at prefix: String
  ) throws(SystemError) -> [String] {
    var folders: [String] = []
    for entry in listing.entries
    where !entry.name.hasPrefix(".") && !Self.leftovers.contains(entry.name.lowercased()) {
      let path = prefix + entry.name
      switch entry.kind {
      case .file:
        files.append(path)
        times[path] = entry.modified
      case .folder: folders.append(path)
      case .link, .special: others.append(path)
      }
    }
    return folders
  }

  /// Returns when the newest file in a folder was changed; nil where there is none.
  ///
  /// - Parameter folder: The folder's path; empty for the surveyed folder.
  /// - Returns: The time of its last change.
  func modified(in folder: String) -> Date? {
    times.filter { folder.isEmpty || $0.key.hasPrefix("\(folder)/") }.values.max()
  }

  /// The paths of the archives.
  var archives: [String] { files.filter { ArchiveName($0) != nil } }

  /// Whether there is a Swift file, or a file that is named like one of the lesson's apart from the
  /// ending.
  func holdsWork(_ exerciseFiles: Set<String>) -> Bool {
    let stems = Set(exerciseFiles.map { Self.stem($0.lowercased()) })
    return (files + others).contains { path in
      let name = (path.split(separator: "/").last.map(String.init) ?? path).lowercased()
      return name.hasSuffix(".swift") || stems.contains(Self.stem(name))
    }
  }

  private static func stem(_ name: String) -> String {
    name.split(separator: ".").first.map(String.init) ?? name
  }

  /// Returns the folders that contain any of these files, by path, with the files in them. The path of
  /// the surveyed folder itself is empty.
  func holders(of names: Set<String>) -> [String: Set<String>] {
    var holders: [String: Set<String>] = [:]
    for path in files {
      let slash = path.lastIndex(of: "/")
      let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
      guard names.contains(name) else { continue }
      holders[slash.map { String(path[..<$0]) } ?? "", default: []].insert(name)
    }
    return holders
  }
}
