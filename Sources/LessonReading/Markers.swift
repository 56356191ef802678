/// Pieces that are no HTML, and the markers that keep their places while cmark-gfm renders the rest.
///
/// A marker is a number between two bytes 0xFF. No text holds that byte, since it is no part of
/// UTF-8: nothing that an author can write is mistaken for a marker.
struct Markers {
  private var pieces: [Piece] = []

  /// Keeps a piece, and returns the marker to put into its place.
  mutating func add(_ piece: Piece) -> [UInt8] {
    pieces.append(piece)
    return [Self.edge] + Array(String(pieces.count - 1).utf8) + [Self.edge]
  }

  /// Takes rendered HTML apart at its markers.
  func pieces(of html: UnsafeRawBufferPointer) -> [Piece] {
    var result: [Piece] = []
    result.reserveCapacity(2 * pieces.count + 1)
    var rest = html[...]
    while let opening = rest.firstIndex(of: Self.edge),
      let closing = rest[(opening + 1)...].firstIndex(of: Self.edge),
      let index = Int(String(decoding: rest[(opening + 1)..<closing], as: UTF8.self))
    {
      let before = rest[..<opening]
      let piece = pieces[index]
      rest = rest[(closing + 1)...]
      if case .heading(let heading) = piece {
        // The marker stands right behind the heading's opening tag.
        let tag = String(decoding: before.dropLast(), as: UTF8.self)
        result.append(.html("\(tag) id=\"\(heading.slug)\">"))
      } else if !before.isEmpty {
        result.append(.html(String(decoding: before, as: UTF8.self)))
      }
      result.append(piece)
      if piece.isBlock, rest.first == UInt8(ascii: "\n") { rest = rest.dropFirst() }
    }
    if !rest.isEmpty { result.append(.html(String(decoding: rest, as: UTF8.self))) }
    return result
  }

  private static let edge: UInt8 = 0xFF
}

extension Piece {
  /// Whether the renderer ends a line behind the piece's marker.
  fileprivate var isBlock: Bool {
    switch self {
    case .html, .math, .heading: false
    case .code, .hintOpened, .summaryEnded, .hintClosed: true
    }
  }
}
