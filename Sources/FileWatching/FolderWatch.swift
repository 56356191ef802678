internal import Glibc

/// The kernel's word on changes in some folders (inotify).
///
/// Editors save in many ways: into the file, by a new file that takes the old one's place, by removing
/// the old one first. So every event that a save can begin or end with is asked for, and what it was
/// is not looked at: the files are.
final class FolderWatch {
  /// Readable when something happened; nil while one of the folders cannot be watched.
  private(set) var descriptor: Int32?

  /// Watches folders from here on.
  init(_ folders: [String]) {
    let descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    guard descriptor >= 0 else { return }
    let events =
      IN_CLOSE_WRITE | IN_MODIFY | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE
      | IN_DELETE_SELF | IN_MOVE_SELF
    let areWatched = folders.allSatisfy { inotify_add_watch(descriptor, $0, UInt32(events)) >= 0 }
    guard areWatched else {
      close(descriptor)
      return
    }
    self.descriptor = descriptor
  }

  deinit {
    descriptor.map { _ = close($0) }
  }

  /// Takes the events that are there, and stops watching when one of the folders is gone.
  func takeEvents() {
    guard let descriptor else { return }
    let header = MemoryLayout<inotify_event>.size
    let capacity = 64 * (header + 256)
    let isGone = withUnsafeTemporaryAllocation(byteCount: capacity, alignment: 8) { buffer in
      var isGone = false
      while true {
        let count = read(descriptor, buffer.baseAddress, buffer.count)
        guard count > 0 else { return isGone }
        var offset = 0
        while offset + header <= count {
          let event = buffer.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
          let end = UInt32(IN_IGNORED | IN_DELETE_SELF | IN_MOVE_SELF)
          isGone = isGone || event.mask & end != 0
          offset += header + Int(event.len)
        }
      }
    }
    if isGone {
      close(descriptor)
      self.descriptor = nil
    }
  }
}
