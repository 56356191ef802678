internal import CSandbox
internal import Glibc

/// A file descriptor that is closed with its owner.
struct Descriptor: ~Copyable, Sendable {
  let number: Int32

  init(_ number: Int32) {
    self.number = number
  }

  deinit {
    close(number)
  }

  /// Makes reads and writes return at once.
  func setNonblocking() throws(SandboxFault) {
    let flags = fcntl(number, F_GETFL)
    guard flags >= 0, fcntl(number, F_SETFL, flags | O_NONBLOCK) == 0 else {
      throw .noResource("pipe", errno: errno)
    }
  }
}

extension Descriptor? {
  /// The descriptor's number, or -1 for none, as system calls expect.
  var number: Int32 {
    switch self {
    case .some(let descriptor): descriptor.number
    case .none: -1
    }
  }
}

/// A pipe whose ends are closed on exec.
struct ProcessPipe: ~Copyable, Sendable {
  let reading: Descriptor
  let writing: Descriptor

  init() throws(SandboxFault) {
    var ends: [Int32] = [-1, -1]
    let result = sandbox_pipe(&ends)
    guard result == 0 else { throw .noResource("pipe", errno: -result) }
    reading = Descriptor(ends[0])
    writing = Descriptor(ends[1])
  }
}
