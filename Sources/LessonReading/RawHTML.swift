/// The links, images and anchors of a lesson's raw HTML, and the elements that pages cannot
/// contain.
///
/// Pages have no scripts, and load nothing but the lesson's own PNG, JPEG and SVG images.
struct RawHTML: Sendable {
  private(set) var links: [Link] = []
  private(set) var anchors: Set<String> = []
  private(set) var faults: [LessonFault] = []

  /// Reads a tag between words.
  mutating func add(_ html: String, startingAt position: SourcePosition) {
    for tag in HTMLTag.tags(in: html) { add(tag, at: position) }
  }

  /// Reads a block, whose lines may follow the prefix of a list or a quotation.
  mutating func add(_ block: String, of source: SourceText, fromLine first: Int) {
    let tags = HTMLTag.tags(in: block)
    guard !tags.isEmpty else { return }
    let lines = block.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    var starts = [0]
    for line in lines { starts.append(starts[starts.count - 1] + line.count + 1) }
    for tag in tags {
      let offset = tag.range.lowerBound
      let index = (starts.firstIndex { $0 > offset } ?? 1) - 1
      let prefix = source.lineRange(first + index).count - lines[index].count
      add(
        tag,
        at: SourcePosition(
          line: first + index, column: max(prefix, 0) + offset - starts[index] + 1))
    }
  }

  private mutating func add(_ tag: HTMLTag, at position: SourcePosition) {
    guard !tag.isClosing else { return }
    func refuse(_ message: String) { faults.append(LessonFault(message, at: position)) }
    if let advice = Self.advice(on: tag.name) {
      refuse("no page of the lesson can carry <\(tag.name)>; \(advice)")
      return
    }
    for attribute in tag.attributes {
      let value = attribute.value.lowercased()
      if attribute.name.hasPrefix("on") || attribute.name == "srcset"
        || (attribute.name == "style" && value.contains("url("))
      {
        refuse("no page of the lesson can carry the attribute `\(attribute.name)`; drop it")
      }
    }
    if let id = tag["id"], !id.isEmpty { anchors.insert(id) }
    if tag.name == "a", let name = tag["name"], !name.isEmpty { anchors.insert(name) }
    switch tag.name {
    case "img":
      guard let image = tag["src"], !image.isEmpty else {
        return refuse("this <img> names no file; write src=\"…\" with one beside Lesson.md")
      }
      links.append(Link(destination: image, isImage: true, position: position))
    case "a", "area":
      if let address = tag["href"] {
        links.append(Link(destination: address, isImage: false, position: position))
      }
    case "image", "use", "feimage":
      let address = tag["href"] ?? tag["xlink:href"] ?? ""
      if !address.hasPrefix("#") { refuse("this <\(tag.name)> loads a file; write <img> instead") }
    default: break
    }
  }

  private static func advice(on name: String) -> String? {
    switch name {
    case "picture", "source", "video", "audio", "track":
      "show one PNG, JPEG or SVG file with <img> or ![…](…), or link to it"
    case "iframe", "frame", "frameset", "object", "embed", "applet", "portal", "fencedframe":
      "link to what it shows instead"
    case "script", "noscript", "template", "canvas": "it has no scripts; drop it"
    case "style", "link", "meta", "base": "it has its own style sheet and head; drop it"
    case "form", "input", "button", "select", "textarea": "nothing answers a form; drop it"
    case "title", "xmp", "plaintext", "noembed", "noframes", "html", "head", "body":
      "it is part of a page itself; drop it"
    default: nil
    }
  }
}
