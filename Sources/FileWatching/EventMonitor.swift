internal import Glibc

/// What happens around a running command.
package enum MonitorEvent: Sendable, Equatable {
  /// Something in the folders may have changed; only a look at them tells.
  case filesChanged
  case key(UInt8)
  /// The keyboard is gone.
  case keysEnded
  case signal(Int32)
}

/// A thread that waits for changes in folders, for keys and for signals, and tells each as it comes.
package final class EventMonitor: Sendable {
  /// How to notice changes.
  package enum Means: Sendable {
    /// By the kernel's word (inotify).
    case events
    /// By looking again and again: for folders of other machines, of whose changes no word comes.
    case polling
  }

  /// What wakes the thread so that it ends.
  private let wakeup: SelfPipe

  /// Starts to look out: of every change from here on, one is told after it.
  ///
  /// - Parameters:
  ///   - folders: The folders' paths. They may be missing for a while.
  ///   - means: How to notice changes in them.
  ///   - keys: A terminal to read keys from; nil for none.
  ///   - signals: Told in the place of what they usually do, for as long as the process lives.
  ///   - tell: Called on the thread.
  /// - Throws: A ``WatchFault`` where the system gives no pipe or handler.
  package init(
    folders: [String], means: Means, keys: Int32? = nil, signals: [Int32] = [],
    tell: @escaping @Sendable (MonitorEvent) -> Void
  ) throws(WatchFault) {
    let wakeup = try SelfPipe()
    self.wakeup = wakeup
    let caught = try Signals.catching(signals)
    // Here and not on the thread: a save that follows at once would be missed.
    let watch = means == .events ? FolderWatch(folders) : nil
    // Unshared: it is handed over to its thread, whole.
    nonisolated(unsafe) var eventLoop = EventLoop(
      folders: folders, means: means, signals: caught, wakeup: wakeup, tell: tell, watch: watch,
      keyboard: keys.map(Keyboard.init))
    startThread { eventLoop.work() }
  }

  deinit {
    stop()
  }

  /// Stops the thread.
  package func stop() {
    wakeup.ring(0)
  }
}
