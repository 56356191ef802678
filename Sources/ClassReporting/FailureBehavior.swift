internal import Files
internal import Foundation
internal import Reporting

/// What is compared to tell whether two submissions failed an exercise in the same way.
///
/// It is the status of the exercise, the checks that did not pass, and for each its status and the
/// values at the first divergence. Numbers count to nine significant digits, so that another order of
/// the same operations is the same behaviour. Where there is no divergence, as in a crash, it is the
/// message without the line number.
struct FailureBehavior {
  private var parts: [String]

  init(_ exercise: EncodedExercise) {
    parts = [exercise.id, exercise.status]
    let failed = exercise.checks.filter { $0.status != "passed" }
    for check in failed {
      parts += [check.id, check.status]
      if let divergence = check.firstDivergence.value {
        parts += ["at \(divergence.step)"] + divergence.actual.map(Self.text)
      } else {
        parts.append(Self.withoutLine(check.message))
      }
    }
    if failed.isEmpty { parts.append(Self.withoutLine(exercise.message)) }
  }

  /// Eight hexadecimal digits.
  var hash: String {
    var hash = ContentHash()
    for part in parts { hash.add(part) }
    return String(hash.hexadecimal().prefix(8))
  }

  /// Replaces the numbers of lines, which differ with the layout of the code.
  private static func withoutLine(_ message: String) -> String {
    message.replacing(/\bline \d+/, with: "line N")
  }

  private static func text(_ value: EncodedValue) -> String {
    switch value {
    case .number(let number): rounded(number)
    case .integer(let integer): rounded(Double(integer))
    case .boolean(let boolean): "\(boolean)"
    case .text(let text): number(in: text).map(rounded) ?? "\"\(text)\""
    case .array(let items): "[" + items.map(Self.text).joined(separator: ",") + "]"
    case .null: "null"
    }
  }

  /// Returns the number that a report writes as text because it is not finite.
  private static func number(in text: String) -> Double? {
    ["nan": .nan, "inf": .infinity, "-inf": -.infinity][text]
  }

  private static func rounded(_ number: Double) -> String {
    // Zero has no sign here.
    number == 0 ? "0" : String(format: "%.9g", number)
  }
}
