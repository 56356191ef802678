internal import FlyingFox
internal import FlyingSocks
internal import Foundation

/// Serves the report on the loopback address and updates open pages.
///
/// Other users and web pages cannot read it: the address contains a secret, requests for another host
/// name are refused (against DNS rebinding), and so are requests from other origins.
package struct ReportServer: Sendable {
  /// The report's URL.
  package let address: String
  private let broadcaster: PageBroadcaster
  private let server: HTTPServer
  private let running: Task<Void, any Error>

  /// Starts the server on a free port.
  package init() async throws(ServerFault) {
    let secret = (0..<2).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }.joined()
    let broadcaster = PageBroadcaster()
    let gate = RequestGate(secret: secret, broadcaster: broadcaster)
    do {
      let server = HTTPServer(
        address: try .inet(ip4: "127.0.0.1", port: 0), logger: .disabled,
        handler: ClosureHTTPHandler { gate.answer($0) })
      let running = Task { try await server.run() }
      var isServing = false
      defer { if !isServing { running.cancel() } }
      try await server.waitUntilListening()
      guard case .ip4(_, let port) = await server.listeningAddress else {
        throw ServerFault(description: "The report's server has no address.")
      }
      gate.open("127.0.0.1:\(port)")
      self.server = server
      self.running = running
      isServing = true
      address = "http://127.0.0.1:\(port)/\(secret)/report"
    } catch let fault as ServerFault {
      throw fault
    } catch {
      throw ServerFault(description: "The report cannot be served here: \(error).")
    }
    self.broadcaster = broadcaster
  }

  /// Replaces the page, in open browsers too.
  package func show(_ page: String) {
    broadcaster.change(to: page)
  }

  package func stop() async {
    broadcaster.end()
    await server.stop()
    running.cancel()
  }
}

/// The reason why the server cannot start.
package struct ServerFault: Error, CustomStringConvertible {
  package let description: String
}
