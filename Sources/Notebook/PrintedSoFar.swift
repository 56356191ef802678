internal import Courses
internal import Synchronization

/// The text that a running experiment has printed.
///
/// It is sent at most once in each ``pause``, so that a program that prints without end does not fill the
/// connections.
final class PrintedSoFar: Sendable {
  /// The least time between two texts that are sent.
  static let pause = Duration.milliseconds(100)

  private let state = Mutex((text: "", hasNew: false))

  /// The whole text.
  var text: String { state.withLock { $0.text } }

  func add(_ new: String) {
    state.withLock { state in
      state.text += new
      state.hasNew = true
    }
  }

  /// Returns the text without the middle of a long one; nil where nothing was added since the last call.
  func unsent() -> String? {
    let new: String? = state.withLock { state in
      defer { state.hasNew = false }
      return state.hasNew ? state.text : nil
    }
    return new.map { TruncatedText.withoutMiddle($0, to: TruncatedText.output) }
  }
}
