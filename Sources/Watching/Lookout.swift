internal import Glibc

/// What happens around a running command.
package enum Happening: Sendable, Equatable {
  /// Something in the folder may have changed; only a look at it tells.
  case stir
  case key(UInt8)
  /// The keyboard is gone.
  case keysEnded
  case signal(Int32)
}

/// A thread that waits for changes in a folder, for keys and for signals, and tells each as it comes.
package final class Lookout: Sendable {
  /// How to notice changes.
  package enum Means: Sendable {
    /// By the kernel's word (inotify).
    case events
    /// By looking again and again: for folders of other machines, of whose changes no word comes.
    case polling
  }

  /// What wakes the thread so that it ends.
  private let bell: SelfPipe

  /// Starts to look out.
  ///
  /// - Parameters:
  ///   - folder: The folder's path. It may be missing for a while.
  ///   - means: How to notice changes in it.
  ///   - keys: A terminal to read keys from; nil for none.
  ///   - signals: Told in the place of what they usually do, for as long as the process lives.
  ///   - tell: Called on the thread.
  /// - Throws: A ``WatchFault`` where the system gives no pipe or handler.
  package init(
    folder: String, means: Means, keys: Int32? = nil, signals: [Int32] = [],
    tell: @escaping @Sendable (Happening) -> Void
  ) throws(WatchFault) {
    let bell = try SelfPipe()
    self.bell = bell
    let caught = try Signals.catching(signals)
    startThread {
      var post = Post(
        folder: folder, watch: means == .events ? FolderWatch(folder) : nil, means: means,
        keys: keys ?? -1, signals: caught, bell: bell, tell: tell)
      while post.wait() {}
    }
  }

  deinit {
    end()
  }

  /// Ends the thread.
  package func end() {
    bell.ring(0)
  }
}

/// The thread's work.
private struct Post {
  let folder: String
  var watch: FolderWatch?
  let means: Lookout.Means
  var keys: Int32
  let signals: Int32
  let bell: SelfPipe
  let tell: @Sendable (Happening) -> Void

  /// How often to look where no word comes, in milliseconds.
  private static let interval: Int32 = 300

  /// Waits for the next thing to happen and tells it; false when the bell was rung.
  mutating func wait() -> Bool {
    let sources = [bell.reading, signals, keys, watch?.descriptor ?? -1]
    var interests = sources.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    // Without the kernel's word, or while the folder is gone, look now and then.
    let isBlind = watch?.descriptor == nil
    let count = poll(&interests, nfds_t(interests.count), isBlind ? Self.interval : -1)
    let isReady = interests.map { count > 0 && $0.revents != 0 }
    if isReady[0] { return false }
    if isReady[1] { for signal in Self.read(signals) { tell(.signal(Int32(signal))) } }
    if isReady[2] { takeKeys() }
    if isReady[3] {
      watch?.takeEvents()
      tell(.stir)
    }
    if count == 0, isBlind {
      if means == .events { watch = FolderWatch(folder) }
      tell(.stir)
    }
    return true
  }

  private mutating func takeKeys() {
    let typed = Self.read(keys)
    for key in typed { tell(.key(key)) }
    if typed.isEmpty {
      keys = -1
      tell(.keysEnded)
    }
  }

  /// Reads what is there, without waiting for more.
  private static func read(_ descriptor: Int32) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = Glibc.read(descriptor, &bytes, bytes.count)
    return Array(bytes.prefix(max(count, 0)))
  }
}
