internal import Foundation

/// Starts a dedicated thread, because blocking work must not occupy a thread of Swift's pool.
func startThread(_ work: @escaping @Sendable () -> Void) {
  Thread.detachNewThread(work)
}
