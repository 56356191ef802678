internal import Glibc

/// Owns C strings and arrays, and frees them together.
struct CStringArena: ~Copyable {
  typealias Text = UnsafeMutablePointer<CChar>

  private var blocks: [UnsafeMutableRawPointer] = []

  deinit {
    for block in blocks { free(block) }
  }

  /// Copies a string.
  mutating func text(_ string: String) throws(SandboxFault) -> Text {
    guard !string.utf8.contains(0) else { throw .containsNul(string) }
    guard let copy = strdup(string) else { throw .noResource("memory", errno: errno) }
    blocks.append(copy)
    return copy
  }

  /// Copies strings into an array ended by NULL.
  mutating func list(_ strings: [String]) throws(SandboxFault) -> UnsafePointer<Text?> {
    let list = try room(for: Text?.self, count: strings.count + 1)
    list.initialize(repeating: nil, count: strings.count + 1)
    for (index, string) in strings.enumerated() { list[index] = try text(string) }
    return UnsafePointer(list)
  }

  /// Copies a plain C value.
  mutating func value<Value: BitwiseCopyable>(
    _ value: Value
  ) throws(SandboxFault) -> UnsafePointer<Value> {
    let copy = try room(for: Value.self, count: 1)
    copy.initialize(to: value)
    return UnsafePointer(copy)
  }

  private mutating func room<Value: BitwiseCopyable>(
    for type: Value.Type, count: Int
  ) throws(SandboxFault) -> UnsafeMutablePointer<Value> {
    guard let block = malloc(count * MemoryLayout<Value>.stride) else {
      throw .noResource("memory", errno: errno)
    }
    blocks.append(block)
    return block.bindMemory(to: type, capacity: count)
  }
}
