internal import Foundation
internal import Grading

/// The program that a desktop opens pages with.
enum Browser {
  static func open(_ file: URL) async throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/xdg-open")
    process.arguments = [file.path]
    do {
      try process.run()
    } catch {
      throw GradingFault(
        .usage,
        "The report cannot be opened here: there is no xdg-open. Open it yourself: \(file.path)")
    }
  }
}
