package import Foundation

/// An HTTP request whose body was read.
package struct WebRequest: Sendable {
  package let method: String
  /// The path of the address, with percent encoding removed.
  package let path: String
  /// The values of the address's query, by name.
  package let query: [String: String]
  package let body: Data
  private let headers: [String: String]

  /// Creates a request.
  ///
  /// - Parameters:
  ///   - method: The method, in capital letters.
  ///   - path: The path of the address.
  ///   - query: The values of its query, by name.
  ///   - headers: The headers, by name in any case.
  ///   - body: The body.
  package init(
    method: String, path: String, query: [String: String] = [:], headers: [String: String],
    body: Data = Data()
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = Dictionary(
      headers.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { first, _ in first })
    self.body = body
  }

  /// Returns the request for another path, with everything else as it is.
  package func moved(to path: String) -> WebRequest {
    WebRequest(method: method, path: path, query: query, headers: headers, body: body)
  }

  /// Returns the value of a header, whose name may have any case.
  package func header(_ name: String) -> String? {
    headers[name.lowercased()]
  }

  /// The cookies, by name.
  package var cookies: [String: String] {
    let pairs = (header("Cookie") ?? "").split(separator: ";").compactMap { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { return nil as (String, String)? }
      return (
        parts[0].trimmingCharacters(in: .whitespaces), parts[1].trimmingCharacters(in: .whitespaces)
      )
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }
}
