internal import Glibc
internal import Observations

/// The reply that a signal handler writes.
///
/// A signal can come at any moment, also inside the C library's allocator or when memory has run out.
/// So nothing here allocates: the reply is put together in memory that was reserved at the start.
enum TrapReport {
  static let stackSize = 1 << 17

  private typealias Unwind =
    @convention(c) (UnsafeMutablePointer<UnsafeMutableRawPointer?>, CInt) -> CInt

  // The C library's `backtrace` has no header that Swift imports, so it is looked up by name.
  private static let unwind = dlsym(nil, "backtrace").map { unsafeBitCast($0, to: Unwind.self) }

  // No lock is needed: `prepare` sets these once, and the one thread that a signal ends writes to their
  // memory. Should signals end two threads at once, the judge refuses the reply as malformed.
  nonisolated(unsafe) private static let frame =
    UnsafeMutableRawPointer.allocate(byteCount: 2048, alignment: 8)
  nonisolated(unsafe) private static let addresses =
    UnsafeMutablePointer<UnsafeMutableRawPointer?>.allocate(capacity: Reply.deepestStack)
  nonisolated(unsafe) private static let number = UnsafeMutablePointer<CChar>.allocate(capacity: 64)
  nonisolated(unsafe) private static let memoryFile = strdup("/proc/self/statm")
  nonisolated(unsafe) private static var stackTop: UInt = 0
  /// The outermost return address, at which every complete stack walk ends.
  nonisolated(unsafe) private static var outermost: UnsafeMutableRawPointer?
  private static let text = ProgramText()
  private static let pageSize = UInt64(max(sysconf(CInt(_SC_PAGESIZE)), 0))

  /// Allocates everything that a handler uses.
  static func prepare() {
    // The frames of the callers are above this one. The last frame of interest is the direct
    // caller's.
    withUnsafeTemporaryAllocation(byteCount: 8, alignment: 8) { place in
      stackTop = UInt(bitPattern: place.baseAddress)
    }
    _ = frame
    _ = text
    _ = number
    _ = memoryFile
    _ = pageSize
    // Loads the unwinder now: in a handler that would allocate.
    let count = Int(unwind?(addresses, CInt(Reply.deepestStack)) ?? 0)
    if count > 0 { outermost = addresses[count - 1] }
  }

  /// Sends the judge a reply that reports a signal.
  static func send(_ signal: CInt, interrupted: InterruptedFrame?) {
    guard !ProbePipe.isReplying else { return }
    // As `Reply` encodes it, behind its length.
    var size = 4
    append(WireFormat.version, &size)
    append(ProbePipe.currentNonce, &size)
    append(UInt8(2), &size)
    append(UInt32(bitPattern: signal), &size)
    append(residentBytes(), &size)
    let count = collectAddresses(interrupted)
    // The judge looks up the instruction before each address, because a return address follows a call.
    // The instruction at which a program was interrupted when its time was up follows no call.
    if signal == SIGXCPU, let instruction = interrupted?.address {
      var index = 0
      while index < count {
        if addresses[index] == instruction { addresses[index] = instruction + 1 }
        index += 1
      }
    }
    append(UInt32(truncatingIfNeeded: count), &size)
    var index = 0
    while index < count {
      append(UInt64(UInt(bitPattern: addresses[index])), &size)
      index += 1
    }
    frame.storeBytes(of: UInt32(truncatingIfNeeded: size - 4).littleEndian, as: UInt32.self)
    var sent = 0
    while sent < size {
      let count = write(WireFormat.observationDescriptor, frame + sent, size - sent)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return }
      sent += count
    }
  }

  /// Collects the return addresses on the stack, and returns how many there are.
  ///
  /// The unwinder ends early at a function without a description of its frame; some functions of the
  /// Swift runtime have none. The chain of frame pointers omits those functions, but can miss the
  /// innermost calls, and ends early in code of the C library. So the addresses from the chain are
  /// appended to those from the unwinder. Where neither reaches the outermost call, every word on the
  /// stack that looks like a return address is appended, too. Calls can be listed more than once.
  private static func collectAddresses(_ interrupted: InterruptedFrame?) -> Int {
    let unwound = max(0, Int(unwind?(addresses, CInt(Reply.deepestStack)) ?? 0))
    guard let interrupted, interrupted.isOnStack(below: stackTop) else { return unwound }
    let most = Reply.deepestStack
    let count =
      unwound
      + interrupted.followFrames(
        into: addresses + unwound, below: stackTop, atMost: most - unwound)
    var index = 0
    while index < count {
      if addresses[index] == outermost { return count }
      index += 1
    }
    return count
      + interrupted.scanStack(
        for: text, into: addresses + count, below: stackTop, atMost: most - count)
  }

  private static func append<Number: FixedWidthInteger & BitwiseCopyable>(
    _ number: Number, _ size: inout Int
  ) {
    frame.storeBytes(of: number.littleEndian, toByteOffset: size, as: Number.self)
    size += MemoryLayout<Number>.size
  }

  /// The memory that this process uses: the second number of the kernel's file, in pages.
  private static func residentBytes() -> UInt64 {
    guard let memoryFile else { return 0 }
    let file = open(memoryFile, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return 0 }
    let count = read(file, number, 63)
    close(file)
    var pages: UInt64 = 0
    var spaces = 0
    var index = 0
    while index < count, spaces < 2 {
      let digit = number[index]
      if digit == 0x20 {
        spaces += 1
      } else if spaces == 1, digit >= 0x30, digit <= 0x39 {
        pages = pages &* 10 &+ UInt64(truncatingIfNeeded: digit &- 0x30)
      }
      index += 1
    }
    return pages &* pageSize
  }
}
