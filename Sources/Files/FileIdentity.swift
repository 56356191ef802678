internal import Foundation

/// What tells a file from another of the same name, without reading it.
package enum FileIdentity {
  /// Returns a file's device, number, size and time; nil where there is none.
  package static func facts(of path: String) -> String? {
    var facts = stat()
    guard stat(path, &facts) == 0 else { return nil }
    return "\(facts.st_dev) \(facts.st_ino) \(facts.st_size) "
      + "\(facts.st_mtim.tv_sec).\(facts.st_mtim.tv_nsec)"
  }
}
