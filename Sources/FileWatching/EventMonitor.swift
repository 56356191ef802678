internal import Glibc

/// An event that a running command reacts to.
package enum MonitorEvent: Sendable, Equatable {
  /// Something in the folders may have changed.
  case filesChanged
  case key(UInt8)
  /// The terminal was closed.
  case keysEnded
  case signal(Int32)
}

/// A thread that waits for changes in folders, for keys and for signals, and reports each.
package final class EventMonitor: Sendable {
  /// How to notice changes.
  package enum Means: Sendable {
    /// By notifications from the kernel (inotify).
    case events
    /// By periodic reading, for network folders, whose changes the kernel does not announce.
    case polling
  }

  /// Wakes the thread, which then ends.
  private let wakeup: SelfPipe

  /// Starts the thread. Every change after this call is followed by an event.
  ///
  /// - Parameters:
  ///   - folders: The folders' paths. They may be missing for a while.
  ///   - means: How to notice changes in them.
  ///   - keys: A terminal to read keys from; nil for none.
  ///   - signals: Signals to report. Their default action is replaced until the process ends.
  ///   - report: Called on the thread with each event.
  /// - Throws: A ``WatchFault`` if the system refuses a pipe or a signal handler.
  package init(
    folders: [String], means: Means, keys: Int32? = nil, signals: [Int32] = [],
    report: @escaping @Sendable (MonitorEvent) -> Void
  ) throws(WatchFault) {
    let wakeup = try SelfPipe()
    self.wakeup = wakeup
    let caught = try Signals.catching(signals)
    // Watched here and not on the thread, which would miss a save that follows at once.
    let watch = means == .events ? FolderWatch(folders) : nil
    // Safe: only the new thread uses it from here on.
    nonisolated(unsafe) var eventLoop = EventLoop(
      folders: folders, means: means, signals: caught, wakeup: wakeup, report: report, watch: watch,
      keyboard: keys.map(Keyboard.init))
    startThread { eventLoop.run() }
  }

  deinit {
    stop()
  }

  /// Stops the thread.
  package func stop() {
    wakeup.write(0)
  }
}
