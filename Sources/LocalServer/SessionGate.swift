internal import Foundation
internal import Synchronization

/// Admits the requests of one student's browser to a server, and refuses all others.
///
/// The launch token is accepted once and exchanged for a cookie. Without the cookie nothing is
/// served. A request that changes something must also be from the server's own page, by its Origin
/// and Sec-Fetch-Site.
package final class SessionGate: Sendable {
  /// The token that the printed address contains.
  package let launchToken = Secret.random()
  private let secret: String
  private let isTokenUsed = Mutex(false)
  private let admitted = RateLimit(burst: 2000, perSecond: 1000)
  private let changes = RateLimit(burst: 600, perSecond: 300)
  /// Requests without the cookie have a limit of their own, so that they cannot exhaust the student's.
  private let strangers = RateLimit(burst: 400, perSecond: 50)

  /// Creates a gate.
  ///
  /// - Parameter secret: The cookie's value.
  package init(secret: String) {
    self.secret = secret
  }

  /// Returns the answer to a request that is not admitted; nil for one that is.
  package func refusal(of request: WebRequest, host: String) -> WebResponse? {
    let origin = RequestOrigin(of: request, host: host)
    let port = host.split(separator: ":").last ?? ""
    let name = "lessons-\(port)"
    let hasCookie = request.cookies[name].map { Secret.areEqual($0, secret) } ?? false
    guard hasCookie ? admitted.admits() : strangers.admits() else {
      return .refusal(.tooManyRequests, "There are too many requests. Wait a moment.")
    }
    guard origin.mayRead else {
      return .refusal(.forbidden, "Only this server's own page may ask for this.")
    }
    let isReading = request.method == "GET"
    if isReading, request.path == "/", let token = request.query["token"] {
      return exchange(token, hasCookie: hasCookie, cookie: name)
    }
    guard hasCookie else { return .refusal(.forbidden, Self.advice) }
    guard !isReading else { return nil }
    guard origin.mayChange else {
      return .refusal(.forbidden, "Only this server's own page may change anything.")
    }
    guard changes.admits() else {
      return .refusal(.tooManyRequests, "There are too many requests. Wait a moment.")
    }
    return nil
  }

  private static let advice =
    "This page needs the address that lessons notebook printed, and that address works once. "
    + "Start lessons notebook again for a new one."

  /// Answers a launch: the cookie and the clean address, or a refusal.
  private func exchange(_ token: String, hasCookie: Bool, cookie name: String) -> WebResponse {
    let isValid = isTokenUsed.withLock { isUsed in
      guard !isUsed, Secret.areEqual(token, launchToken) else { return false }
      isUsed = true
      return true
    }
    guard isValid || hasCookie else { return .refusal(.forbidden, Self.advice) }
    var headers = ["Location": "/"]
    if isValid { headers["Set-Cookie"] = "\(name)=\(secret); Path=/; HttpOnly; SameSite=Strict" }
    return WebResponse(.seeOther, headers: headers, body: .data(.init()))
  }
}
