internal import Files
internal import Foundation
internal import Glibc

/// The entries of a folder, by the bytes of their names. Links are not followed.
struct DirectoryEntries {
  enum Kind: Equatable {
    case file
    case folder
    case link
    /// A pipe, a socket or a device, named for a person.
    case special(String)
  }

  struct Entry {
    let name: String
    /// Whether the name is UTF-8. Otherwise `name` has replacement characters and leads to no file.
    let isUTF8: Bool
    let kind: Kind
    let size: Int
    let modified: Date
  }

  /// The entries, without `.` and `..`, sorted by name.
  let entries: [Entry]

  /// Lists a folder.
  init(_ path: String) throws(SystemError) {
    guard let directory = opendir(path) else { throw SystemError.last }
    defer { closedir(directory) }
    var found: [Entry] = []
    while let next = readdir(directory) {
      let bytes = withUnsafeBytes(of: next.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if bytes == [0x2E] || bytes == [0x2E, 0x2E] { continue }
      var facts = stat()
      let cName = (bytes + [0]).map { CChar(bitPattern: $0) }
      let outcome = fstatat(dirfd(directory), cName, &facts, AT_SYMLINK_NOFOLLOW)
      // The entry was removed meanwhile.
      guard outcome == 0 else { continue }
      let name = String(validating: bytes, as: UTF8.self)
      found.append(
        Entry(
          name: name ?? String(decoding: bytes, as: UTF8.self), isUTF8: name != nil,
          kind: Self.kind(facts.st_mode), size: Int(facts.st_size),
          modified: Date(
            timeIntervalSince1970: Double(facts.st_mtim.tv_sec)
              + Double(facts.st_mtim.tv_nsec) / 1e9)))
    }
    entries = found.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private static func kind(_ mode: mode_t) -> Kind {
    switch mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFLNK: .link
    case S_IFIFO: .special("pipe")
    case S_IFSOCK: .special("socket")
    default: .special("device")
    }
  }
}
