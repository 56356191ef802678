import LocalServer
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(60))) struct ConnectionPoolTests {
  @Test("A connection that sends a part of a request and then nothing is closed")
  func silence() async throws {
    let server = try await Self.server(silenceTimeout: .milliseconds(300))
    let connection = try Self.unfinished(server).open()
    #expect(await !connection.reads(until: "Here."))
    await server.stop()
  }

  @Test("An answer that takes longer than a connection may be silent is still sent")
  func slowAnswer() async throws {
    let server = try await LoopbackServer(silenceTimeout: .milliseconds(100)) { _, _ in
      try? await Task.sleep(for: .milliseconds(500))
      return .refusal(.notFound, "Slow.")
    }
    #expect(try await Request("http://\(server.host)/").answer().contains("Slow."))
    await server.stop()
  }

  @Test("More connections than are accepted wait, and are answered when silent ones are closed")
  func crowd() async throws {
    let server = try await Self.server(silenceTimeout: .seconds(2))
    let idle = try (0..<140).map { _ in try Self.unfinished(server).open() }
    #expect(try await Request("http://\(server.host)/").answer().contains("Here."))
    for connection in idle { #expect(await !connection.reads(until: "Here.")) }
    await server.stop()
  }

  /// A request whose body never comes.
  private static func unfinished(_ server: LoopbackServer) throws -> Request {
    var request = try Request("http://\(server.host)/")
    request.headers["Content-Length"] = "10"
    return request
  }

  private static func server(silenceTimeout: Duration) async throws -> LoopbackServer {
    try await LoopbackServer(silenceTimeout: silenceTimeout) { _, _ in
      .refusal(.notFound, "Here.")
    }
  }
}
