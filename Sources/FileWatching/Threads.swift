internal import Foundation

/// Starts a thread of its own: one that waits must not take one of Swift's few.
func startThread(_ work: @escaping @Sendable () -> Void) {
  Thread.detachNewThread(work)
}
