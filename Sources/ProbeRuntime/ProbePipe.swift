internal import Glibc
internal import Observations

/// The child's ends of the two pipes: it reads requests and writes replies.
enum ProbePipe {
  /// The nonce of the request that is being served.
  // No lock is needed: it is written by the one thread that serves, and read by that thread, by a
  // signal handler on it, or by `unfinished`, which ends the process.
  nonisolated(unsafe) static var currentNonce: UInt64 = 0

  /// Whether a reply is being written. A signal handler must not write another one into it.
  nonisolated(unsafe) static var isReplying = false

  /// Whether this process runs an experiment, which may draw.
  nonisolated(unsafe) static var isExperiment = false

  static func reply(_ content: Reply.Content) {
    isReplying = true
    defer { isReplying = false }
    let frame = Frames.frame(Reply(nonce: currentNonce, content: content))
    var sent = 0
    while sent < frame.count {
      let count = frame.withUnsafeBytes { bytes in
        write(
          WireFormat.observationDescriptor, bytes.baseAddress.map { $0 + sent }, bytes.count - sent)
      }
      if count < 0 && errno == EINTR { continue }
      // Nobody reads the pipe any more.
      guard count > 0 else { exit(1) }
      sent += count
    }
  }

  /// Reads the body of the next frame, or returns nil when the requests have ended.
  static func readFrame() -> [UInt8]? {
    guard let prefix = read(count: 4) else { return nil }
    return read(count: prefix.reversed().reduce(0) { $0 << 8 | Int($1) })
  }

  private static func read(count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let got = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(
          WireFormat.requestDescriptor, buffer.baseAddress.map { $0 + filled }, count - filled)
      }
      if got < 0 && errno == EINTR { continue }
      guard got > 0 else { return nil }
      filled += got
    }
    return bytes
  }
}
