internal import FlyingFox
internal import FlyingSocks
internal import Foundation

/// A report on this machine's own loopback address, whose open pages show each new state of it.
///
/// Nobody else can read it: the address bears a secret, only this server's own name is answered to
/// (so that no other name can be pointed at it), and no other page may ask, embed or open it.
package struct ReportServer: Sendable {
  /// Where the report is, for a browser.
  package let address: String
  private let show: PageBroadcaster
  private let server: HTTPServer
  private let running: Task<Void, any Error>

  /// Starts on a port that is free.
  package init() async throws(ServerFault) {
    let secret = (0..<2).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }.joined()
    let show = PageBroadcaster()
    let door = RequestGate(secret: secret, show: show)
    do {
      let server = HTTPServer(
        address: try .inet(ip4: "127.0.0.1", port: 0), logger: .disabled,
        handler: ClosureHTTPHandler { door.answer($0) })
      let running = Task { try await server.run() }
      var isServing = false
      defer { if !isServing { running.cancel() } }
      try await server.waitUntilListening()
      guard case .ip4(_, let port) = await server.listeningAddress else {
        throw ServerFault(description: "The report's server has no address.")
      }
      door.open("127.0.0.1:\(port)")
      self.server = server
      self.running = running
      isServing = true
      address = "http://127.0.0.1:\(port)/\(secret)/report"
    } catch let fault as ServerFault {
      throw fault
    } catch {
      throw ServerFault(description: "The report cannot be served here: \(error).")
    }
    self.show = show
  }

  /// Serves a page from now on, in open browsers too.
  package func show(_ page: String) {
    show.change(to: page)
  }

  package func stop() async {
    show.end()
    await server.stop()
    running.cancel()
  }
}

/// Why there is no server.
package struct ServerFault: Error, CustomStringConvertible {
  package let description: String
}
