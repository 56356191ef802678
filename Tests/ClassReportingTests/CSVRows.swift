/// Reads CSV as RFC 4180 has it, for tables that must be read back.
enum CSVRows {
  struct Fault: Error {}

  static func read(_ text: String) throws -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var field = String.UnicodeScalarView()
    var isQuoted = false
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if isQuoted {
        if scalar != "\"" {
          field.append(scalar)
        } else if rest.first == "\"" {
          rest.removeFirst()
          field.append(scalar)
        } else {
          isQuoted = false
          guard let next = rest.first, next == "," || next == "\r" else { throw Fault() }
        }
        continue
      }
      switch scalar {
      case "\"":
        guard field.isEmpty else { throw Fault() }
        isQuoted = true
      case ",":
        row.append(String(field))
        field = .init()
      case "\r":
        guard rest.popFirst() == "\n" else { throw Fault() }
        row.append(String(field))
        rows.append(row)
        (row, field) = ([], .init())
      case "\n": throw Fault()
      default: field.append(scalar)
      }
    }
    guard !isQuoted, row.isEmpty, field.isEmpty else { throw Fault() }
    return rows
  }
}
