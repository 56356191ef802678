package import Courses
internal import Files
package import Foundation

/// What is compiled once and kept, in a folder that can be removed at any time between two runs.
package struct Cache: Sendable {
  package let folder: URL

  package init(of course: Course) {
    folder = course.cache
  }

  /// The bytes of its files.
  package var size: Int {
    let files = FileManager.default.enumerator(
      at: folder, includingPropertiesForKeys: [.fileSizeKey])
    return (files?.allObjects as? [URL] ?? [])
      .compactMap { try? $0.resourceValues(forKeys: [.fileSizeKey]).fileSize }.reduce(0, +)
  }

  /// Removes all of it.
  package func clear() throws(ReportedFault) {
    guard FileManager.default.fileExists(atPath: folder.path) else { return }
    do {
      try FileManager.default.removeItem(at: folder)
    } catch {
      throw ReportedFault(
        .machine, "The folder \(folder.path) cannot be removed: \(SystemError(error).sentences)")
    }
  }
}
