internal import Courses
internal import Files
internal import Foundation
internal import VisibleText

/// The files of an archive with paths that lead to no other place than the folder they are written to.
struct ArchiveContents {
  /// The components of each path, the content, and the modification time in seconds since 1970.
  private let files: [(path: [String], content: ArraySlice<UInt8>, modified: Int64)]

  /// Checks the entries. Links, devices and paths that lead outside are not accepted.
  init(_ records: [ArchiveRecord], limits: ArchiveLimits) throws(Unreadable) {
    var files: [(path: [String], content: ArraySlice<UInt8>, modified: Int64)] = []
    for record in records {
      let path = try Self.components(of: record, limits: limits)
      switch record.kind {
      case .file where !path.isEmpty:
        files.append((path, record.content, record.modified))
      case .link:
        throw Unreadable(
          "The archive holds a link, `\(Self.shown(record.name))`. Pack the file that it names.")
      case .special:
        throw Unreadable(
          "The archive holds a device or pipe, `\(Self.shown(record.name))`. Pack the Swift files "
            + "alone.")
      default: break
      }
    }
    guard !files.isEmpty else { throw Unreadable("The archive holds no file.", isEmpty: true) }
    self.files = files
  }

  /// Returns when the newest file in a folder of the archive was changed; nil where the archive does
  /// not say.
  ///
  /// - Parameter folder: The folder's path; empty for the whole archive.
  /// - Returns: The time of its last change.
  func modified(in folder: String) -> Date? {
    let prefix = folder.split(separator: "/").map(String.init)
    let newest = files.filter { $0.path.starts(with: prefix) }.map(\.modified).max() ?? 0
    return newest > 0 ? Date(timeIntervalSince1970: Double(newest)) : nil
  }

  private static func components(
    of record: ArchiveRecord, limits: ArchiveLimits
  ) throws(Unreadable) -> [String] {
    let components = record.name.split(separator: "/").map(String.init).filter { $0 != "." }
    guard !record.name.hasPrefix("/"), !components.contains("..") else {
      throw Unreadable(
        "The archive holds a path that leads outside of it, `\(shown(record.name))`. Pack the "
          + "folder with the Swift files.")
    }
    guard components.count <= limits.depth, components.allSatisfy({ $0.utf8.count <= 255 }) else {
      throw Unreadable(
        "The archive holds a path that is too long, `\(shown(record.name))`. Pack the Swift files "
          + "alone.")
    }
    return components
  }

  private static func shown(_ name: String) -> String {
    TruncatedText.cut(name.madeVisibleOnOneLine, to: 100)
  }

  /// Writes the files into a folder. Of two with one path, the later one is written.
  ///
  /// - Returns: A remark on each file whose path is also that of a folder.
  func write(into folder: URL) throws(ReportedFault) -> [String] {
    var contents: [[String]: ArraySlice<UInt8>] = [:]
    var folders: Set<[String]> = []
    for (path, content, _) in files {
      contents[path] = content
      for count in 1..<max(path.count, 1) { folders.insert(Array(path.prefix(count))) }
    }
    do {
      for path in folders.sorted(by: { $0.count < $1.count }) {
        try FileManager.default.createDirectory(
          at: folder.appending(path: path.joined(separator: "/")), withIntermediateDirectories: true
        )
      }
      for (path, content) in contents where !folders.contains(path) {
        try Data(content).write(to: folder.appending(path: path.joined(separator: "/")))
      }
    } catch {
      throw ReportedFault(
        .machine,
        "A submission could not be unpacked into \(folder.path): \(SystemError(error).sentences)")
    }
    return contents.keys.filter(folders.contains).map {
      "`\(Self.shown($0.joined(separator: "/")))` is a file and a folder in the archive; the file "
        + "was left out."
    }.sorted()
  }
}
