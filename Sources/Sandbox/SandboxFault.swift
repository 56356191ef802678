internal import Glibc

/// The reason why a run could not start.
package enum SandboxFault: Error, Equatable, CustomStringConvertible {
  /// A string contains a NUL, which C strings cannot.
  case containsNul(String)
  case notAbsolute(String)
  /// The system refused a pipe, a process or a filter.
  case noResource(String, reason: String)
  /// The program could not be started.
  case notStarted(String, step: String, reason: String)

  package var description: String {
    switch self {
    case .containsNul(let text):
      "\(text.debugDescription) contains a NUL character, which no argument of a program can."
    case .notAbsolute(let path):
      "\(path) is not an absolute path. Name the program by its absolute path."
    case .noResource(let what, let reason):
      "The system refused a \(what) for running a program: \(reason)."
    case .notStarted(let program, let step, let reason):
      "\(program) could not be started; \(step) failed: \(reason)."
    }
  }

  static func noResource(_ what: String, errno code: Int32) -> SandboxFault {
    .noResource(what, reason: sentence(of: code))
  }

  static func notStarted(_ program: String, step: String, errno code: Int32) -> SandboxFault {
    let reason =
      switch code {
      case 0: "it was killed"
      case EACCES where isMountedWithoutExecution(program):
        "the file system that holds it is mounted noexec; use a course on another file system, or "
          + "mount this one with exec"
      default: sentence(of: code)
      }
    return .notStarted(program, step: step, reason: reason)
  }

  /// The C library's `ST_NOEXEC`, which Swift does not import.
  private static let noExecution: UInt = 8

  private static func isMountedWithoutExecution(_ path: String) -> Bool {
    var facts = statvfs()
    return statvfs(path, &facts) == 0 && facts.f_flag & Self.noExecution != 0
  }

  private static func sentence(of code: Int32) -> String {
    String(cString: strerror(code))
  }
}
