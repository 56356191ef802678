internal import Foundation

/// Expressions that the compiler gives up because a `^` or a `**` stands where a power is meant.
///
/// Of such an expression it says only that it is too complex, after seconds.
enum GivenUpPowers {
  /// Returns the diagnostic in words about the power, at its sign, where that is what it is about.
  static func told(_ diagnostic: Diagnostic, in source: String) -> Diagnostic {
    guard diagnostic.message.contains(Diagnostic.tooComplex),
      let sentence = Explanation.CodeRule.power.sentence(
        Mistake(diagnostic, source: source, stub: ""))
    else { return diagnostic }
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
      .map { CodeText.withoutComment($0) }
    for (index, line) in lines.enumerated().dropFirst(diagnostic.line - 1) {
      guard let sign = line.firstMatch(of: /\*\*|\^(?!=)/) else { continue }
      let column = line[..<sign.range.lowerBound].utf8.count + 1
      return Diagnostic(
        file: diagnostic.file, line: index + 1, column: column, severity: .error,
        message: sentence)
    }
    return diagnostic
  }

  /// Whether every expression that the compiler gave up is one of those.
  ///
  /// - Parameters:
  ///   - output: What the compiler printed.
  ///   - sources: The names of the files that it compiled.
  ///   - folder: Where they lie.
  /// - Returns: False also where none was given up.
  static func explain(_ output: String, of sources: [String], in folder: URL) -> Bool {
    let givenUp = Diagnostic.parse(output, files: Set(sources))
      .filter { $0.message.contains(Diagnostic.tooComplex) }
    return !givenUp.isEmpty
      && givenUp.allSatisfy { diagnostic in
        let file = folder.appending(path: diagnostic.file)
        guard let bytes = FileManager.default.contents(atPath: file.path) else { return false }
        let source = String(decoding: bytes, as: UTF8.self)
        return Explanation.CodeRule.power.sentence(
          Mistake(diagnostic, source: source, stub: "")) != nil
      }
  }
}
