/// The access of a confined program, apart from the descriptors it is given.
///
/// The program's own file, the C library's folder, the dynamic linker and /proc are always readable,
/// since no program starts without them. Landlock denies all other files. Seccomp denies the network
/// and administration.
///
/// So a program can read the command lines of all processes, but not their environment or memory. Do
/// not pass secrets as arguments.
package struct Confinement: Sendable, Equatable {
  /// The absolute paths of files, and of folders with their content, that it may read and execute.
  /// Missing ones are ignored.
  package var readable: [String]
  /// Files and folders that it may also change.
  package var writable: [String]
  /// Whether it may start child processes, signal others and change file attributes.
  package var isTrusted: Bool

  /// For a submission: no child processes, no signals to others, nothing writable.
  package static func foreign(readable: [String]) -> Confinement {
    Confinement(readable: readable, writable: [], isTrusted: false)
  }

  /// For a program of this package that reads untrusted input and is linked like this process: nothing
  /// but the Swift runtime readable, nothing writable.
  package static let ownProgram = foreign(
    readable: SystemLibraries.swiftRuntime.map { [$0] } ?? [])

  /// For a trusted program with untrusted input, such as the compiler.
  package static func trusted(readable: [String], writable: [String]) -> Confinement {
    Confinement(readable: readable, writable: writable, isTrusted: true)
  }
}

/// The mechanisms that were in force while a program ran.
package enum Isolation: String, Sendable, CaseIterable, Codable {
  case full = "landlock+seccomp"
  case landlockOnly = "landlock only"
  case seccompOnly = "seccomp only"
  case limitsOnly = "limits only"
}
