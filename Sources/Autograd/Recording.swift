internal import Glibc

/// Runs `body` without recording, as an optimizer changes its parameters.
///
/// Results have no history there, and a tensor that requires a gradient may be changed in place.
public func withoutGradient<Result>(_ body: () throws -> Result) rethrows -> Result {
  Recording.pauses += 1
  defer { Recording.pauses -= 1 }
  return try body()
}

/// How deep the current thread is inside `withoutGradient`.
///
/// It belongs to the thread: one that updates parameters must not stop another's recording.
enum Recording {
  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key, nil)
    return key
  }()

  static var pauses: Int {
    get { Int(bitPattern: pthread_getspecific(key)) }
    set { pthread_setspecific(key, UnsafeRawPointer(bitPattern: newValue)) }
  }

  static var isOn: Bool { pauses == 0 }
}
