internal import Courses
internal import Files
internal import Foundation

/// Opens pages with the desktop's default program.
enum Browser {
  /// Opens a file or an address. The program is cut off from the terminal, which `watch` may be using.
  static func open(_ page: URL) async throws {
    let name = page.isFileURL ? page.path : page.absoluteString
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/xdg-open")
    process.arguments = [name]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw ReportedFault(
        .machine,
        "The report cannot be opened here: \(SystemError(error).reason). Open it yourself: \(name)")
    }
  }
}
