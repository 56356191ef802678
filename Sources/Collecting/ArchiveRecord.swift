/// One record of what `lessons-unpack` writes. The bytes are those of an archive, so nothing in them
/// is trusted.
struct ArchiveRecord: Equatable {
  /// What it describes. `lessons-unpack` has the same letters.
  enum Kind: UInt8 {
    case file = 0x66
    case folder = 0x64
    case link = 0x6C
    case special = 0x73
    case encrypted = 0x65
    case tooLarge = 0x62
    case tooMany = 0x6D
    case damaged = 0x78
    case complete = 0x7A
  }

  let kind: Kind
  /// The modification time in seconds since 1970; 0 if there is none.
  let modified: Int64
  /// The path of the entry, or the message of a fault.
  let name: String
  let content: ArraySlice<UInt8>

  /// Returns the records of a stream; nil if it is not well formed.
  static func records(in stream: [UInt8]) -> [ArchiveRecord]? {
    var records: [ArchiveRecord] = []
    var rest = stream[...]
    while !rest.isEmpty {
      guard rest.count >= 17, let kind = Kind(rawValue: rest.removeFirst()) else { return nil }
      let modified = Int64(bitPattern: number(&rest, bytes: 8))
      let nameLength = Int(number(&rest, bytes: 4))
      let contentLength = Int(number(&rest, bytes: 4))
      guard nameLength + contentLength <= rest.count else { return nil }
      let name = String(decoding: rest.prefix(nameLength), as: UTF8.self)
      rest = rest.dropFirst(nameLength)
      records.append(
        ArchiveRecord(
          kind: kind, modified: modified, name: name, content: rest.prefix(contentLength)))
      rest = rest.dropFirst(contentLength)
    }
    return records
  }

  /// Removes a little-endian number from the front.
  private static func number(_ bytes: inout ArraySlice<UInt8>, bytes count: Int) -> UInt64 {
    defer { bytes = bytes.dropFirst(count) }
    return bytes.prefix(count).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
