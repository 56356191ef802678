/// Serves the report on the loopback address and updates open pages.
///
/// Other users and web pages cannot read it: the address contains a secret, requests for another host
/// name are refused (against DNS rebinding), and so are requests from other origins.
package struct ReportServer: Sendable {
  /// The report's URL.
  package let address: String
  private let broadcaster: PageBroadcaster
  private let server: LoopbackServer

  /// Starts the server on a free port.
  package init() async throws(ServerFault) {
    let secret = Secret.random()
    let broadcaster = PageBroadcaster()
    let gate = RequestGate(secret: secret, broadcaster: broadcaster)
    self.broadcaster = broadcaster
    server = try await LoopbackServer { request, host in gate.answer(request, host: host) }
    address = "http://\(server.host)/\(secret)/report"
  }

  /// Replaces the page, in open browsers too.
  package func show(_ page: String) {
    broadcaster.change(to: page)
  }

  package func stop() async {
    broadcaster.end()
    await server.stop()
  }
}
