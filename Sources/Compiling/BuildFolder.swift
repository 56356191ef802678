package import Courses
internal import Files
package import Foundation
internal import SystemPackage

/// The working directory of a build. The compiler and linker name all files relative to it.
///
/// Absolute paths can contain characters that a tool treats specially. The linker replaces every `%`
/// in the name of its output file, and the first `:` ends the file name in a message. The relative
/// names contain neither. The compiler needs an absolute path for its module cache, and stores it in
/// the modules. ``currentDirectory`` is such a path, and is the same for every build folder.
package struct BuildFolder: Sendable {
  package let url: URL
  /// The targets of the folder's symbolic links. The compiler and linker may read them.
  private(set) var linked: [URL] = []

  /// The absolute path of the current process's working directory.
  static let currentDirectory = "/proc/self/cwd"

  package init(_ url: URL) {
    self.url = url
  }

  /// Creates a symbolic link to a file or folder.
  package mutating func link(_ target: URL, as name: String) throws(ReportedFault) {
    let place = url.appending(path: name)
    guard symlink(target.path, place.path) == 0 else {
      throw .cannotWrite(place, errno: errno)
    }
    linked.append(target)
  }

  /// Writes a file, and creates its folder if needed.
  package func write(_ bytes: Data, to name: String) throws(ReportedFault) {
    let place = url.appending(path: name)
    do {
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      // Foundation's own way waits for the disk, which no file of a build needs.
      let file = try FileDescriptor.open(
        place.path, .writeOnly, options: [.create, .truncate], permissions: .usual)
      try file.closeAfter { _ = try file.writeAll(bytes) }
    } catch {
      throw .cannotWrite(place, error)
    }
  }

  func makeFolder(_ name: String) throws(ReportedFault) {
    let place = url.appending(path: name)
    do {
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite(place, error)
    }
  }
}

extension FilePermissions {
  /// What the process's mask leaves of reading and writing for everybody.
  fileprivate static let usual: FilePermissions = [
    .ownerReadWrite, .groupReadWrite, .otherReadWrite,
  ]
}

extension ReportedFault {
  /// The fault that a file or folder cannot be written.
  static func cannotWrite(_ place: URL, errno code: CInt) -> ReportedFault {
    cannotWrite(place, SystemError(code: code))
  }

  static func cannotWrite(_ place: URL, _ error: any Error) -> ReportedFault {
    cannotWrite(place, SystemError(error))
  }

  private static func cannotWrite(_ place: URL, _ error: SystemError) -> ReportedFault {
    ReportedFault(.machine, "\(place.path) cannot be written: \(error.sentences)")
  }
}
