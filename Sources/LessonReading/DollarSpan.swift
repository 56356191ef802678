/// What a dollar sign in Markdown begins.
///
/// The rules are Pandoc's for `tex_math_dollars`: in `$…$` the first character and the last are no
/// spaces and no digit follows, so that a price stays a price; `$$…$$` may hold anything. To these
/// comes the code hosts' `` $`…`$ ``.
enum DollarSpan: Equatable {
  /// A formula of so many bytes, delimiters included.
  case formula(length: Int)
  /// A `$$` to which the block holds no end.
  case unclosed
  /// A run of dollars that means nothing but itself.
  case text(length: Int)

  /// Reads what begins at `start`, where a dollar sign stands; nil for an ordinary character.
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

  /// The end of `$…$`. The first dollar sign that no backslash hides decides, for or against.
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

  /// The end of a `\text{…}`, in whose braces a dollar sign is TeX's own.
  private static func endOfWords(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    let opening = Array("\\text{".utf8)
    guard start + opening.count <= text.count,
      text[start..<start + opening.count].elementsEqual(opening)
    else { return nil }
    // Words end soon, or not at all: a bound keeps many that do not from being read over and over.
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
