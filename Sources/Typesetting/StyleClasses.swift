internal import Files
internal import Synchronization

/// Replaces the style attributes of HTML by classes, for pages whose policy allows no such attributes.
///
/// A class is named after its declarations, so that any number of pieces of HTML may be converted one
/// after the other. ``styleSheet`` has the rules of all classes so far.
package final class StyleClasses: Sendable {
  private let rules = Mutex<[String: String]>([:])

  package init() {}

  /// The rules of all classes so far, sorted by name.
  ///
  /// A style attribute takes precedence over a style sheet. Repeating the class gives the same result.
  package var styleSheet: String {
    rules.withLock { $0 }.sorted { $0.key < $1.key }.map { name, declarations in
      "\(String(repeating: ".\(name)", count: 5)){\(declarations)}"
    }.joined(separator: "\n")
  }

  /// Returns HTML with classes in the place of its style attributes.
  package func convert(_ html: String) -> String {
    guard html.contains(" style=") else { return html }
    var converted = ""
    converted.reserveCapacity(html.utf8.count)
    for token in MarkupTokens(html[...]) {
      switch token {
      case .text(let text), .end(let text): converted += text
      case .start(let tag), .single(let tag): converted += self.tag(tag)
      }
    }
    return converted
  }

  private func tag(_ tag: Substring) -> String {
    guard let style = tag.firstMatch(of: /\ style=(?:"([^"]*)"|'([^']*)')/) else {
      return String(tag)
    }
    var rest = tag
    rest.removeSubrange(style.range)
    let name = name(of: String(style.1 ?? style.2 ?? ""))
    if let known = rest.firstMatch(of: /\ class=(?:"([^"]*)"|'([^']*)')/) {
      rest.replaceSubrange(known.range, with: " class=\"\(known.1 ?? known.2 ?? "") \(name)\"")
      return String(rest)
    }
    let end = rest.dropFirst().firstIndex { $0 == " " || $0 == ">" || $0 == "/" } ?? rest.endIndex
    return "\(rest[..<end]) class=\"\(name)\"\(rest[end...])"
  }

  private func name(of style: String) -> String {
    // An entity in an attribute stands for a character of the declarations.
    let declarations = style.replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
      .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
      .filter { $0 != "{" && $0 != "}" }
    var hash = ContentHash()
    hash.add(declarations)
    let name = "s-\(hash.hexadecimal().prefix(10))"
    rules.withLock { $0[name] = declarations }
    return name
  }
}
