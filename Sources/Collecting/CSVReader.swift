/// Reads comma-separated values as in RFC 4180, with the separators that spreadsheets write.
///
/// Lines end with CRLF, LF or CR. A byte order mark and Excel's line `sep=;` are skipped. Rows without
/// any text are left out.
struct CSVReader {
  /// A row and the line on which it starts.
  struct Row: Equatable {
    let line: Int
    let fields: [String]
  }

  struct Fault: Error, Equatable {
    let line: Int
    let message: String
  }

  let rows: [Row]

  init(_ text: String) throws(Fault) {
    var scalars = Array(text.unicodeScalars)
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    var parser = Parser(scalars: scalars, separator: Self.separator(in: scalars))
    var rows: [Row] = []
    if let stated = Self.statedSeparator(in: scalars) {
      parser.separator = stated
      _ = try parser.nextRow()
    }
    while let row = try parser.nextRow() {
      if row.fields.contains(where: { !$0.isEmpty }) { rows.append(row) }
    }
    self.rows = rows
  }

  /// Returns the separator in a first line such as `sep=;`.
  private static func statedSeparator(in scalars: [Unicode.Scalar]) -> Unicode.Scalar? {
    let line = scalars.prefix { $0 != "\n" && $0 != "\r" }
    guard line.count == 5, String(String.UnicodeScalarView(line)).lowercased().hasPrefix("sep=")
    else { return nil }
    return line.last
  }

  /// Returns the separator that occurs most often in the first line, outside of quotes.
  private static func separator(in scalars: [Unicode.Scalar]) -> Unicode.Scalar {
    var counts: [Unicode.Scalar: Int] = [:]
    var isQuoted = false
    for scalar in scalars {
      if scalar == "\"" { isQuoted.toggle() }
      if isQuoted { continue }
      if scalar == "\n" || scalar == "\r" { break }
      counts[scalar, default: 0] += 1
    }
    let most = [",", ";", "\t"].map { ($0 as Unicode.Scalar, counts[$0] ?? 0) }
    return most.reduce(most[0]) { $1.1 > $0.1 ? $1 : $0 }.0
  }
}

/// Unicode scalars are read, because a quote or a separator may be joined with a combining mark to one
/// character.
private struct Parser {
  let scalars: [Unicode.Scalar]
  var separator: Unicode.Scalar
  private var position = 0
  private var line = 1

  init(scalars: [Unicode.Scalar], separator: Unicode.Scalar) {
    self.scalars = scalars
    self.separator = separator
  }

  private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  mutating func nextRow() throws(CSVReader.Fault) -> CSVReader.Row? {
    guard current != nil else { return nil }
    let start = line
    var fields = [try nextField()]
    while current == separator {
      position += 1
      fields.append(try nextField())
    }
    skipLineEnd()
    return CSVReader.Row(line: start, fields: fields)
  }

  private mutating func nextField() throws(CSVReader.Fault) -> String {
    guard current == "\"" else { return unquoted() }
    let start = line
    position += 1
    var field = String.UnicodeScalarView()
    while let scalar = current {
      position += 1
      if scalar == "\"" {
        guard current == "\"" else {
          // Text after the closing quote belongs to the field, as in spreadsheets.
          return String(field) + unquoted()
        }
        position += 1
      }
      if scalar == "\n" || scalar == "\r" && current != "\n" { line += 1 }
      field.append(scalar)
    }
    throw CSVReader.Fault(line: start, message: "The quote that begins here has no end.")
  }

  private mutating func unquoted() -> String {
    var field = String.UnicodeScalarView()
    while let scalar = current, scalar != separator, scalar != "\n", scalar != "\r" {
      field.append(scalar)
      position += 1
    }
    return String(field)
  }

  private mutating func skipLineEnd() {
    if current == "\r" { position += 1; if current != "\n" { line += 1; return } }
    if current == "\n" { position += 1; line += 1 }
  }
}
