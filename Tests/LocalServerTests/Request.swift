import Foundation
import Glibc

/// A raw HTTP request, which can have headers that no browser sends.
struct Request {
  var method = "GET"
  var path: String
  var headers: [String: String]
  var address = "127.0.0.1"
  let port: UInt16

  init(_ text: String) throws {
    guard let url = URL(string: text), let port = url.port else { throw RefusedConnection() }
    path = url.path()
    self.port = UInt16(port)
    headers = ["Host": "127.0.0.1:\(port)", "Connection": "close"]
  }

  /// Sends it and returns the whole response.
  func answer() async throws -> String {
    let connection = try open()
    _ = await connection.reads(until: nil)
    return await connection.received
  }

  func open() throws -> Connection {
    let connection = try Connection(address, port)
    let lines = headers.map { "\($0.key): \($0.value)\r\n" }.joined()
    connection.send("\(method) \(path) HTTP/1.1\r\n\(lines)\r\n")
    return connection
  }
}

struct RefusedConnection: Error {}

/// A connection to a server on this machine. It blocks threads of its own, because the server needs
/// Swift's pool.
actor Connection {
  private let socket: Int32
  private(set) var received = ""

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

  nonisolated func send(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(socket, bytes, bytes.count)
  }

  /// Reads until a text arrives, or until the end for nil. Returns false at the end.
  func reads(until text: String?) async -> Bool {
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
