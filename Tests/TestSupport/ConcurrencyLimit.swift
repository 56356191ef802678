/// Limits how many pieces of work run at once. With fifty programs at once a machine is so slow that
/// time limits end correct ones.
public actor ConcurrencyLimit {
  /// The limit for starting programs, shared by all test targets.
  public static let forPrograms = ConcurrencyLimit(4)

  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  public init(_ count: Int) {
    free = count
  }

  public func run<Result: Sendable>(
    _ work: @Sendable () async throws -> Result
  ) async throws -> Result {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
    defer { release() }
    return try await work()
  }

  /// Resumes the work that has waited longest.
  private func release() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}
