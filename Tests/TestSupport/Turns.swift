/// Lets a few pieces of work go on at once and has the others wait: a machine on which fifty programs
/// run at once tells slow from endless no longer.
public actor Turns {
  /// The turns of all that starts programs, in whichever target of the tests.
  public static let ofPrograms = Turns(4)

  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  public init(_ count: Int) {
    free = count
  }

  public func take<Result: Sendable>(
    _ work: @Sendable () async throws -> Result
  ) async throws -> Result {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
    defer { pass() }
    return try await work()
  }

  /// Hands a turn to the one who has waited longest.
  private func pass() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}
