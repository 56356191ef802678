import Testing

/// The tags of a page, in order: enough to tell whether they nest, and whether text became markup.
struct PageTags: CustomTestStringConvertible {
  struct Tag: Equatable {
    let name: String
    let attributes: [String]
    let isClosing: Bool
    /// Whether it closes itself, as elements of SVG may.
    let isWhole: Bool
  }

  let tags: [Tag]

  var testDescription: String { "\(tags.count) tags" }

  private static let void: Set<String> = ["meta", "br", "img", "hr", "link", "input", "wbr"]

  init(_ page: String) {
    // By code points, as a browser reads; a `<` can be part of a longer character.
    let tag = /<(\/?)([A-Za-z][\w-]*)((?:[^<>"]|"[^"]*")*)\/?>/.matchingSemantics(.unicodeScalar)
    tags = page.matches(of: tag).map { match in
      let attributes = match.3.matches(of: /([^\s="\/]+)(="[^"]*")?/).map { String($0.1) }
      return Tag(
        name: match.2.lowercased(), attributes: attributes, isClosing: match.1 == "/",
        isWhole: match.0.hasSuffix("/>"))
    }
  }

  /// The first tag without a counterpart; nil in a page with correctly nested tags.
  var fault: String? {
    var open: [String] = []
    for tag in tags where !Self.void.contains(tag.name) && !tag.isWhole {
      if !tag.isClosing {
        open.append(tag.name)
      } else if open.popLast() != tag.name {
        return tag.name
      }
    }
    return open.last
  }
}
