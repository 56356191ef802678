package import Courses
internal import Files
package import Foundation

/// A folder that the toolchain's programs work in and where everything has a short relative name.
///
/// A path of the machine can hold characters that a tool treats specially: the linker replaces every
/// `%` in the name of a file that it writes, and a `:` ends the name in a message. Names of our own
/// hold none. The compiler needs an absolute path for its module cache and writes that path into the
/// cache; ``here`` is absolute and the same wherever the folder lies.
package struct BuildFolder: Sendable {
  package let url: URL
  /// What the links in the folder lead to, which the programs may read.
  private(set) var linked: [URL] = []

  /// The working directory of whoever reads it.
  static let here = "/proc/self/cwd"

  package init(_ url: URL) {
    self.url = url
  }

  /// Makes a folder or a file known under a name in this folder.
  package mutating func link(_ target: URL, as name: String) throws(ReportedFault) {
    let place = url.appending(path: name)
    guard symlink(target.path, place.path) == 0 else {
      throw .cannotWrite(place, errno: errno)
    }
    linked.append(target)
  }

  /// Writes a file, making the folders on its way.
  package func write(_ bytes: Data, to name: String) throws(ReportedFault) {
    let place = url.appending(path: name)
    do {
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try bytes.write(to: place)
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

extension ReportedFault {
  /// A file or folder of the cache that the system does not let us write.
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
