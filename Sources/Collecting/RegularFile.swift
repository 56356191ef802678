internal import Files
internal import Foundation
internal import Glibc

/// Reads a file that a student handed in. Links are not followed.
enum RegularFile {
  /// Returns the bytes of a regular file of at most `limit` bytes.
  static func bytes(of path: String, limit: Int) -> Result<[UInt8], Unreadable> {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      return .failure(Unreadable("It cannot be opened: \(SystemError.last.sentences)"))
    }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
      return .failure(Unreadable("It is no plain file."))
    }
    guard facts.st_size <= limit else {
      return .failure(
        Unreadable(
          "It is larger than \(limit >> 20) MB. Pack the Swift files alone."))
    }
    var bytes = [UInt8](repeating: 0, count: Int(facts.st_size))
    var filled = 0
    while filled < bytes.count {
      let got = bytes.withUnsafeMutableBytes { buffer in
        read(descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
      }
      if got < 0 {
        if errno == EINTR { continue }
        return .failure(Unreadable("It cannot be read: \(SystemError.last.sentences)"))
      }
      if got == 0 { break }
      filled += got
    }
    return .success(Array(bytes.prefix(filled)))
  }
}
