internal import Courses
internal import Files
internal import Foundation

/// The executable of this process, which contains the checks.
enum OwnExecutable {
  /// Returns its path and the identity of its file, which distinguish builds on this machine.
  static func identity() throws(ReportedFault) -> String {
    let link = "/proc/self/exe"
    do {
      let path = try FileManager.default.destinationOfSymbolicLink(atPath: link)
      // The link leads to the running file even if another file has replaced it at the path.
      return "\(path) \(FileIdentity.facts(of: link) ?? "")"
    } catch {
      throw ReportedFault(
        .machine, "The running program cannot be identified: \(SystemError(error).sentences)")
    }
  }
}
