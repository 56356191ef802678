internal import Foundation
internal import Grading

/// The program that a desktop opens pages with.
enum Browser {
  /// Opens a file or an address. What the program itself says goes nowhere: it could fall into a screen.
  static func open(_ page: URL) async throws {
    let name = page.isFileURL ? page.path : page.absoluteString
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/xdg-open")
    process.arguments = [name]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw GradingFault(
        .usage,
        "The report cannot be opened here: there is no xdg-open. Open it yourself: \(name)")
    }
  }
}
