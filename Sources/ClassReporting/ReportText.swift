/// The text of a JSON report, divided without decoding it.
///
/// A report is indented by two spaces a level, and a string in JSON has no line feed. So the beginning
/// of a line tells which value begins or ends there.
struct ReportText {
  /// The array of all exercises, from its `[` to its `]`.
  let array: ArraySlice<UInt8>
  /// Each exercise, from its `{` to its `}`.
  let exercises: [ArraySlice<UInt8>]

  private static let start = Array("  \"exercises\" : [".utf8)
  private static let end = Array("  ]".utf8)
  private static let exerciseStart = Array("    {".utf8)
  private static let exerciseEnd = Array("    }".utf8)

  /// Divides a text.
  ///
  /// - Throws: A ``ReportTextFault`` where it does not have the layout of a report.
  init(_ text: String) throws(ReportTextFault) {
    let bytes = Array(text.utf8)
    var arrayStart: Int?
    var exerciseStart: Int?
    var exercises: [ArraySlice<UInt8>] = []
    var line = bytes.startIndex
    while line < bytes.endIndex {
      let lineEnd = bytes[line...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
      let content = bytes[line..<lineEnd]
      if let start = arrayStart {
        if content.starts(with: Self.exerciseStart) {
          exerciseStart = line + Self.exerciseStart.count - 1
        } else if content.starts(with: Self.exerciseEnd), let start = exerciseStart {
          exercises.append(bytes[start..<line + Self.exerciseEnd.count])
        } else if content.starts(with: Self.end) {
          array = bytes[start..<line + Self.end.count]
          self.exercises = exercises
          return
        }
      } else if content == Self.start[...] {
        arrayStart = lineEnd - 1
      }
      line = lineEnd + 1
    }
    throw ReportTextFault()
  }
}

/// A text that is not laid out as a JSON report is.
package struct ReportTextFault: Error, CustomStringConvertible {
  package let description = "it has no list of exercises where a report has it"
}
