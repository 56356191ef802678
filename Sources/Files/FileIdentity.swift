internal import Foundation

/// Identifies a version of a file without reading it.
package enum FileIdentity {
  /// Returns a file's device, inode, size and modification time; nil if there is no file.
  package static func facts(of path: String) -> String? {
    var facts = stat()
    guard stat(path, &facts) == 0 else { return nil }
    return "\(facts.st_dev) \(facts.st_ino) \(facts.st_size) "
      + "\(facts.st_mtim.tv_sec).\(facts.st_mtim.tv_nsec)"
  }
}
