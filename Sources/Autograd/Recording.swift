internal import Glibc

/// Runs `body` without recording, as needed to update parameters.
///
/// In it, results have no history, and tensors that require a gradient may be changed in place.
public func withoutGradient<Result>(_ body: () throws -> Result) rethrows -> Result {
  Recording.pauses += 1
  defer { Recording.pauses -= 1 }
  return try body()
}

/// The depth of `withoutGradient` calls on the current thread.
///
/// It is thread-local, so that an update of parameters does not stop the recording of another thread.
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
