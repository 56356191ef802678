internal import Glibc

/// Allocates the memory for the numbers of tensors.
///
/// The memory of large tensors is reused for tensors of the same size. The kernel provides new memory
/// page by page, which takes several times as long as filling it.
enum BufferPool {
  static func allocate(_ count: Int) -> UnsafeMutablePointer<Double> {
    guard count >= threshold else { return .allocate(capacity: count) }
    return freeList.take(count) ?? .allocate(capacity: count)
  }

  static func deallocate(_ numbers: UnsafeMutablePointer<Double>, count: Int) {
    guard count >= threshold else { return numbers.deallocate() }
    freeList.add(numbers, count: count)
  }

  /// This many numbers fill 128 KiB. The C library gets larger blocks directly from the kernel.
  private static let threshold = 16_384

  private static let freeList = FreeList()
}

/// The free memory of all threads.
///
/// Sendable, because its lock protects all of its state.
private final class FreeList: @unchecked Sendable {
  /// In the order in which they were freed.
  private var blocks: [(numbers: UnsafeMutablePointer<Double>, count: Int)] = []
  private var total = 0
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

  /// The capacity, in numbers: 64 MiB.
  private static let capacity = 8 << 20

  init() { pthread_mutex_init(lock, nil) }

  deinit {
    for block in blocks { block.numbers.deallocate() }
    pthread_mutex_destroy(lock)
    lock.deallocate()
  }

  func take(_ count: Int) -> UnsafeMutablePointer<Double>? {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    guard let index = blocks.lastIndex(where: { $0.count == count }) else { return nil }
    total -= count
    return blocks.remove(at: index).numbers
  }

  func add(_ numbers: UnsafeMutablePointer<Double>, count: Int) {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    blocks.append((numbers, count))
    total += count
    while total > Self.capacity {
      let oldest = blocks.removeFirst()
      total -= oldest.count
      oldest.numbers.deallocate()
    }
  }
}
