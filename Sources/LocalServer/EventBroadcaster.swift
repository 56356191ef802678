internal import FlyingSocks
internal import Foundation
internal import Synchronization

/// Sends server-sent events to any number of connections. Source: WHATWG, "HTML", section 9.2.
package final class EventBroadcaster: Sendable {
  private struct State {
    var hasEnded = false
    var listeners: [UUID: AsyncStream<[UInt8]>.Continuation] = [:]
  }

  private let state = Mutex(State())

  /// The most events that wait for a slow connection. A connection with more is ended; the browser
  /// then connects again and receives the current state.
  private static let mostWaiting = 512

  package init() {}

  /// The number of open connections.
  package var count: Int { state.withLock { $0.listeners.count } }

  /// The events of one connection, from a first one on.
  package struct Subscription: Sendable {
    let stream: AsyncStream<[UInt8]>
  }

  /// Adds a connection.
  ///
  /// - Parameter first: The event that the connection receives first.
  /// - Returns: The connection's events.
  package func subscribe(first: Event) -> Subscription {
    let (stream, continuation) = AsyncStream<[UInt8]>.makeStream(
      bufferingPolicy: .bufferingOldest(Self.mostWaiting))
    let id = UUID()
    continuation.onTermination = { [weak self] _ in
      self?.state.withLock { $0.listeners[id] = nil }
    }
    let hasEnded = state.withLock { state in
      guard !state.hasEnded else { return true }
      state.listeners[id] = continuation
      continuation.yield(first.bytes)
      return false
    }
    if hasEnded { continuation.finish() }
    return Subscription(stream: stream)
  }

  /// An event: its name, and its data on one line.
  package struct Event: Sendable {
    let bytes: [UInt8]

    package init(_ name: String, _ data: String) {
      bytes = Array("event: \(name)\ndata: \(data)\n\n".utf8)
    }
  }

  /// Sends an event to every connection.
  package func send(_ event: Event) {
    let slow = state.withLock { state in
      state.listeners.filter { _, listener in
        if case .dropped = listener.yield(event.bytes) { true } else { false }
      }
    }
    // Outside the lock, because `finish` calls `onTermination`, which takes it.
    for listener in slow.values { listener.finish() }
  }

  /// Ends every connection, and those that are opened later.
  package func end() {
    let listeners = state.withLock { state in
      state.hasEnded = true
      return Array(state.listeners.values)
    }
    for listener in listeners { listener.finish() }
  }
}
