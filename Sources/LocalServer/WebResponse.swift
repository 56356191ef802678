package import Foundation

/// An HTTP response.
package struct WebResponse: Sendable {
  /// The status codes that the servers of this package use.
  package enum Status: Int, Sendable {
    case ok = 200
    case seeOther = 303
    case badRequest = 400
    case forbidden = 403
    case notFound = 404
    case methodNotAllowed = 405
    case contentTooLarge = 413
    case tooManyRequests = 429
    case internalServerError = 500
    case serviceUnavailable = 503

    var phrase: String {
      switch self {
      case .ok: "OK"
      case .seeOther: "See Other"
      case .badRequest: "Bad Request"
      case .forbidden: "Forbidden"
      case .notFound: "Not Found"
      case .methodNotAllowed: "Method Not Allowed"
      case .contentTooLarge: "Content Too Large"
      case .tooManyRequests: "Too Many Requests"
      case .internalServerError: "Internal Server Error"
      case .serviceUnavailable: "Service Unavailable"
      }
    }
  }

  /// The content of a response.
  package enum Body: Sendable {
    case data(Data)
    /// Server-sent events, which are sent as they come.
    case events(EventBroadcaster.Subscription)
  }

  package var status: Status
  package var headers: [String: String]
  package var body: Body

  package init(_ status: Status = .ok, headers: [String: String] = [:], body: Body) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// Creates a response with a text and its media type.
  package init(_ status: Status = .ok, _ type: String, _ text: String) {
    self.init(status, type, Data(text.utf8))
  }

  package init(_ status: Status = .ok, _ type: String, _ data: Data) {
    self.init(status, headers: ["Content-Type": type], body: .data(data))
  }

  /// Creates a refusal, with its reason in a sentence.
  package static func refusal(_ status: Status, _ reason: String = "") -> WebResponse {
    WebResponse(status, "text/plain; charset=utf-8", reason.isEmpty ? "" : reason + "\n")
  }
}
