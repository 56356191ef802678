internal import VisibleText

/// A line by which a step of a workflow annotates a file.
struct WorkflowCommand {
  enum Level: String {
    case error, warning, notice
  }

  let level: Level
  /// Empty where no file is concerned.
  let file: String
  /// Counted from one; zero where no line is concerned.
  let line: Int
  /// Counted from one; zero where no column is concerned.
  let column: Int
  let title: String
  let message: String

  /// The command on one line, with the special characters of its parts escaped.
  var text: String {
    var properties = file.isEmpty ? [] : ["file=\(Self.property(file))"]
    if line > 0 { properties.append("line=\(line)") }
    if line > 0, column > 0 { properties.append("col=\(column)") }
    properties.append("title=\(Self.property(title))")
    return "::\(level.rawValue) \(properties.joined(separator: ","))::\(Self.data(message))"
  }

  /// Escapes the text after the command's second pair of colons.
  static func data(_ text: String) -> String { escape(text, ["%", "\r", "\n"]) }

  /// Escapes the value of a property, which a colon or a comma would end.
  static func property(_ text: String) -> String { escape(text, ["%", "\r", "\n", ":", ","]) }

  private static func escape(_ text: String, _ special: Set<Unicode.Scalar>) -> String {
    text.madeVisible.unicodeScalars.map { scalar in
      guard special.contains(scalar) else { return String(scalar) }
      let number = String(scalar.value, radix: 16, uppercase: true)
      return "%" + (number.count < 2 ? "0" : "") + number
    }.joined()
  }
}
