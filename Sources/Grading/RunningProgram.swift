internal import Courses
internal import Files
internal import Foundation

/// The program that is running: the judge's side is compiled into it.
enum RunningProgram {
  /// What tells this build of it from another on this machine.
  static func identity() throws(ReportedFault) -> String {
    let link = "/proc/self/exe"
    do {
      let path = try FileManager.default.destinationOfSymbolicLink(atPath: link)
      // By way of the link: the file may have been replaced since this process was started.
      return "\(path) \(FileIdentity.facts(of: link) ?? "")"
    } catch {
      throw ReportedFault(
        .machine, "The running program cannot be told: \(SystemError(error).sentences)")
    }
  }
}
