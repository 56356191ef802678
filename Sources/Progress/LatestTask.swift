internal import Synchronization

/// Runs one piece of work at a time. A newer one cancels the older and begins when that has ended.
package final class LatestTask: Sendable {
  private let latest = Mutex<Task<Void, Never>?>(nil)

  package init() {}

  /// Starts work. It has a low priority, because judging may occupy every thread of its priority.
  package func start(_ work: @escaping @Sendable () async -> Void) {
    latest.withLock { latest in
      let before = latest
      before?.cancel()
      latest = Task(priority: .utility) {
        await before?.value
        guard !Task.isCancelled else { return }
        await work()
      }
    }
  }

  /// Cancels the work that runs.
  package func cancel() {
    latest.withLock { $0?.cancel() }
  }

  /// Waits for the work that was started last.
  package func wait() async {
    await latest.withLock { $0 }?.value
  }
}
