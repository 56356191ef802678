internal import VisibleText

/// The limits of a page, so that it stays small for any class.
enum PageLimit {
  /// The students who are listed by name with a finding.
  static let listedStudents = 50
  /// The misconceptions and the groups of failures that are shown in full, of each.
  static let findings = 60
  /// The students in the list of those who need help first.
  static let helped = 20
  /// The characters of a student's file that are shown.
  static let code = 6000
  /// The bytes of all students' files on a page.
  static let allCode = 500_000
  /// The characters of a message.
  static let message = 600
  /// The characters of a student's id, a name or a reason in a row of a table.
  static let cell = 200
  /// The changes on a page.
  static let changes = 10_000
}

extension String {
  /// The text with at most a number of Unicode scalars, and an ellipsis in place of the rest.
  func cut(to count: Int) -> String {
    guard unicodeScalars.count > count else { return self }
    return String(unicodeScalars.prefix(count)) + "…"
  }

  /// The text for a cell of a table, on one line and escaped for HTML.
  var cell: String { madeVisibleOnOneLine.cut(to: PageLimit.cell).escapedForMarkup }

  /// The text as a relative link. All bytes except letters, digits and `-._~/` are percent-encoded, so
  /// that no name is taken for a scheme, a query or a fragment.
  var relativeLink: String {
    let digits = Array("0123456789ABCDEF")
    var link = ""
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        link.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        link += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
    return link
  }
}
