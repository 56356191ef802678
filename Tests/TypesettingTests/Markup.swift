import Foundation
import FoundationXML

/// What an XML parser makes of a piece of HTML: its elements' names, and its text.
struct Markup {
  var elements: [String] = []
  var text = ""

  /// Reads a piece of HTML, which must be well-formed by itself.
  init(_ html: String) throws {
    let parser = XMLParser(data: Data("<piece>\(html)</piece>".utf8))
    let collector = Collector()
    parser.delegate = collector
    guard parser.parse() else { throw Malformed(html: html) }
    elements = Array(collector.elements.dropFirst())
    text = collector.text
  }

  struct Malformed: Error {
    var html: String
  }

  private final class Collector: NSObject, XMLParserDelegate {
    var elements: [String] = []
    var text = ""

    func parser(
      _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      elements.append(elementName)
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      text += string
    }
  }
}
