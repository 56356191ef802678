/// What was observed of a submission, row by row, in the order in which it happened.
public struct Trace: Equatable, Sendable {
  /// One observation: what it is, its place in the lesson's own count, and its value.
  public struct Row: Equatable, Sendable {
    /// What the value is, for example `the parameters` or `the result`.
    public var label: String
    /// The row's place in the lesson's own count, for example the number of calls so far.
    public var number: Int
    public var value: ObservedValue

    public init(_ label: String, number: Int = 0, value: ObservedValue) {
      self.label = label
      self.number = number
      self.value = value
    }

    /// Creates a row of numbers.
    public init(_ label: String, number: Int = 0, _ values: [Double]) {
      self.init(label, number: number, value: .numbers(values))
    }

    /// The numbers of a row that holds an array of numbers or one number; of any other row, none.
    public var values: [Double] {
      get {
        switch value {
        case .numbers(let numbers): numbers
        case .number(let number): [number]
        case .integer, .boolean, .text, .list, .tuple, .optional: []
        }
      }
      set { value = .numbers(newValue) }
    }
  }

  public var rows: [Row]

  public init(_ rows: [Row] = []) {
    self.rows = rows
  }

  /// The label of the row that holds what a function returned.
  public static let resultLabel = "the result"

  /// Creates the trace of what a function returned: a trace as it is, anything else as its only row.
  ///
  /// - Throws: ``UnobservableType`` where the value cannot cross the wire.
  public init<Result>(of result: Result) throws(UnobservableType) {
    if let trace = result as? Trace {
      self = trace
    } else {
      self.init([Row(Self.resultLabel, value: try ObservedValue(result))])
    }
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
    number = try Int(from: &reader)
    value = try ObservedValue(from: &reader)
  }

  public func write(to writer: inout WireWriter) {
    writer.write(label)
    number.write(to: &writer)
    value.write(to: &writer)
  }
}
