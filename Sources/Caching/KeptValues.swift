internal import Synchronization

/// The values that were computed last, by a key that says what each was computed from.
///
/// It saves time and never changes a value. It may be used by any number of tasks at once. Two that
/// ask for a missing value at the same time both compute it.
package final class KeptValues<Value: Sendable>: Sendable {
  private let entries = Mutex<[(key: String, value: Value)]>([])
  private let count: Int

  /// - Parameter count: The number of values that are kept.
  package init(count: Int) {
    self.count = count
  }

  /// Returns the value that is kept for a key, or else computes and keeps it.
  package func value(for key: String, make: () throws -> Value) rethrows -> Value {
    let known = entries.withLock { entries -> Value? in
      guard let index = entries.lastIndex(where: { $0.key == key }) else { return nil }
      let entry = entries.remove(at: index)
      entries.append(entry)
      return entry.value
    }
    if let known { return known }
    let made = try make()
    entries.withLock { entries in
      entries.removeAll { $0.key == key }
      entries.append((key, made))
      if entries.count > count { entries.removeFirst() }
    }
    return made
  }
}
