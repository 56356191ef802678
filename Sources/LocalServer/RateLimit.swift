internal import Synchronization

/// A limit on how often something happens: a number at once, and a number per second.
///
/// It is a token bucket. Source: J. Turner, "New directions in communications" (1986).
package final class RateLimit: Sendable {
  private let burst: Double
  private let perSecond: Double
  private let state: Mutex<(left: Double, at: ContinuousClock.Instant)>

  package init(burst: Int, perSecond: Int) {
    self.burst = Double(burst)
    self.perSecond = Double(perSecond)
    state = Mutex((Double(burst), .now))
  }

  /// Counts one, and returns whether it is within the limit.
  package func admits(at now: ContinuousClock.Instant = .now) -> Bool {
    state.withLock { state in
      let elapsed = max(.zero, state.at.duration(to: now))
      state = (min(burst, state.left + elapsed / .seconds(1) * perSecond), max(state.at, now))
      guard state.left >= 1 else { return false }
      state.left -= 1
      return true
    }
  }
}
