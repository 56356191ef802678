package import Courses
internal import Files
package import Foundation

/// The folder of a course's compiled modules and cached results. It may be removed between two runs.
package struct CourseCache: Sendable {
  package let folder: URL

  package init(of course: Course) {
    folder = course.cache
  }

  /// The total size of its files, in bytes.
  package var size: Int {
    let keys: Set<URLResourceKey> = [.isRegularFileKey, .fileSizeKey]
    let entries = FileManager.default.enumerator(
      at: folder, includingPropertiesForKeys: Array(keys))
    return (entries?.allObjects as? [URL] ?? [])
      .compactMap { try? $0.resourceValues(forKeys: keys) }
      .map { $0.isRegularFile == true ? $0.fileSize ?? 0 : 0 }.reduce(0, +)
  }

  /// Removes the folder.
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
