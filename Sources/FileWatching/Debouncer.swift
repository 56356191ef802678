/// Debounces file changes.
///
/// One save causes several events, and some editors remove or empty the old file before they write
/// the new text. So files are read after a pause without changes, and files that look unfinished
/// are read again a little later. Both waits are bounded, since other files in the folder may
/// change continuously.
package struct Debouncer: Sendable {
  package typealias Instant = ContinuousClock.Instant

  /// The time without changes after which the files are read.
  package static let pause = Duration.milliseconds(30)
  /// The longest time that changes can delay reading the files.
  package static let maximumDelay = Duration.milliseconds(500)
  /// The time after which files that seem incomplete are read as they are.
  package static let longestIncomplete = Duration.milliseconds(400)

  private var firstChange: Instant?
  private var unfinishedSince: Instant?

  package init() {}

  /// Returns how long to wait, after a change, before reading the files.
  package mutating func delay(afterChangeAt now: Instant) -> Duration {
    let first = firstChange ?? now
    firstChange = first
    return max(.zero, min(Self.pause, now.duration(to: first + Self.maximumDelay)))
  }

  /// Returns how long to wait before reading the files again; nil if the content that was read is
  /// valid.
  package mutating func delay(afterReadAt now: Instant, isUnfinished: Bool) -> Duration? {
    firstChange = nil
    guard isUnfinished else {
      unfinishedSince = nil
      return nil
    }
    let since = unfinishedSince ?? now
    let left = now.duration(to: since + Self.longestIncomplete)
    unfinishedSince = left > .zero ? since : nil
    return left > .zero ? left : nil
  }
}
