internal import Compiling
internal import Foundation
internal import Synchronization

/// The programs that were built last, by the hash of what they were built from.
///
/// A figure or an exercise that is run again needs no build while its program is here.
final class ProgramStore: Sendable {
  private let entries = Mutex<[(key: String, program: Program)]>([])
  /// The largest number of programs, each of which occupies about a megabyte on the disk.
  private static let most = 16

  func program(for key: String) -> Program? {
    entries.withLock { entries in
      guard let index = entries.firstIndex(where: { $0.key == key }) else { return nil }
      let entry = entries.remove(at: index)
      // The cache may have been cleared meanwhile.
      guard FileManager.default.isExecutableFile(atPath: entry.program.executable.path) else {
        return nil
      }
      entries.append(entry)
      return entry.program
    }
  }

  func keep(_ program: Program, for key: String) {
    entries.withLock { entries in
      entries.removeAll { $0.key == key }
      entries.append((key, program))
      if entries.count > Self.most { entries.removeFirst() }
    }
  }
}
