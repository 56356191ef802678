internal import Courses
internal import Files
internal import Foundation

/// The program that a desktop opens pages with.
enum Browser {
  /// Opens a file or an address. The program gets no keys and says nothing: a screen may have both.
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
