/// A loop in a source text.
package struct SourceLoop: Equatable {
  package enum Kind: Equatable {
    /// `while` or `repeat`, which end by a condition.
    case conditional
    /// `for`, which iterates over a sequence.
    case sequential
  }

  /// The line of its keyword, counted from one.
  package let line: Int
  package let kind: Kind

  /// Returns the loop that a line belongs to: of the loops in the same function the outermost `while`
  /// or `repeat`, else the outermost `for`.
  ///
  /// The line at which a program is interrupted differs from run to run. The outermost loop around it
  /// does not.
  package static func around(line: Int, in source: String) -> SourceLoop? {
    let blocks = SourceBlocks(source).blocks.filter { ($0.first...$0.last).contains(line) }
    let function = blocks.lastIndex { $0.kind == .function }.map { $0 + 1 } ?? 0
    let loops = blocks[function...].compactMap { block -> SourceLoop? in
      guard case .loop(let kind) = block.kind else { return nil }
      return SourceLoop(line: block.first, kind: kind)
    }
    return loops.first { $0.kind == .conditional } ?? loops.first
  }

  /// Returns the loop that begins on the next line of code after a line.
  ///
  /// The compiler gives the instructions at the head of a loop, which copy what the loop changes, the
  /// line of the statement before it.
  package static func directlyAfter(line: Int, in source: String) -> SourceLoop? {
    let loops = SourceBlocks(source).blocks.compactMap { block -> SourceLoop? in
      guard case .loop(let kind) = block.kind, block.first > line else { return nil }
      return SourceLoop(line: block.first, kind: kind)
    }
    guard let next = loops.min(by: { $0.line < $1.line }) else { return nil }
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    let isCodeBetween = lines.prefix(next.line - 1).dropFirst(line).contains { text in
      let code = text.drop { $0.isWhitespace }
      return !code.isEmpty && !code.hasPrefix("//")
    }
    return isCodeBetween ? nil : next
  }
}
