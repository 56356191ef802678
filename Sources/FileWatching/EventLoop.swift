internal import Glibc

/// A lookout's work, on a thread of its own.
struct EventLoop {
  let folders: [String]
  let means: EventMonitor.Means
  let signals: Int32
  let wakeup: SelfPipe
  let tell: @Sendable (MonitorEvent) -> Void
  var watch: FolderWatch?
  var keyboard: Keyboard?

  /// How often to look where no word comes, in milliseconds.
  private static let interval: Int32 = 300

  /// Waits and tells until the wakeup is rung.
  mutating func work() {
    while wait() {}
  }

  /// Waits for the next thing to happen and tells it; false when the wakeup was rung.
  private mutating func wait() -> Bool {
    let sources = [
      wakeup.reading, signals, keyboard?.descriptor ?? -1, watch?.descriptor ?? -1,
    ]
    var interests = sources.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    // Without the kernel's word, or while a folder is gone, look now and then.
    let isBlind = watch?.descriptor == nil
    let count = poll(&interests, nfds_t(interests.count), isBlind ? Self.interval : -1)
    let isReady = interests.map { count > 0 && $0.revents != 0 }
    if isReady[0] { return false }
    if isReady[1] { for signal in Signals.taken(from: signals) { tell(.signal(signal)) } }
    if isReady[2] { takeKeys() }
    if isReady[3] {
      watch?.takeEvents()
      tell(.filesChanged)
    }
    if count == 0, isBlind {
      // First the watch, then the word: a change between the two is seen by the one who looks.
      if means == .events { watch = FolderWatch(folders) }
      tell(.filesChanged)
    }
    return true
  }

  private mutating func takeKeys() {
    guard let keys = keyboard?.takeKeys() else {
      keyboard = nil
      return tell(.keysEnded)
    }
    for key in keys { tell(.key(key)) }
  }
}
