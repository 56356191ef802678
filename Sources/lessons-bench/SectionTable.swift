internal import Foundation

extension Section {
  /// The title, the findings in aligned columns, and the remarks.
  var table: String {
    let rows = findings.map(\.columns)
    let widths = (0..<Finding.columnCount).map { column in
      rows.map { $0[column].count }.max() ?? 0
    }
    let lines = rows.map { row in
      let cells = row.indices.map { column in
        let padding = String(repeating: " ", count: widths[column] - row[column].count)
        return Finding.isNumber(column: column) ? padding + row[column] : row[column] + padding
      }
      return "  " + cells.joined(separator: "  ").trimmingSuffix(of: " ")
    }
    return ([title] + lines + remarks.map { "  \($0)" }).joined(separator: "\n")
  }
}

extension Finding {
  fileprivate static let columnCount = 6

  fileprivate static func isNumber(column: Int) -> Bool { [1, 3].contains(column) }

  /// The name, the value, the reference, the ratio, the limit, and whether it is met.
  fileprivate var columns: [String] {
    [
      name, "\(Self.short(value)) \(unit.rawValue)",
      reference.map { "\($0.name): \(Self.short($0.value)) \(unit.rawValue)" } ?? "",
      ratio.map { "\(Self.short($0))×" } ?? "", limitText ?? "",
      isMet.map { $0 ? "kept" : "NOT KEPT" } ?? "",
    ]
  }

  /// Formats a number with three significant digits.
  private static func short(_ number: Double) -> String {
    let digits = number >= 100 ? 0 : number >= 10 ? 1 : 2
    return String(format: "%.\(digits)f", number)
  }
}

extension String {
  fileprivate func trimmingSuffix(of character: Character) -> String {
    String(reversed().drop { $0 == character }.reversed())
  }
}
