/// Answers requests for the report, and refuses those from other origins.
final class RequestGate: Sendable {
  private let secret: String
  private let broadcaster: PageBroadcaster

  init(secret: String, broadcaster: PageBroadcaster) {
    self.secret = secret
    self.broadcaster = broadcaster
  }

  func answer(_ request: WebRequest, host: String) -> WebResponse {
    guard RequestOrigin(of: request, host: host).mayRead else { return Self.refusal(.forbidden) }
    guard request.method == "GET" else { return Self.refusal(.methodNotAllowed) }
    switch request.path {
    case "/\(secret)/report": return page()
    case "/\(secret)/events":
      return WebResponse(
        headers: Self.headers(type: "text/event-stream"), body: .events(broadcaster.events()))
    default: return Self.refusal(.notFound)
    }
  }

  private func page() -> WebResponse {
    let (page, version) = broadcaster.current
    var response = WebResponse(
      .ok, "text/html; charset=utf-8",
      page.map { LivePage($0, version: version).text } ?? LivePage.waiting)
    response.headers = Self.headers(type: "text/html; charset=utf-8")
    return response
  }

  private static func refusal(_ status: WebResponse.Status) -> WebResponse {
    var refusal = WebResponse.refusal(status)
    refusal.headers = headers(type: "text/plain; charset=utf-8")
    return refusal
  }

  private static func headers(type: String) -> [String: String] {
    ProtectiveHeaders.all(type: type, policy: "frame-ancestors 'none'")
  }
}
