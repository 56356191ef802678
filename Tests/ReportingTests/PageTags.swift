/// The tags of a page, in order: enough to tell whether they nest, and whether text became markup.
struct PageTags {
  struct Tag: Equatable {
    let name: String
    let attributes: [String]
    let isClosing: Bool
  }

  let tags: [Tag]

  private static let void: Set<String> = ["meta", "br", "img", "hr", "link", "input", "wbr"]

  init(_ page: String) {
    tags = page.matches(of: /<(\/?)([A-Za-z][\w-]*)((?:[^<>"]|"[^"]*")*)\/?>/).map { match in
      let attributes = match.3.matches(of: /([^\s="\/]+)(="[^"]*")?/).map { String($0.1) }
      return Tag(name: match.2.lowercased(), attributes: attributes, isClosing: match.1 == "/")
    }
  }

  /// The first tag that closes what is not open, or what was left open; nil in a page that nests.
  var fault: String? {
    var open: [String] = []
    for tag in tags where !Self.void.contains(tag.name) {
      if !tag.isClosing {
        open.append(tag.name)
      } else if open.popLast() != tag.name {
        return tag.name
      }
    }
    return open.last
  }
}
