internal import Foundation

/// Distinguishes a file from a later one at the same path without reading it.
package enum FileIdentity {
  /// Returns a file's device, inode, size and modification time as text; nil where there is no file.
  package static func facts(of path: String) -> String? {
    var facts = stat()
    guard stat(path, &facts) == 0 else { return nil }
    return "\(facts.st_dev) \(facts.st_ino) \(facts.st_size) "
      + "\(facts.st_mtim.tv_sec).\(facts.st_mtim.tv_nsec)"
  }
}
