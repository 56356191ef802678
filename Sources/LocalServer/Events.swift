internal import FlyingSocks

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

/// A response body that ends with an error, upon which the server closes the connection.
struct ClosingBody: AsyncBufferedSequence {
  typealias Element = UInt8

  let bytes: [UInt8]

  /// The error that follows the last byte.
  struct End: Error {}

  func makeAsyncIterator() -> Iterator { Iterator(rest: bytes[...]) }

  struct Iterator: AsyncBufferedIteratorProtocol {
    var rest: ArraySlice<UInt8>

    mutating func next() async throws -> UInt8? {
      guard let byte = rest.popFirst() else { throw End() }
      return byte
    }

    mutating func nextBuffer(suggested count: Int) async throws -> ArraySlice<UInt8>? {
      guard !rest.isEmpty else { throw End() }
      defer { rest = [] }
      return rest
    }
  }
}
