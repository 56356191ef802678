internal import Synchronization

/// The current page, and the connections that wait for the next one.
final class PageBroadcaster: Sendable {
  private let state = Mutex<(page: String?, version: Int)>((nil, 0))
  private let broadcaster = EventBroadcaster()

  var current: (page: String?, version: Int) {
    state.withLock { $0 }
  }

  func change(to page: String) {
    let version = state.withLock { state in
      guard page != state.page else { return nil as Int? }
      state = (page, state.version + 1)
      return state.version
    }
    if let version { broadcaster.send(Self.event(version)) }
  }

  func end() {
    broadcaster.end()
  }

  /// Returns the current version and each later one, as server-sent events.
  func events() -> EventBroadcaster.Subscription {
    // Under the lock, so that no version between the two is missed.
    state.withLock { broadcaster.subscribe(first: Self.event($0.version)) }
  }

  private static func event(_ version: Int) -> EventBroadcaster.Event {
    EventBroadcaster.Event("message", "\(version)")
  }
}
