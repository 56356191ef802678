import Foundation
import Glibc
import LocalServer
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(60))) struct ReportServerTests {
  private static let report = """
    <!DOCTYPE html>
    <html><head><meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;"></head>
    <body>The report. &lt;/body></body></html>
    """

  @Test("The page is served with one script, which its policy admits by a nonce")
  func page() async throws {
    let server = try await ReportServer()
    server.show(Self.report)
    let pages = try await [Request(server.address).answer(), Request(server.address).answer()]
    for page in pages {
      #expect(page.hasPrefix("HTTP/1.1 200"))
      #expect(page.contains("The report. &lt;/body>"))
      #expect(page.ranges(of: "<script").count == 1)
      let nonce = try #require(page.firstMatch(of: /script-src 'nonce-([a-z0-9]+)'; connect/))
      #expect(page.contains("<script nonce=\"\(nonce.1)\""))
      #expect(page.contains("default-src &#39;none&#39;"))
    }
    #expect(pages[0] != pages[1])
    await server.stop()
  }

  @Test(
    "A page without a policy gets no script, and a waiting page is served before the first report")
  func others() async throws {
    let server = try await ReportServer()
    #expect(try await Request(server.address).answer().contains("first check is running"))
    server.show("<html><body>Plain</body></html>")
    #expect(try await Request(server.address).answer().hasSuffix("<html><body>Plain</body></html>"))
    await server.stop()
  }

  @Test("Requests for other hosts or from other origins are refused")
  func strangers() async throws {
    let server = try await ReportServer()
    server.show(Self.report)
    func status(_ change: (inout Request) -> Void) async throws -> String {
      var request = try Request(server.address)
      change(&request)
      let answer = try await request.answer()
      #expect(!answer.contains("The report."))
      #expect(!answer.lowercased().contains("access-control-allow"))
      return String(answer.dropFirst(9).prefix(3))
    }
    #expect(try await status { $0.headers["Host"] = "evil.example" } == "403")
    #expect(try await status { $0.headers["Host"] = "localhost:\($0.port)" } == "403")
    #expect(try await status { $0.headers["Host"] = nil } == "403")
    #expect(try await status { $0.headers["Origin"] = "http://evil.example" } == "403")
    #expect(try await status { $0.headers["Origin"] = "null" } == "403")
    #expect(try await status { $0.headers["Sec-Fetch-Site"] = "cross-site" } == "403")
    #expect(try await status { $0.headers["Sec-Fetch-Site"] = "same-site" } == "403")
    #expect(try await status { $0.method = "POST" } == "405")
    #expect(try await status { $0.path = "/" } == "404")
    #expect(try await status { $0.path = "/guess/report" } == "404")
    #expect(try await status { $0.path = "/guess/events" } == "404")
    await server.stop()
  }

  @Test("It listens only on the loopback address, with a new secret each time")
  func address() async throws {
    let servers = try await [ReportServer(), ReportServer()]
    let addresses = try servers.map { try #require(URL(string: $0.address)) }
    #expect(addresses.allSatisfy { $0.host() == "127.0.0.1" })
    #expect(addresses[0].port != addresses[1].port)
    #expect(addresses[0].path() != addresses[1].path())
    // All of 127.0.0.0/8 is loopback; the server listens on one address of it.
    var other = try Request(servers[0].address)
    other.address = "127.0.0.2"
    #expect(throws: RefusedConnection.self) { _ = try other.open() }
    for server in servers { await server.stop() }
  }

  @Test("An open page receives the current version and each new one until the server stops")
  func events() async throws {
    let server = try await ReportServer()
    server.show("one")
    var request = try Request(server.address)
    request.path = request.path.replacing("/report", with: "/events")
    let listening = try request.open()
    #expect(await listening.reads(until: "data: 1\n\n"))
    server.show("one")
    server.show("two")
    #expect(await listening.reads(until: "data: 2\n\n"))
    server.show("three")
    #expect(await listening.reads(until: "data: 3\n\n"))
    await server.stop()
    #expect(await !listening.reads(until: "data: 4\n\n"))
  }
}
