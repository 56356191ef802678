/// The text that a dollar sign in Markdown begins.
///
/// The rules are Pandoc's for `tex_math_dollars`. A formula `$…$` neither begins nor ends with a
/// space, and no digit follows it, so that prices are no formulas. A formula `$$…$$` may contain
/// anything. The form `` $`…`$ `` of code hosts is a formula too.
enum DollarSpan: Equatable {
  /// A formula, with the number of its bytes, delimiters included.
  case formula(length: Int)
  /// A `$$` that is not closed in its block.
  case unclosed
  /// Three or more dollar signs, which are text.
  case text(length: Int)

  /// Reads the text at `start`, a dollar sign. Returns nil if the dollar sign is text.
  init?(in text: UnsafeBufferPointer<UInt8>, at start: Int) {
    var run = 1
    while start + run < text.count, text[start + run] == dollar { run += 1 }
    switch run {
    case 1:
      guard let end = Self.endOfBackticked(text, start) ?? Self.endOfInline(text, start) else {
        return nil
      }
      self = .formula(length: end - start)
    case 2:
      guard let end = Self.endOfDisplay(text, start) else {
        self = .unclosed
        return
      }
      self = .formula(length: end - start)
    default:
      self = .text(length: run)
    }
  }

  /// The end of `$…$`: the next dollar sign without a backslash, if it can close a formula.
  private static func endOfInline(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    var index = start + 1
    guard index < text.count, !text[index].isSpace else { return nil }
    var endsInSpace = false
    while index < text.count {
      switch text[index] {
      case dollar:
        let followedByDigit =
          index + 1 < text.count
          && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[index + 1])
        return endsInSpace || followedByDigit ? nil : index + 1
      case backslash:
        endsInSpace = false
        index = endOfWords(text, index) ?? index + 2
      default:
        endsInSpace = text[index].isSpace
        index += 1
      }
    }
    return nil
  }

  /// The end of a `\text{…}`. A dollar sign between its braces does not close the formula.
  private static func endOfWords(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    let opening = Array("\\text{".utf8)
    guard start + opening.count <= text.count,
      text[start..<start + opening.count].elementsEqual(opening)
    else { return nil }
    // The bound keeps the time linear where many such braces are never closed.
    let bound = min(text.count, start + 1000)
    var depth = 1
    var index = start + opening.count
    while index < bound {
      switch text[index] {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      case backslash: index += 1
      default: break
      }
      index += 1
      if depth == 0 { return min(index, text.count) }
    }
    return nil
  }

  /// The end of `$$…$$`.
  private static func endOfDisplay(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    var index = start + 3
    while index + 1 < text.count {
      if text[index] == dollar, text[index + 1] == dollar { return index + 2 }
      index += 1
    }
    return nil
  }

  /// The end of `` $`…`$ ``.
  private static func endOfBackticked(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    guard start + 1 < text.count, text[start + 1] == backtick,
      let closing = text[(start + 2)...].firstIndex(of: backtick),
      closing > start + 2, closing + 1 < text.count, text[closing + 1] == dollar
    else { return nil }
    return closing + 2
  }
}

private let dollar = UInt8(ascii: "$")
private let backtick = UInt8(ascii: "`")
private let backslash = UInt8(ascii: "\\")
