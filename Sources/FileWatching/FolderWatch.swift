internal import Glibc

/// Watches folders with inotify.
///
/// Editors save in many ways: they write into the file, replace it by a new one, or remove it first.
/// So all events that a save can cause are watched, and their kinds are ignored.
final class FolderWatch {
  /// Readable after a change; nil if one of the folders cannot be watched.
  private(set) var descriptor: Int32?

  /// Starts watching.
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

  /// Reads the pending events, and stops watching if one of the folders is gone.
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
