internal import Courses

/// The calls of `unfinished` in a student's file.
package enum UnfinishedCalls {
  /// Returns the lines of the calls, in order. Comments and string literals are ignored.
  package static func lines(in source: String) -> [Int] {
    let tokens = SwiftToken.tokens(of: source)
    return zip(tokens, tokens.dropFirst()).filter { $0.text == "unfinished" && $1.text == "(" }
      .map(\.0.line)
  }

  /// Returns the message on an edited file with calls in these lines. Without any, another exercise's
  /// file was reached that is unfinished.
  package static func message(for lines: [Int]) -> String {
    guard let last = lines.last else {
      return "It uses a part of another exercise that still calls `unfinished`. Do that one first."
    }
    guard lines.count > 1 else {
      return "It still calls `unfinished`, in line \(last). Write your own code in its place."
    }
    let others = lines.dropLast().map(String.init).joined(separator: ", ")
    return "It still calls `unfinished`, in lines \(others) and \(last). Write your own code in "
      + "their place."
  }
}
