import Foundation
import Glibc

/// A raw HTTP request, which can have headers that no browser sends.
public struct Request: Sendable {
  public var method = "GET"
  public var path: String
  public var headers: [String: String]
  public var body = ""
  public var address = "127.0.0.1"
  public let port: UInt16

  public init(_ text: String) throws {
    guard let url = URL(string: text), let port = url.port else { throw RefusedConnection() }
    path = url.path() + (url.query().map { "?\($0)" } ?? "")
    self.port = UInt16(port)
    headers = ["Host": "127.0.0.1:\(port)", "Connection": "close"]
  }

  /// Sends it and returns the whole response.
  public func answer() async throws -> String {
    let connection = try open()
    _ = await connection.reads(until: nil)
    return await connection.received
  }

  public func open() throws -> Connection {
    let connection = try Connection(address, port)
    let length = body.isEmpty ? [:] : ["Content-Length": "\(body.utf8.count)"]
    let lines = headers.merging(length) { own, _ in own }
      .map { "\($0.key): \($0.value)\r\n" }.joined()
    connection.send("\(method) \(path) HTTP/1.1\r\n\(lines)\r\n\(body)")
    return connection
  }
}

public struct RefusedConnection: Error {}

/// A connection to a server on this machine. It blocks threads of its own, because the server needs
/// Swift's pool.
public actor Connection {
  private let socket: Int32
  public private(set) var received = ""

  init(_ address: String, _ port: UInt16) throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var name = sockaddr_in()
    name.sin_family = sa_family_t(AF_INET)
    name.sin_port = port.bigEndian
    inet_pton(AF_INET, address, &name.sin_addr)
    let socket = socket
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafePointer(to: name) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, size) }
    }
    guard result == 0 else { throw RefusedConnection() }
  }

  deinit {
    close(socket)
  }

  public nonisolated func send(_ text: String) {
    let bytes = Array(text.utf8)
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Reads until a text arrives, or until the end for nil. Returns false at the end.
  public func reads(until text: String?) async -> Bool {
    while true {
      if let text, let range = received.firstRange(of: text) {
        received = String(received[range.upperBound...])
        return true
      }
      let socket = socket
      let bytes = await withCheckedContinuation { continuation in
        Thread.detachNewThread {
          var bytes = [UInt8](repeating: 0, count: 65_536)
          let count = Glibc.read(socket, &bytes, bytes.count)
          continuation.resume(returning: Array(bytes.prefix(max(count, 0))))
        }
      }
      if bytes.isEmpty { return false }
      received += String(decoding: bytes, as: UTF8.self)
    }
  }
}
