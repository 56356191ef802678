/// A value of a YAML document with its position.
public struct YAMLValue: Hashable, Sendable {
  public indirect enum Content: Hashable, Sendable {
    /// A key without a value, `~` or `null`.
    case empty
    /// A scalar as it was written; text in quotes or in a block is never a number.
    case text(String, isPlain: Bool)
    case list([YAMLValue])
    case mapping([Entry])
  }

  /// A key and its value, in the order of the document.
  public struct Entry: Hashable, Sendable {
    public let key: String
    public let place: YAMLPlace
    public let value: YAMLValue
  }

  public let content: Content
  public let place: YAMLPlace

  /// The text of a scalar; nil for other values.
  public var text: String? {
    if case .text(let text, _) = content { text } else { nil }
  }

  /// The entries of a mapping; nil for other values.
  public var entries: [Entry]? {
    if case .mapping(let entries) = content { entries } else { nil }
  }
}

/// A place in a YAML document: line and column from 1, the column in Unicode scalars.
public struct YAMLPlace: Hashable, Sendable, Comparable {
  public let line: Int
  public let column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A fault in a YAML document: the problem, its place and advice.
public struct YAMLFault: Error, Hashable, Sendable {
  public let message: String
  public let place: YAMLPlace

  public init(_ message: String, at place: YAMLPlace) {
    self.message = message
    self.place = place
  }
}

/// All that is wrong with a description in YAML, in the order of its text.
public struct YAMLFaults: Error, Hashable, Sendable, CustomStringConvertible {
  public let faults: [YAMLFault]

  public init(_ faults: [YAMLFault]) {
    self.faults = faults.sorted { ($0.place, $0.message) < ($1.place, $1.message) }
  }

  public var description: String {
    faults.map { "\($0.place.line):\($0.place.column): \($0.message)" }.joined(separator: "\n")
  }
}
