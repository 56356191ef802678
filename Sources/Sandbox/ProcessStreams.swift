internal import Glibc

/// What comes out of a program on one of its streams, up to a limit.
struct InputFeed: ~Copyable {
  private(set) var bytes: [UInt8] = []
  private(set) var hasOverflown = false
  /// Nil once the stream has ended, or is of no more interest.
  private var descriptor: Descriptor?
  /// The program's end, which must stay until the program has its own copy.
  private let far: Descriptor
  private let limit: Int
  /// Whether what is beyond the limit is read and thrown away.
  private let discardsExcess: Bool
  /// How often is read before anything else is looked at: a program can write as fast as it is read.
  private static let readsAtOnce = 64

  init(limit: Int, discardsExcess: Bool = false) throws(SandboxFault) {
    let pipe = try ProcessPipe()
    try pipe.reading.setNonblocking()
    descriptor = consume pipe.reading
    far = pipe.writing
    self.limit = max(0, limit)
    self.discardsExcess = discardsExcess
  }

  /// The descriptor to give the program.
  var farEnd: Int32 { far.number }

  /// What to wait for, if anything.
  var interest: pollfd {
    pollfd(fd: descriptor.number, events: Int16(POLLIN), revents: 0)
  }

  /// Takes what is there and does not wait for more.
  mutating func take() {
    for _ in 0..<Self.readsAtOnce where descriptor.number >= 0 {
      let room = limit - bytes.count
      // One byte more than is allowed tells a full stream from one that overflows.
      guard let chunk = read(atMost: hasOverflown ? 1 << 16 : min(1 << 16, room + 1))
      else { return }
      bytes += chunk.prefix(room)
      hasOverflown = hasOverflown || chunk.count > room
      if chunk.isEmpty || hasOverflown && !discardsExcess { descriptor = nil }
    }
  }

  /// Reads what is there: nil if there is nothing yet, empty at the end.
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

/// What a program is sent, as fast as it takes it.
///
/// To be used on a thread that blocks SIGPIPE.
struct OutputCapture: ~Copyable {
  /// Nil once all is sent.
  private var descriptor: Descriptor?
  private let far: Descriptor
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) throws(SandboxFault) {
    let pipe = try ProcessPipe()
    try pipe.writing.setNonblocking()
    descriptor = consume pipe.writing
    far = pipe.reading
    rest = bytes[...]
  }

  /// The descriptor to give the program.
  var farEnd: Int32 { far.number }

  /// What to wait for, if anything.
  var interest: pollfd {
    pollfd(fd: descriptor.number, events: Int16(POLLOUT), revents: 0)
  }

  /// Gives what is taken without waiting, and ends the stream after the last byte.
  mutating func give() {
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
