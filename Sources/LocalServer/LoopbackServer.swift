internal import FlyingFox
internal import FlyingSocks
internal import Foundation
internal import Synchronization

/// An HTTP server on the loopback address.
///
/// It reads bodies of up to ``mostBytes``. A request with a larger body, or with one of unknown
/// length, is refused, and its connection is closed. So is a connection that stays silent.
package struct LoopbackServer: Sendable {
  /// The server's host and port, as the header `Host` has them.
  package let host: String
  package let port: UInt16
  private let server: HTTPServer
  private let running: Task<Void, any Error>

  /// The size of the largest accepted body, in bytes.
  package static let mostBytes = 256 * 1024
  /// The longest time in seconds that an answer may take. An answer may wait for a compiler.
  private static let answerTimeout = 120.0
  /// How long a connection may send nothing before it is closed.
  package static let silenceTimeout = Duration.seconds(60)
  /// How long the server may take to listen, in seconds. On a busy machine its task can wait for long.
  private static let startTimeout = 600.0

  /// Answers a request, given the server's host and port.
  package typealias Handler = @Sendable (WebRequest, _ host: String) async -> WebResponse

  /// Starts a server.
  ///
  /// - Parameters:
  ///   - port: The port; 0 for any free one.
  ///   - silenceTimeout: How long a connection may send nothing before it is closed.
  ///   - handler: Answers the requests.
  /// - Throws: A ``ServerFault`` where the port is not to be had.
  package init(
    port: UInt16 = 0, silenceTimeout: Duration = silenceTimeout, handler: @escaping Handler
  ) async throws(ServerFault) {
    let names = HostName()
    do {
      let server = HTTPServer(
        config: HTTPServer.Configuration(
          address: try .inet(ip4: "127.0.0.1", port: port), timeout: Self.answerTimeout,
          sharedRequestBufferSize: Self.mostBytes, sharedRequestReplaySize: Self.mostBytes,
          pool: ConnectionPool(silenceTimeout: silenceTimeout), logger: .disabled),
        handler: ClosureHTTPHandler { request in
          guard let host = names.name else {
            return Self.closing(.refusal(.serviceUnavailable))
          }
          return await Self.answer(request, host: host, handler: handler)
        })
      let listening = Task { try await server.waitUntilListening(timeout: Self.startTimeout) }
      let running = Task {
        // A server that cannot start would be waited for.
        defer { listening.cancel() }
        try await server.run()
      }
      var isServing = false
      defer { if !isServing { running.cancel() } }
      do {
        try await listening.value
      } catch is CancellationError {
        try await running.value
      }
      guard case .ip4(_, let port) = await server.listeningAddress else {
        throw ServerFault(description: "The server has no address.")
      }
      names.name = "127.0.0.1:\(port)"
      self.server = server
      self.running = running
      self.port = port
      self.host = "127.0.0.1:\(port)"
      isServing = true
    } catch let fault as ServerFault {
      throw fault
    } catch {
      let place = port == 0 ? "127.0.0.1" : "port \(port) of 127.0.0.1"
      throw ServerFault(
        description: "Nothing can be served on \(place): \(error.localizedDescription).")
    }
  }

  /// Stops the server and closes its connections.
  package func stop() async {
    await server.stop()
    running.cancel()
  }

  private static func answer(
    _ request: HTTPRequest, host: String, handler: Handler
  ) async -> HTTPResponse {
    let length = request.headers[.contentLength].flatMap { Int($0) } ?? 0
    guard request.headers[.transferEncoding] == nil, length <= mostBytes,
      let body = try? await request.bodyData
    else {
      return closing(.refusal(.contentTooLarge, "The request is too large."))
    }
    let query = request.query.map { ($0.name, $0.value) }
    let headers = request.headers.map { ($0.key.rawValue, $0.value) }
    let response = await handler(
      WebRequest(
        method: request.method.rawValue, path: request.path,
        query: Dictionary(query, uniquingKeysWith: { first, _ in first }),
        headers: Dictionary(headers, uniquingKeysWith: { first, _ in first }), body: body), host)
    return converted(response)
  }

  private static func converted(_ response: WebResponse) -> HTTPResponse {
    switch response.body {
    case .data(let data):
      HTTPResponse(statusCode: status(of: response), headers: headers(of: response), body: data)
    case .events(let subscription):
      HTTPResponse(
        statusCode: status(of: response), headers: headers(of: response),
        body: HTTPBodySequence(from: Events(stream: subscription.stream)))
    }
  }

  /// Returns a response after which the connection is closed.
  ///
  /// The rest of the request's body is not read, and must not be taken for another request.
  private static func closing(_ response: WebResponse) -> HTTPResponse {
    var converted = converted(response)
    if case .data(let data) = response.body {
      converted.payload = .httpBody(
        HTTPBodySequence(from: ClosingBody(bytes: Array(data)), count: data.count))
    }
    converted.headers[.connection] = "close"
    return converted
  }

  private static func status(of response: WebResponse) -> HTTPStatusCode {
    HTTPStatusCode(response.status.rawValue, phrase: response.status.phrase)
  }

  private static func headers(of response: WebResponse) -> HTTPHeaders {
    HTTPHeaders(
      Dictionary(
        response.headers.map { (HTTPHeader($0.key), $0.value) },
        uniquingKeysWith: { first, _ in first }))
  }
}

/// The server's host and port, once they are known.
private final class HostName: Sendable {
  private let value = Mutex<String?>(nil)

  var name: String? {
    get { value.withLock { $0 } }
    set { value.withLock { $0 = newValue } }
  }
}

/// The reason why the server cannot start.
package struct ServerFault: Error, CustomStringConvertible {
  package let description: String
}
