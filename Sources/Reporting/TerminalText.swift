internal import Rainbow
internal import VisibleText

/// Text for a terminal: its width in columns, its colours, its links.
///
/// Text that is passed in must be visible already. Only colours and links add control characters.
struct TerminalText: Sendable {
  let width: Int
  let colour: Bool
  let links: Bool

  /// Returns text in a colour or style of Rainbow's, or as it is where colour is not wanted.
  func painted(_ text: String, _ codes: any ModeCode...) -> String {
    guard colour, !text.isEmpty else { return text }
    let list = codes.flatMap(\.value).map(String.init).joined(separator: ";")
    return "\u{1B}[\(list)m\(text)\u{1B}[0m"
  }

  /// Returns a path that a terminal can open by a click, where it understands links (OSC 8).
  func link(_ path: String) -> String {
    guard links, path.hasPrefix("/") else { return path.madeVisibleOnOneLine }
    let address = path.utf8.map { byte in
      let isPlain =
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"),
          UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
          true
        default: false
        }
      return isPlain
        ? String(Unicode.Scalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    let text = path.madeVisibleOnOneLine
    return "\u{1B}]8;;file://\(address.joined())\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\"
  }

  /// Breaks a text into lines that fit, each after an indent; a word that is too long is cut.
  func wrapped(_ text: String, indent: Int = 0) -> [String] {
    let room = max(width - indent, 16)
    let margin = String(repeating: " ", count: indent)
    return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph in
      var lines: [String] = []
      var line = ""
      for word in paragraph.split(separator: " ").flatMap({ Self.pieces(of: $0, room: room) }) {
        if !line.isEmpty, Self.columns(of: line) + 1 + Self.columns(of: word) > room {
          lines.append(line)
          line = ""
        }
        line += line.isEmpty ? word : " " + word
      }
      return (lines + [line]).map { $0.isEmpty ? "" : margin + $0 }
    }
  }

  private static func pieces(of word: Substring, room: Int) -> [String] {
    var pieces = [""]
    var used = 0
    for character in word {
      let columns = columns(of: character)
      if used + columns > room {
        pieces.append("")
        used = 0
      }
      pieces[pieces.count - 1].append(character)
      used += columns
    }
    return pieces
  }

  /// Returns how many columns a text takes.
  static func columns(of text: some StringProtocol) -> Int {
    text.reduce(0) { $0 + columns(of: $1) }
  }

  /// Returns two columns for East Asian wide characters and emoji, one for others.
  static func columns(of character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default:
      return 1
    }
  }
}
