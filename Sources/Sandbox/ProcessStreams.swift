internal import Glibc

/// Collects a program's output on one stream, up to a limit.
struct OutputCapture: ~Copyable {
  private(set) var bytes: [UInt8] = []
  private(set) var hasOverflown = false
  /// Nil after the end of the stream or an overflow.
  private var descriptor: Descriptor?
  /// The end for the program, which must stay open until the program has a copy.
  private let programSide: Descriptor
  private let limit: Int
  /// Whether bytes beyond the limit are read and discarded.
  private let discardsExcess: Bool
  /// The number of reads in one call of `take`. It bounds the call, as the program may write faster
  /// than it is read.
  private static let readsAtOnce = 64

  init(limit: Int, discardsExcess: Bool = false) throws(SandboxFault) {
    let pipe = try ProcessPipe()
    try pipe.reading.setNonblocking()
    descriptor = consume pipe.reading
    programSide = pipe.writing
    self.limit = max(0, limit)
    self.discardsExcess = discardsExcess
  }

  /// The number of the descriptor for the program.
  var programEnd: Int32 { programSide.number }

  /// The event to poll for, if any.
  var interest: pollfd {
    pollfd(fd: descriptor.number, events: Int16(POLLIN), revents: 0)
  }

  /// Reads the available bytes without waiting.
  mutating func take() {
    for _ in 0..<Self.readsAtOnce where descriptor.number >= 0 {
      let room = limit - bytes.count
      // One byte beyond the limit distinguishes a full stream from an overflow.
      guard let chunk = read(atMost: hasOverflown ? 1 << 16 : min(1 << 16, room + 1))
      else { return }
      bytes += chunk.prefix(room)
      hasOverflown = hasOverflown || chunk.count > room
      if chunk.isEmpty || hasOverflown && !discardsExcess { descriptor = nil }
    }
  }

  /// Reads available bytes. Returns nil if there are none yet, and an empty array at the end.
  private func read(atMost capacity: Int) -> [UInt8]? {
    var hasMore = false
    let chunk = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      var result: Int
      repeat {
        result = Glibc.read(descriptor.number, buffer.baseAddress, capacity)
      } while result < 0 && errno == EINTR
      hasMore = result < 0 && errno == EAGAIN
      count = max(0, result)
    }
    return hasMore ? nil : chunk
  }
}

/// Sends a program its input. The thread must block SIGPIPE.
struct InputFeed: ~Copyable {
  /// Nil after the last byte.
  private var descriptor: Descriptor?
  private let programSide: Descriptor
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) throws(SandboxFault) {
    let pipe = try ProcessPipe()
    try pipe.writing.setNonblocking()
    descriptor = consume pipe.writing
    programSide = pipe.reading
    rest = bytes[...]
  }

  /// The number of the descriptor for the program.
  var programEnd: Int32 { programSide.number }

  /// The event to poll for, if any.
  var interest: pollfd {
    pollfd(fd: descriptor.number, events: Int16(POLLOUT), revents: 0)
  }

  /// Writes without waiting, and closes the stream after the last byte.
  mutating func send() {
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(descriptor.number, $0.baseAddress, $0.count) }
      if written >= 0 {
        rest = rest.dropFirst(written)
      } else if errno == EAGAIN {
        return
      } else if errno != EINTR {
        break
      }
    }
    descriptor = nil
  }
}
