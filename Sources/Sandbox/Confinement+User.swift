internal import Glibc

extension Confinement {
  /// The user and group of submissions where this process runs as root. Debian reserves the number and
  /// gives it to nobody.
  package static let user: UInt32 = 65533

  /// Returns the user that a program runs as instead of root; nil where it keeps this process's user.
  ///
  /// A trusted program writes files that this process owns, so it keeps the user. So does a program that
  /// another user could not read, or whose granted files it could not.
  func user(for executable: String) -> UInt32? {
    guard geteuid() == 0, !isTrusted, writable.isEmpty,
      FileMode.allows(S_IROTH | S_IXOTH, at: executable),
      readable.allSatisfy(FileMode.isReachable)
    else { return nil }
    return Self.user
  }
}

/// The rights to files that all users have.
private enum FileMode {
  /// Whether all users may go to a path and read it. A missing path is not an obstacle.
  static func isReachable(_ path: String) -> Bool {
    var parent = ""
    for part in path.split(separator: "/").dropLast() {
      parent += "/\(part)"
      guard allows(S_IXOTH, at: parent) else { return false }
    }
    return allows(S_IROTH, at: path)
  }

  static func allows(_ rights: mode_t, at path: String) -> Bool {
    var facts = stat()
    guard stat(path, &facts) == 0 else { return errno == ENOENT }
    return facts.st_mode & rights == rights
  }
}
