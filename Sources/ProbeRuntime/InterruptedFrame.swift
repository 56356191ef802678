internal import Glibc

/// The registers that locate a program's stack at the moment of a signal.
struct InterruptedFrame {
  private let instruction: UInt
  private let stack: UInt
  private let frame: UInt

  /// Reads the kernel's argument to a signal handler; nil on an unsupported architecture.
  init?(_ context: UnsafeMutableRawPointer?) {
    guard let context else { return nil }
    let registers = context + (MemoryLayout<ucontext_t>.offset(of: \ucontext_t.uc_mcontext) ?? 0)
    #if arch(x86_64)
      // The numbers of RBP, RSP and RIP in the list of general registers, by <sys/ucontext.h>.
      frame = registers.load(fromByteOffset: 8 * 10, as: UInt.self)
      stack = registers.load(fromByteOffset: 8 * 15, as: UInt.self)
      instruction = registers.load(fromByteOffset: 8 * 16, as: UInt.self)
    #elseif arch(arm64)
      // The fault's address, then 31 general registers, the stack pointer and the program counter.
      frame = registers.load(fromByteOffset: 8 * 30, as: UInt.self)
      stack = registers.load(fromByteOffset: 8 * 32, as: UInt.self)
      instruction = registers.load(fromByteOffset: 8 * 33, as: UInt.self)
    #else
      return nil
    #endif
  }

  /// The instruction that was to be carried out next.
  var address: UnsafeMutableRawPointer? { UnsafeMutableRawPointer(bitPattern: instruction) }

  /// Whether the stack is the main thread's, which ends at `top`. Between the stack of another thread
  /// and that address is memory that must not be read.
  func isOnStack(below top: UInt) -> Bool {
    stack < top && top - stack <= Self.largestStack
  }

  /// The stack that a submission's main thread may use, in bytes; the sandbox sets that limit.
  private static let largestStack: UInt = 8 << 20

  /// Writes the interrupted instruction and the return addresses in the chain of
  /// frame pointers, and returns their number.
  ///
  /// The chain is followed as long as each frame is above the one before on the stack.
  func followFrames(
    into addresses: UnsafeMutablePointer<UnsafeMutableRawPointer?>, below top: UInt,
    atMost limit: Int
  ) -> Int {
    guard limit > 0 else { return 0 }
    addresses[0] = UnsafeMutableRawPointer(bitPattern: instruction)
    var count = 1
    var here = frame
    var floor = stack
    while count < limit, here >= floor, here < top &- 16, here % 8 == 0 {
      guard let record = UnsafePointer<UInt>(bitPattern: here) else { break }
      addresses[count] = UnsafeMutableRawPointer(bitPattern: record[1])
      count += 1
      floor = here &+ 16
      here = record[0]
    }
    return count
  }

  /// Writes every word on the stack that is an address in the program's code, and returns their number.
  func scanStack(
    for text: ProgramText, into addresses: UnsafeMutablePointer<UnsafeMutableRawPointer?>,
    below top: UInt, atMost limit: Int
  ) -> Int {
    var count = 0
    var place = stack & ~7
    while count < limit, place < top {
      guard let word = UnsafePointer<UInt>(bitPattern: place) else { break }
      if text.contains(word.pointee) {
        addresses[count] = UnsafeMutableRawPointer(bitPattern: word.pointee)
        count += 1
      }
      place += 8
    }
    return count
  }
}
