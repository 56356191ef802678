internal import FlyingSocks
internal import Foundation
internal import Synchronization

/// The current page, and the connections that wait for the next one.
final class PageBroadcaster: Sendable {
  private struct State {
    var page: String?
    var version = 0
    var hasEnded = false
    var listeners: [UUID: AsyncStream<[UInt8]>.Continuation] = [:]
  }

  private let state = Mutex(State())

  var current: (page: String?, version: Int) {
    state.withLock { ($0.page, $0.version) }
  }

  func change(to page: String) {
    state.withLock { state in
      guard page != state.page else { return }
      state.page = page
      state.version += 1
      for listener in state.listeners.values { listener.yield(Self.event(state.version)) }
    }
  }

  func end() {
    let listeners = state.withLock { state in
      state.hasEnded = true
      return Array(state.listeners.values)
    }
    // Outside the lock, because `finish` calls `onTermination`, which takes it.
    for listener in listeners { listener.finish() }
  }

  /// Returns a stream of server-sent events: the current version and each later one.
  func events() -> Events {
    let (stream, continuation) = AsyncStream<[UInt8]>.makeStream(
      bufferingPolicy: .bufferingNewest(1))
    let id = UUID()
    continuation.onTermination = { [weak self] _ in
      self?.state.withLock { $0.listeners[id] = nil }
    }
    let hasEnded = state.withLock { state in
      guard !state.hasEnded else { return true }
      state.listeners[id] = continuation
      continuation.yield(Self.event(state.version))
      return false
    }
    if hasEnded { continuation.finish() }
    return Events(stream: stream)
  }

  /// An event whose data is a version. Source: WHATWG, "HTML", section 9.2.
  private static func event(_ version: Int) -> [UInt8] {
    Array("data: \(version)\n\n".utf8)
  }
}

/// A response body whose pieces are sent as they come.
struct Events: AsyncBufferedSequence {
  typealias Element = UInt8

  let stream: AsyncStream<[UInt8]>

  func makeAsyncIterator() -> Iterator {
    Iterator(base: stream.makeAsyncIterator())
  }

  struct Iterator: AsyncBufferedIteratorProtocol {
    var base: AsyncStream<[UInt8]>.Iterator
    private var rest: ArraySlice<UInt8> = []

    init(base: AsyncStream<[UInt8]>.Iterator) {
      self.base = base
    }

    mutating func next() async -> UInt8? {
      if rest.isEmpty { rest = await base.next()?[...] ?? [] }
      return rest.popFirst()
    }

    mutating func nextBuffer(suggested count: Int) async -> ArraySlice<UInt8>? {
      defer { rest = [] }
      return rest.isEmpty ? await base.next()?[...] : rest
    }
  }
}
