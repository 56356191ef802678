internal import Glibc

/// Memory for the numbers of tensors.
///
/// The memory of a large tensor is kept, when the tensor is gone, for the next of the same size: fresh
/// memory comes page by page from the kernel, which takes several times as long as to fill it.
enum NumberMemory {
  static func take(_ count: Int) -> UnsafeMutablePointer<Double> {
    guard count >= leastKept else { return .allocate(capacity: count) }
    return kept.take(count) ?? .allocate(capacity: count)
  }

  static func giveBack(_ numbers: UnsafeMutablePointer<Double>, count: Int) {
    guard count >= leastKept else { return numbers.deallocate() }
    kept.add(numbers, count: count)
  }

  /// So many numbers fill 128 KiB, from where on the C library asks the kernel for memory each time.
  private static let leastKept = 16_384

  private static let kept = KeptMemory()
}

/// What was given back and waits to be taken again, of all threads.
///
/// Sendable, because everything in it is touched under its lock alone.
private final class KeptMemory: @unchecked Sendable {
  /// The longest unused first.
  private var pieces: [(numbers: UnsafeMutablePointer<Double>, count: Int)] = []
  private var total = 0
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

  /// How many numbers are kept in all: 64 MiB.
  private static let most = 8 << 20

  init() { pthread_mutex_init(lock, nil) }

  deinit {
    for piece in pieces { piece.numbers.deallocate() }
    pthread_mutex_destroy(lock)
    lock.deallocate()
  }

  func take(_ count: Int) -> UnsafeMutablePointer<Double>? {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    guard let index = pieces.lastIndex(where: { $0.count == count }) else { return nil }
    total -= count
    return pieces.remove(at: index).numbers
  }

  func add(_ numbers: UnsafeMutablePointer<Double>, count: Int) {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    pieces.append((numbers, count))
    total += count
    while total > Self.most {
      let oldest = pieces.removeFirst()
      total -= oldest.count
      oldest.numbers.deallocate()
    }
  }
}
