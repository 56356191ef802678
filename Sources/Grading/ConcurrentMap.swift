extension Array where Element: Sendable {
  /// Transforms the elements concurrently.
  ///
  /// - Parameters:
  ///   - width: The number of elements that are transformed at once; all by default.
  ///   - transform: The transformation.
  /// - Returns: The results in the elements' order.
  /// - Throws: The first error of a transformation; the others are cancelled.
  package func concurrentMap<Result: Sendable>(
    atOnce width: Int = .max, _ transform: @escaping @Sendable (Element) async throws -> Result
  ) async throws -> [Result] {
    try await withThrowingTaskGroup(of: (Int, Result).self) { group in
      var results = [Result?](repeating: nil, count: count)
      var rest = zip(indices, self).makeIterator()
      func start() {
        guard let (index, element) = rest.next() else { return }
        group.addTask { (index, try await transform(element)) }
      }
      for _ in 0..<Swift.min(width, count) { start() }
      while let (index, result) = try await group.next() {
        results[index] = result
        start()
      }
      return results.compactMap(\.self)
    }
  }
}
