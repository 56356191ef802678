internal import Glibc

/// The loop of an ``EventMonitor``, which runs on a thread of its own.
struct EventLoop {
  let folders: [String]
  let means: EventMonitor.Means
  let signals: Int32
  let wakeup: SelfPipe
  let report: @Sendable (MonitorEvent) -> Void
  var watch: FolderWatch?
  var keyboard: Keyboard?

  /// The polling interval for folders that inotify does not watch, in milliseconds.
  private static let interval: Int32 = 300

  /// Waits for events and reports them until the wakeup pipe is written to.
  mutating func run() {
    while wait() {}
  }

  /// Waits for the next events and reports them. Returns false when the wakeup pipe was written to.
  private mutating func wait() -> Bool {
    let sources = [
      wakeup.reading, signals, keyboard?.descriptor ?? -1, watch?.descriptor ?? -1,
    ]
    var interests = sources.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    // Without inotify, or while a folder is missing, the folders are polled.
    let isPolling = watch?.descriptor == nil
    let count = poll(&interests, nfds_t(interests.count), isPolling ? Self.interval : -1)
    let isReady = interests.map { count > 0 && $0.revents != 0 }
    if isReady[0] { return false }
    if isReady[1] { for signal in Signals.taken(from: signals) { report(.signal(signal)) } }
    if isReady[2] { takeKeys() }
    if isReady[3] {
      watch?.takeEvents()
      report(.filesChanged)
    }
    if count == 0, isPolling {
      // Watched before the event is reported, so that no change between the two is lost.
      if means == .events { watch = FolderWatch(folders) }
      report(.filesChanged)
    }
    return true
  }

  private mutating func takeKeys() {
    guard let keys = keyboard?.takeKeys() else {
      keyboard = nil
      return report(.keysEnded)
    }
    for key in keys { report(.key(key)) }
  }
}
