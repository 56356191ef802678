internal import Foundation
internal import LessonReading

/// The entries of a folder of a submission. Symbolic links are not followed.
struct FolderListing {
  enum Kind {
    case file
    case folder
    /// A symbolic link, a pipe or a device.
    case other
  }

  let url: URL
  let kinds: [String: Kind]

  init(_ url: URL) throws(ReportedFault) {
    self.url = url
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: url.path)
    } catch {
      throw ReportedFault(
        .usage, "The folder \(url.path) cannot be listed. Make it readable, or name another.")
    }
    kinds = Dictionary(
      names.map { ($0, Self.kind(url.appending(path: $0).path)) }, uniquingKeysWith: { $1 })
  }

  var names: [String] { kinds.keys.sorted() }

  /// The folders inside that may contain a student's work.
  var folders: [String] { names.filter { kinds[$0] == .folder && !Self.isHarmless($0) } }

  var holdsSwift: Bool { kinds.contains { $1 == .file && $0.lowercased().hasSuffix(".swift") } }

  func holdsAny(of files: Set<String>) -> Bool { !files.isDisjoint(with: kinds.keys) }

  /// Whether a name belongs to a file that tools or systems create, to a document such as a README, or
  /// to the folder of experiments, which are not graded.
  /// Reports do not mention these.
  static func isHarmless(_ name: String) -> Bool {
    let lowercased = name.lowercased()
    let stem = lowercased.split(separator: ".").first.map(String.init) ?? ""
    return name.hasPrefix(".") || name == Experiment.folder || leftovers.contains(lowercased)
      || documents.contains(stem)
  }

  private static let leftovers: Set<String> = [
    "build", "deriveddata", "__macosx", "__pycache__", "node_modules", "package.resolved",
    "thumbs.db", "desktop.ini", "makefile",
  ]
  private static let documents: Set<String> = ["readme", "license", "licence", "changelog"]

  /// Returns the relative paths of the folders inside, at most three levels down, that contain any of
  /// these files. At most a thousand folders are searched.
  func nestedFolders(holding files: Set<String>) -> [String] {
    var found: [String] = []
    var queue = folders.map { (path: $0, depth: 1) }[...]
    var visited = 0
    while let (path, depth) = queue.popFirst(), visited < 1000 {
      visited += 1
      // Files in a folder that cannot be listed cannot be graded either.
      guard let listing = try? FolderListing(url.appending(path: path)) else { continue }
      if listing.holdsAny(of: files) { found.append(path) }
      if depth < 3 { queue += listing.folders.map { ("\(path)/\($0)", depth + 1) } }
    }
    return found.sorted()
  }

  private static func kind(_ path: String) -> Kind {
    var facts = stat()
    guard lstat(path, &facts) == 0 else { return .other }
    switch facts.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }
}
