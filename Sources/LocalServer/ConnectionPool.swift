internal import FlyingFox
internal import FlyingSocks
internal import Glibc
internal import Synchronization

/// Waits for the sockets of a server, and bounds how many there are and how long they stay silent.
///
/// The server's library bounds neither. A connection that sends nothing for a while is closed. While there
/// are ``mostConnections`` open, others wait in the system's queue, which is short.
struct ConnectionPool: AsyncSocketPool {
  /// The number of connections above which others wait.
  static let mostConnections = 128

  private let base: any AsyncSocketPool = HTTPServer.defaultPool()
  private let open = OpenConnections()
  private let listening = ListeningSocket()
  /// The time for which a connection may send nothing while it is read.
  private let silenceTimeout: Duration

  init(silenceTimeout: Duration) { self.silenceTimeout = silenceTimeout }

  func prepare() async throws { try await base.prepare() }

  func run() async throws { try await base.run() }

  func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
    if Self.isListening(socket) {
      listening.setUpOnce(socket)
      while open.count >= Self.mostConnections { try await Task.sleep(for: .milliseconds(50)) }
      return try await base.suspendSocket(socket, untilReadyFor: events)
    }
    open.insert(socket)
    guard events.contains(.read) else {
      return try await base.suspendSocket(socket, untilReadyFor: events)
    }
    try await withThrowingTaskGroup { group in
      group.addTask { try await base.suspendSocket(socket, untilReadyFor: events) }
      group.addTask {
        try await Task.sleep(for: silenceTimeout)
        throw SocketError.disconnected
      }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  private static func isListening(_ socket: Socket) -> Bool {
    (try? socket.getValue(for: BoolSocketOption(name: SO_ACCEPTCONN))) ?? false
  }
}

/// The socket on which a server accepts connections.
private final class ListeningSocket: Sendable {
  /// The number of connections that wait to be accepted.
  private static let mostWaiting: Int32 = 16

  private let isSetUp = Mutex(false)

  /// Sets the options of the socket when it is first waited for. Those of TCP are inherited by the
  /// connections.
  ///
  /// An answer's header and body are written one after the other. By Nagle's algorithm (RFC 896) the body
  /// would wait until the header is acknowledged, which takes up to 40 ms.
  func setUpOnce(_ socket: Socket) {
    isSetUp.withLock { isSetUp in
      guard !isSetUp else { return }
      isSetUp = true
      try? socket.setValue(
        true, for: BoolSocketOption(level: Int32(IPPROTO_TCP), name: TCP_NODELAY))
      try? socket.listen(maxPendingConnection: Self.mostWaiting)
    }
  }
}

/// The sockets that have been waited for and are still connected.
private final class OpenConnections: Sendable {
  private let sockets = Mutex<Set<Socket>>([])

  func insert(_ socket: Socket) { sockets.withLock { _ = $0.insert(socket) } }

  /// The number of connections. Those that have been closed are forgotten.
  var count: Int {
    sockets.withLock { sockets in
      sockets = sockets.filter { (try? $0.remotePeer()) != nil }
      return sockets.count
    }
  }
}
