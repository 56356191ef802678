/// A table as CSV.
///
/// Lines end with a carriage return and a line feed, and a field with a comma, a quotation mark or a
/// line end is in quotation marks, as RFC 4180 (Shafranovich, 2005) has it.
package struct CSVText: Sendable {
  package let text: String

  package init(rows: [[String]]) {
    var text = ""
    for row in rows {
      for (index, field) in row.enumerated() {
        if index > 0 { text += "," }
        text += Self.quoted(field)
      }
      text += "\r\n"
    }
    self.text = text
  }

  private static func quoted(_ field: String) -> String {
    let special: Set<Unicode.Scalar> = [",", "\"", "\r", "\n"]
    guard field.unicodeScalars.contains(where: special.contains) else { return field }
    var quoted: String.UnicodeScalarView = "\"".unicodeScalars
    for scalar in field.unicodeScalars {
      if scalar == "\"" { quoted.append(scalar) }
      quoted.append(scalar)
    }
    quoted.append("\"")
    return String(quoted)
  }
}

extension String {
  /// The text with an apostrophe before it where a spreadsheet would take it for a formula.
  ///
  /// A student's name or folder may begin with `=`, `+`, `-` or `@`, and a spreadsheet that opens the
  /// table would run what follows.
  var safeInSpreadsheet: String {
    guard let first = unicodeScalars.first else { return self }
    return ["=", "+", "-", "@", "\t", "\r", "\n"].contains(first) ? "'" + self : self
  }
}
