/// The line that opens a fenced block of code.
struct FenceLine {
  /// The position of the fence's first character.
  let position: SourcePosition
  /// The text after the fence's characters, and its position.
  let info: ArraySlice<UInt8>
  let infoPosition: SourcePosition

  private let source: SourceText
  private let character: UInt8
  private let length: Int

  init(_ source: SourceText, at position: SourcePosition, character: UInt8, length: Int) {
    let line = source.lineRange(position.line)
    let end = source.bytes[source.offset(of: position)..<line.upperBound]
    let info = end.drop { $0 != character }.drop { $0 == character }
    self.info = info
    infoPosition = source.position(of: info.startIndex)
    self.position = position
    self.source = source
    self.character = character
    self.length = length
  }

  /// The fence's characters.
  var text: String {
    String(repeating: Character(Unicode.Scalar(character)), count: length)
  }

  /// Returns whether a line closes the fence. In cmark-gfm the end of the file closes it, too.
  func isClosed(byLine number: Int, isTopLevel: Bool) -> Bool {
    guard number > position.line else { return false }
    let line = source.bytes[source.lineRange(number)]
    let fence = line.drop { $0.isSpace || $0 == UInt8(ascii: ">") }
    if isTopLevel, fence.startIndex - line.startIndex > 3 { return false }
    let rest = fence.drop { $0 == character }
    return rest.startIndex - fence.startIndex >= length && rest.allSatisfy(\.isSpace)
  }
}
