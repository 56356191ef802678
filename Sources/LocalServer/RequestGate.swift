internal import FlyingFox
internal import Foundation
internal import Synchronization

/// Answers requests, and refuses those from other origins.
final class RequestGate: Sendable {
  private let secret: String
  private let broadcaster: PageBroadcaster
  /// The server's host and port, once they are known.
  private let name = Mutex<String?>(nil)

  init(secret: String, broadcaster: PageBroadcaster) {
    self.secret = secret
    self.broadcaster = broadcaster
  }

  func open(_ name: String) {
    self.name.withLock { $0 = name }
  }

  func answer(_ request: HTTPRequest) -> HTTPResponse {
    guard isAllowed(request) else { return Self.refusal(.forbidden) }
    guard request.method == .GET else { return Self.refusal(.methodNotAllowed) }
    switch request.path {
    case "/\(secret)/report": return page()
    case "/\(secret)/events": return events()
    default: return Self.refusal(.notFound)
    }
  }

  /// Whether a request is for this server, and from its own page or from the address bar.
  private func isAllowed(_ request: HTTPRequest) -> Bool {
    guard let name = name.withLock({ $0 }), request.headers[.host] == name else { return false }
    let origin = request.headers[HTTPHeader("Origin")]
    let site = request.headers[HTTPHeader("Sec-Fetch-Site")]
    return (origin == nil || origin == "http://\(name)")
      && (site == nil || site == "none" || site == "same-origin")
  }

  private func page() -> HTTPResponse {
    let (page, version) = broadcaster.current
    guard let page else {
      return HTTPResponse(
        statusCode: .ok, headers: Self.headers("text/html; charset=utf-8"),
        body: Data(LivePage.waiting.utf8))
    }
    return HTTPResponse(
      statusCode: .ok, headers: Self.headers("text/html; charset=utf-8"),
      body: Data(LivePage(page, version: version).text.utf8))
  }

  private func events() -> HTTPResponse {
    HTTPResponse(
      statusCode: .ok, headers: Self.headers("text/event-stream"),
      body: HTTPBodySequence(from: broadcaster.events()))
  }

  private static func refusal(_ status: HTTPStatusCode) -> HTTPResponse {
    HTTPResponse(statusCode: status, headers: headers("text/plain; charset=utf-8"))
  }

  private static func headers(_ type: String) -> HTTPHeaders {
    [
      .contentType: type, .cacheControl: "no-store",
      HTTPHeader("X-Content-Type-Options"): "nosniff",
      HTTPHeader("Referrer-Policy"): "no-referrer",
      HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin",
      HTTPHeader("Cross-Origin-Opener-Policy"): "same-origin",
      HTTPHeader("Content-Security-Policy"): "frame-ancestors 'none'",
    ]
  }
}
