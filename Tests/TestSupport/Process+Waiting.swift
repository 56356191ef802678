public import Foundation

extension Process {
  /// Starts the program, and returns what ends with it.
  ///
  /// `waitUntilExit` would hold one of Swift's few threads, and with it every other test that the
  /// program may be waiting for.
  public func start() throws -> AsyncStream<Never> {
    let (end, teller) = AsyncStream.makeStream(of: Never.self)
    terminationHandler = { _ in teller.finish() }
    try run()
    return end
  }

  /// Runs the program to its end.
  public func runToEnd() async throws {
    for await _ in try start() {}
  }
}
