internal import Foundation

/// A folder for what one run of the command makes, gone when the run is over.
///
/// It bears the process id in its name, so that what a killed run left behind is found and removed
/// by a later one.
final class Workspace: Sendable {
  let folder: URL

  init(in cache: URL) throws(GradingFault) {
    Self.sweep(cache)
    let process = ProcessInfo.processInfo.processIdentifier
    let unique = UUID().uuidString.prefix(8).lowercased()
    folder = cache.appending(path: "work-\(process)-\(unique)")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw GradingFault(
        .machine,
        "The folder \(cache.path) for what is compiled cannot be written: "
          + "\(error.localizedDescription). Make the course's folder writable.")
    }
  }

  deinit {
    // Nothing more can be done about a folder that does not go; the next run tries again.
    try? FileManager.default.removeItem(at: folder)
  }

  /// Makes a folder inside.
  func makeFolder(_ name: String) throws(GradingFault) -> URL {
    let inner = folder.appending(path: name)
    do {
      try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
      return inner
    } catch {
      throw GradingFault(.machine, "The folder \(inner.path) cannot be made: \(error).")
    }
  }

  /// Removes the folders of processes that no longer live.
  private static func sweep(_ cache: URL) {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: cache.path)) ?? []
    for entry in entries where entry.hasPrefix("work-") {
      guard let process = Int32(entry.split(separator: "-").dropFirst().first ?? ""),
        kill(process, 0) != 0, errno == ESRCH
      else { continue }
      try? FileManager.default.removeItem(at: cache.appending(path: entry))
    }
  }
}
