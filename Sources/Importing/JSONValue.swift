/// A JSON value and the offset of its first byte.
///
/// Foundation's readers name no line, accept a comma before a closing bracket, and refuse the `NaN`
/// that Python writes.
struct JSONValue: Sendable {
  enum Content: Sendable {
    case null
    case bool(Bool)
    /// A number as it is written, also `NaN` and `Infinity`.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])
  }

  let content: Content
  let offset: Int

  /// The member of an object; nil where this is no object or has no such member.
  subscript(key: String) -> JSONValue? {
    if case .object(let members) = content { members[key] } else { nil }
  }

  var string: String? { if case .string(let text) = content { text } else { nil } }
  var bool: Bool? { if case .bool(let value) = content { value } else { nil } }
  var array: [JSONValue]? { if case .array(let values) = content { values } else { nil } }
  var object: [String: JSONValue]? {
    if case .object(let members) = content { members } else { nil }
  }
  var isNull: Bool { if case .null = content { true } else { false } }

  var number: Double? {
    if case .number(let text) = content { Double(text) } else { nil }
  }

  var integer: Int? { number.flatMap { Int(exactly: $0) } }

  /// The text of a string or of a list of strings, which notebooks use for long texts.
  var lines: String? {
    if let string { return string }
    guard let array else { return nil }
    let parts = array.compactMap(\.string)
    return parts.count == array.count ? parts.joined() : nil
  }
}

/// A text that is not JSON.
struct JSONFault: Error {
  let message: String
  let offset: Int
}
