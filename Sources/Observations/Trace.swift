/// What was seen of a submission, row by row, in the order in which it happened.
public struct Trace: Equatable, Sendable {
  /// One thing seen: what it is, after how many steps, and its numbers.
  public struct Row: Equatable, Sendable {
    /// What the numbers are, for example `parameters` or `gradient`.
    public var label: String
    /// How many steps had been taken when it was seen.
    public var step: Int
    public var values: [Double]

    public init(_ label: String, step: Int, _ values: [Double]) {
      self.label = label
      self.step = step
      self.values = values
    }
  }

  public var rows: [Row]

  public init(_ rows: [Row] = []) {
    self.rows = rows
  }
}

extension Trace: WireCodable {
  public init(from reader: inout WireReader) throws(WireFault) {
    rows = try reader.readArray()
  }

  public func write(to writer: inout WireWriter) {
    writer.write(rows)
  }
}

extension Trace.Row: WireCodable {
  /// The longest label, in bytes: it is a few words of the lesson's.
  private static let longestLabel = 200

  public init(from reader: inout WireReader) throws(WireFault) {
    label = try reader.readString()
    guard label.utf8.count <= Self.longestLabel else { throw .tooLong(label.utf8.count) }
    step = try reader.readIndex()
    values = try reader.readDoubles()
  }

  public func write(to writer: inout WireWriter) {
    writer.write(label)
    writer.write(count: step)
    writer.write(values)
  }
}
