import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// An element of a drawn figure, read back by Foundation's XML parser.
final class Element {
  let name: String
  let attributes: [String: String]
  fileprivate(set) var children: [Element] = []
  fileprivate(set) var text = ""

  fileprivate init(name: String, attributes: [String: String]) {
    self.name = name
    self.attributes = attributes
  }

  /// The element and all below it, in the order of the document.
  var all: [Element] { [self] + children.flatMap(\.all) }

  func all(named name: String) -> [Element] { all.filter { $0.name == name } }

  /// What the pointer shows over it.
  var title: String? { children.first { $0.name == "title" }?.text }

  /// Whether every path and place is made of finite numbers.
  var hasOnlyNumbers: Bool {
    all.allSatisfy { element in
      let path = element.attributes["d"] ?? "M"
      let places = ["x", "y", "cx", "cy", "r", "width", "height", "font-size"]
      return path.hasPrefix("M") && path.allSatisfy { "Mlhvz 0123456789.-".contains($0) }
        && places.allSatisfy { name in
          guard let value = element.attributes[name], value != "100%" else { return true }
          return Double(value)?.isFinite == true
        }
    }
  }

  func number(_ attribute: String) -> Double? { attributes[attribute].flatMap(Double.init) }

  /// Returns nil where the text is not well-formed XML.
  static func parse(_ text: String) -> Element? {
    let reader = Reader()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = reader
    return parser.parse() ? reader.root : nil
  }
}

private final class Reader: NSObject, XMLParserDelegate {
  var root: Element?
  private var open: [Element] = []

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    let element = Element(name: name, attributes: attributes)
    open.last?.children.append(element)
    root = root ?? element
    open.append(element)
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) { open.last?.text += text }
}
