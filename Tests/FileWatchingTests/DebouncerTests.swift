import FileWatching
import Testing

/// The tests pass the instants, so that they read no clock.
@Suite struct DebouncerTests {
  private let start = Debouncer.Instant.now

  private func moment(_ milliseconds: Int) -> Debouncer.Instant {
    start + .milliseconds(milliseconds)
  }

  @Test("Files are read after a pause without changes")
  func pause() {
    var debouncer = Debouncer()
    #expect(debouncer.delay(afterChangeAt: moment(0)) == .milliseconds(30))
    #expect(debouncer.delay(afterChangeAt: moment(20)) == .milliseconds(30))
    #expect(debouncer.delay(afterReadAt: moment(50), isUnfinished: false) == nil)
    #expect(debouncer.delay(afterChangeAt: moment(5000)) == .milliseconds(30))
  }

  @Test("Files that keep changing are read at the maximum delay")
  func continuousChanges() {
    var debouncer = Debouncer()
    let reads = (0..<100).map { moment($0 * 10) + debouncer.delay(afterChangeAt: moment($0 * 10)) }
    #expect(reads.allSatisfy { $0 <= moment(1000) })
    #expect(reads[0] == moment(30))
    #expect(reads[48] == moment(500))
  }

  @Test("Files that look unfinished are read once more, and count if they stay so")
  func unfinished() {
    var debouncer = Debouncer()
    #expect(
      debouncer.delay(afterReadAt: moment(0), isUnfinished: true) == .milliseconds(400))
    // Other changes in between, as polling reports them, do not restart the wait.
    #expect(debouncer.delay(afterChangeAt: moment(300)) == .milliseconds(30))
    #expect(
      debouncer.delay(afterReadAt: moment(330), isUnfinished: true) == .milliseconds(70))
    #expect(debouncer.delay(afterReadAt: moment(400), isUnfinished: true) == nil)
    // The next unfinished file starts a new wait.
    #expect(
      debouncer.delay(afterReadAt: moment(900), isUnfinished: true) == .milliseconds(400))
    #expect(debouncer.delay(afterReadAt: moment(950), isUnfinished: false) == nil)
  }
}
