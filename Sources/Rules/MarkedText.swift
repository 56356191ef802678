/// A text of which some pieces are marked.
public struct MarkedText: Hashable, Sendable {
  /// A piece of a text.
  public struct Segment: Hashable, Sendable {
    public var text: String
    public let isMarked: Bool

    public init(_ text: String, isMarked: Bool = false) {
      self.text = text
      self.isMarked = isMarked
    }
  }

  /// The pieces, none of them empty. Two neighbours are never both marked or both not marked.
  public private(set) var segments: [Segment] = []

  public init(_ text: String = "", isMarked: Bool = false) {
    add(Segment(text, isMarked: isMarked))
  }

  /// The text without the marks.
  public var text: String { segments.map(\.text).joined() }

  /// Whether the text is one marked piece.
  var isMarked: Bool { segments.allSatisfy(\.isMarked) && !segments.isEmpty }

  /// Returns the text with all of it marked, or as it is.
  func marked(_ isMarked: Bool = true) -> MarkedText {
    isMarked ? MarkedText(text, isMarked: true) : self
  }

  /// Returns the text with each piece passed through a closure.
  func map(_ body: (Segment) -> String) -> MarkedText {
    var result = MarkedText()
    for segment in segments { result.add(Segment(body(segment), isMarked: segment.isMarked)) }
    return result
  }

  /// Returns the text with the spaces between two marked pieces marked, too.
  var closingGaps: MarkedText {
    var result = MarkedText()
    for (index, segment) in segments.enumerated() {
      let isGap = index > 0 && index < segments.count - 1 && segment.text.allSatisfy { $0 == " " }
      result.add(Segment(segment.text, isMarked: segment.isMarked || isGap))
    }
    return result
  }

  private mutating func add(_ segment: Segment) {
    if segment.text.isEmpty { return }
    if let last = segments.last, last.isMarked == segment.isMarked {
      segments[segments.count - 1].text += segment.text
    } else {
      segments.append(segment)
    }
  }
}

extension MarkedText: ExpressibleByStringInterpolation {
  /// Collects the pieces of an interpolated text.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = MarkedText()

    public init(literalCapacity: Int, interpolationCount: Int) {}

    public mutating func appendLiteral(_ literal: String) { text.add(Segment(literal)) }

    public mutating func appendInterpolation(_ string: String) { text.add(Segment(string)) }

    public mutating func appendInterpolation(_ other: MarkedText) {
      for segment in other.segments { text.add(segment) }
    }
  }

  public init(stringLiteral value: String) {
    self.init(value)
  }

  public init(stringInterpolation: StringInterpolation) {
    self = stringInterpolation.text
  }
}
