/// The calls of `unfinished` that are left in a student's file.
package enum UnfinishedCalls {
  /// Returns the lines of the calls, in order. Comments and texts are not looked at.
  package static func lines(in source: String) -> [Int] {
    let tokens = CodeToken.tokens(of: source)
    return zip(tokens, tokens.dropFirst()).filter { $0.text == "unfinished" && $1.text == "(" }
      .map(\.0.line)
  }

  /// Says which calls are left in a file that was changed, or that it waits for another's.
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
