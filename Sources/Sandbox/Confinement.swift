/// What a confined program may touch beside the descriptors it is given.
///
/// The program's own file, the C library's folder, the dynamic linker and /proc are always readable:
/// without them nothing starts. All else on the file system is closed (Landlock), and so are the
/// network and what administers a machine (seccomp).
///
/// A program can thus read the command line of any process, though not its environment or memory: no
/// secret belongs into an argument.
package struct Confinement: Sendable, Equatable {
  /// Files, and folders with all below them, that it may read and execute, as absolute paths. One
  /// that does not exist is passed over.
  package var readable: [String]
  /// Files and folders it may also change and make files in.
  package var writable: [String]
  /// Whether it may have children, signal others and change the attributes of files.
  package var isTrusted: Bool

  /// For a program by somebody else: no child, no signal to others, no writable place.
  package static func foreign(readable: [String]) -> Confinement {
    Confinement(readable: readable, writable: [], isTrusted: false)
  }

  /// For a program that is ours, with input that is not, such as a compiler.
  package static func trusted(readable: [String], writable: [String]) -> Confinement {
    Confinement(readable: readable, writable: writable, isTrusted: true)
  }
}

/// What was really in force while a program ran.
package enum Isolation: String, Sendable, CaseIterable, Codable {
  case full = "landlock+seccomp"
  case landlockOnly = "landlock only"
  case seccompOnly = "seccomp only"
  case limitsOnly = "limits only"
}
