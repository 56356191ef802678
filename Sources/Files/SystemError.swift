internal import Foundation
internal import SystemPackage

/// The reason why a system call on a file failed, in words for a person.
package struct SystemError: Error, Equatable {
  /// The system's error number; nil for a Foundation error that contains none.
  package let code: Int32?
  /// The reason, as a clause: `its folder does not exist`.
  package let reason: String
  /// Advice, as a sentence; nil if there is none.
  package let advice: String?

  /// Describes an error number such as `ENOENT`.
  package init(code: Int32) {
    self.code = code
    (reason, advice) =
      switch code {
      case ENOENT: ("its folder does not exist", "Make the folder, or name another one.")
      case ENOTDIR: ("a part of its path is not a folder", "Correct the path.")
      case EISDIR: ("it is a folder", "Name a file in it.")
      case EACCES, EPERM:
        ("permission is denied", "Change its permissions, or those of its folder.")
      case EROFS: ("the file system is mounted read-only", "Use a place that can be written.")
      case ENOSPC, EDQUOT: ("the disk is full", "Make room on it.")
      case ENAMETOOLONG: ("its name is too long", "Shorten the path.")
      case ELOOP: ("its symbolic links lead in a circle", "Remove the link.")
      case EMFILE, ENFILE: ("too many files are open", "Close other programs and try again.")
      case EFBIG: ("the file would become larger than is allowed", "Raise the limit (ulimit -f).")
      case EEXIST, ENOTEMPTY: ("something of that name is there already", "Move it away.")
      case EBUSY, ETXTBSY: ("it is in use", "Wait for the other program to end.")
      case ENXIO: ("nothing reads from it", "Name a regular file.")
      case EIO: ("the device reports an error", "Check the disk.")
      case ENOMEM: ("there is no memory left", "Close other programs and try again.")
      case EINVAL, ENOTSUP: ("the file system does not support that", "Use another place.")
      case ESTALE: ("the network folder has changed on its server", "Try again.")
      default: (String(cString: strerror(code)).lowercased(), nil)
      }
  }

  /// Describes an error from Foundation or swift-system by the system's error number in it.
  package init(_ error: any Error) {
    if let error = error as? Errno {
      self.init(code: error.rawValue)
      return
    }
    var current: NSError? = error as NSError
    while let known = current {
      if known.domain == NSPOSIXErrorDomain {
        self.init(code: Int32(truncatingIfNeeded: known.code))
        return
      }
      if known.domain == NSCocoaErrorDomain, let code = Self.codes[known.code],
        known.userInfo[NSUnderlyingErrorKey] == nil
      {
        self.init(code: code)
        return
      }
      current = known.userInfo[NSUnderlyingErrorKey] as? NSError
    }
    // A Cocoa error whose underlying error has no system number, as for a path through a file.
    if let known = error as NSError?, known.domain == NSCocoaErrorDomain,
      let code = Self.codes[known.code]
    {
      self.init(code: code)
      return
    }
    var text = error.localizedDescription
    while text.hasSuffix(".") { text.removeLast() }
    self.init(reason: text, advice: nil)
  }

  private init(reason: String, advice: String?) {
    code = nil
    self.reason = reason
    self.advice = advice
  }

  /// The error of the last failed system call on this thread.
  package static var last: SystemError { SystemError(code: errno) }

  /// The reason as the end of a sentence, followed by the advice as a sentence where there is one.
  package var sentences: String { "\(reason).\(advice.map { " \($0)" } ?? "")" }

  /// The system's error numbers for Foundation's error codes.
  private static let codes: [Int: Int32] = [
    CocoaError.Code.fileNoSuchFile.rawValue: ENOENT,
    CocoaError.Code.fileReadNoSuchFile.rawValue: ENOENT,
    CocoaError.Code.fileReadNoPermission.rawValue: EACCES,
    CocoaError.Code.fileWriteNoPermission.rawValue: EACCES,
    CocoaError.Code.fileWriteFileExists.rawValue: EEXIST,
    CocoaError.Code.fileWriteOutOfSpace.rawValue: ENOSPC,
    CocoaError.Code.fileWriteVolumeReadOnly.rawValue: EROFS,
    // Foundation reports "unknown" when a component of the path is not a folder.
    CocoaError.Code.fileWriteUnknown.rawValue: ENOTDIR,
    CocoaError.Code.fileReadUnknown.rawValue: EIO,
    CocoaError.Code.fileWriteInvalidFileName.rawValue: ENAMETOOLONG,
    CocoaError.Code.fileReadInvalidFileName.rawValue: ENAMETOOLONG,
  ]
}
