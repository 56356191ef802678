internal import Files
internal import Glibc
internal import SystemPackage

/// One file of a submission. It is opened without following links.
package enum SubmittedFile: Equatable {
  case missing
  case text(String)
  case refused(String)

  /// The size of the largest accepted file, in bytes.
  package static let limit = 64 * 1024

  /// The bytes of a file, before they are taken for text.
  package enum Bytes: Equatable {
    case missing
    case content([UInt8])
    case refused(String)
  }

  /// Reads a regular file of valid text without other hard links. Refuses everything else.
  static func read(_ path: String) -> SubmittedFile {
    switch bytes(of: path) {
    case .missing: .missing
    case .refused(let reason): .refused(reason)
    case .content(let bytes): text(bytes)
    }
  }

  /// Reads the bytes of a regular file without other hard links. Refuses everything else.
  ///
  /// A link could point to a solution. Reading a pipe or a device might never end.
  package static func bytes(of path: String) -> Bytes {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      switch errno {
      case ENOENT: return .missing
      case ELOOP: return .refused("It is a symbolic link. Hand in the file itself.")
      case ENXIO: return .refused("It is no plain file. Hand in a text file.")
      case let error:
        return .refused("It cannot be opened: \(SystemError(code: error).sentences)")
      }
    }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
      return .refused("It is no plain file. Hand in a text file.")
    }
    guard facts.st_nlink == 1 else {
      return .refused("It has a second name (a hard link). Hand in a copy.")
    }
    let bytes: [UInt8]
    do {
      bytes = try contents(of: FileDescriptor(rawValue: descriptor))
    } catch {
      return .refused("It cannot be read: \(SystemError(error).sentences)")
    }
    guard bytes.count <= limit else {
      return .refused("It is larger than \(limit / 1024) KB. Hand in the exercise alone.")
    }
    return .content(bytes)
  }

  /// Reads up to one byte more than the limit, so that a file that is too large is noticed.
  private static func contents(of descriptor: FileDescriptor) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: limit + 1)
    var filled = 0
    while filled < bytes.count {
      let got = try bytes.withUnsafeMutableBytes { buffer in
        try descriptor.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
      }
      if got == 0 { break }
      filled += got
    }
    return Array(bytes.prefix(filled))
  }

  /// Returns the text of a file's bytes: UTF-8 without a byte order mark, its lines ended by line feeds.
  package static func text(_ bytes: [UInt8]) -> SubmittedFile {
    if let refusal = TextEncoding.refusal(of: bytes) { return .refused(refusal) }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let content = bytes.starts(with: mark) ? bytes[3...] : bytes[...]
    guard let text = String(validating: content, as: UTF8.self) else {
      return .refused("It is not UTF-8. Save it as UTF-8.")
    }
    return .text(text.replacing("\r\n", with: "\n").replacing("\r", with: "\n"))
  }
}
