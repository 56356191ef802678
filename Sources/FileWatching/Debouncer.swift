/// When files that stir have come to rest.
///
/// One save makes several events, and some editors take the old file away, or empty it, before the new
/// text is there. So a look waits until nothing stirs, and what looks unfinished gets a moment more;
/// but neither for ever, for something else in the folder may never rest.
package struct Debouncer: Sendable {
  package typealias Instant = ContinuousClock.Instant

  /// How long nothing may stir before a look.
  package static let pause = Duration.milliseconds(30)
  /// How long a look is put off at most.
  package static let longest = Duration.milliseconds(500)
  /// How long files may look unfinished before that counts as what they hold.
  package static let patience = Duration.milliseconds(400)

  private var firstChange: Instant?
  private var unfinishedSince: Instant?

  package init() {}

  /// Says how long to wait with a look after something stirred.
  package mutating func delay(afterChangeAt now: Instant) -> Duration {
    let first = firstChange ?? now
    firstChange = first
    return max(.zero, min(Self.pause, now.duration(to: first + Self.longest)))
  }

  /// Says after a look how long to wait with the next one; nil where what it saw counts.
  package mutating func delay(afterLookAt now: Instant, isUnfinished: Bool) -> Duration? {
    firstChange = nil
    guard isUnfinished else {
      unfinishedSince = nil
      return nil
    }
    let since = unfinishedSince ?? now
    let left = now.duration(to: since + Self.patience)
    unfinishedSince = left > .zero ? since : nil
    return left > .zero ? left : nil
  }
}
