import Testing
import FileWatching

/// When a look at the files is due. The moments are given, so that no clock takes part.
@Suite struct SettlingTests {
  private let start = Debouncer.Instant.now

  private func moment(_ milliseconds: Int) -> Debouncer.Instant {
    start + .milliseconds(milliseconds)
  }

  @Test("A look waits until nothing stirs for a moment")
  func pause() {
    var debouncer = Debouncer()
    #expect(debouncer.delay(afterChangeAt: moment(0)) == .milliseconds(30))
    #expect(debouncer.delay(afterChangeAt: moment(20)) == .milliseconds(30))
    #expect(debouncer.delay(afterLookAt: moment(50), isUnfinished: false) == nil)
    #expect(debouncer.delay(afterChangeAt: moment(5000)) == .milliseconds(30))
  }

  @Test("A folder in which something always stirs is looked at all the same")
  func restless() {
    var debouncer = Debouncer()
    let looks = (0..<100).map { moment($0 * 10) + debouncer.delay(afterChangeAt: moment($0 * 10)) }
    #expect(looks.allSatisfy { $0 <= moment(1000) })
    #expect(looks[0] == moment(30))
    #expect(looks[48] == moment(500))
  }

  @Test("What looks unfinished is looked at once more, and counts when it stays so")
  func unfinished() {
    var debouncer = Debouncer()
    #expect(
      debouncer.delay(afterLookAt: moment(0), isUnfinished: true) == .milliseconds(400))
    // Others stir in between, as polling does; that begins nothing anew.
    #expect(debouncer.delay(afterChangeAt: moment(300)) == .milliseconds(30))
    #expect(
      debouncer.delay(afterLookAt: moment(330), isUnfinished: true) == .milliseconds(70))
    #expect(debouncer.delay(afterLookAt: moment(400), isUnfinished: true) == nil)
    // The next one gets its own time.
    #expect(
      debouncer.delay(afterLookAt: moment(900), isUnfinished: true) == .milliseconds(400))
    #expect(debouncer.delay(afterLookAt: moment(950), isUnfinished: false) == nil)
  }
}
