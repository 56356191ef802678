/// Where a request comes from, as its headers say: Host, Origin and Sec-Fetch-Site.
///
/// A page of another site cannot forge these headers. Host is compared against DNS rebinding.
package struct RequestOrigin: Sendable {
  /// Whether the request is for this server, and not from another origin's page.
  package let mayRead: Bool
  /// Whether the request is also certainly from this server's own page.
  package let mayChange: Bool

  package init(of request: WebRequest, host: String) {
    let origin = request.header("Origin")
    let site = request.header("Sec-Fetch-Site")
    let isForThisHost = request.header("Host") == host
    let own = "http://\(host)"
    mayRead =
      isForThisHost && (origin == nil || origin == own)
      && (site == nil || site == "none" || site == "same-origin")
    mayChange = isForThisHost && origin == own && site == "same-origin"
  }
}

/// The headers of every response, which keep other origins from using it.
package enum ProtectiveHeaders {
  /// Returns the headers of a response.
  ///
  /// - Parameters:
  ///   - type: The media type.
  ///   - policy: The content security policy.
  /// - Returns: The headers, by name.
  package static func all(type: String, policy: String) -> [String: String] {
    [
      "Content-Type": type, "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Cross-Origin-Opener-Policy": "same-origin", "Content-Security-Policy": policy,
    ]
  }
}
