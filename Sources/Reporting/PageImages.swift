internal import Foundation
internal import LessonReading

/// A lesson's images, and its links to its own files, on their way into a page.
struct PageImages {
  private let images: LessonImages
  /// Whether they become a part of the page, rather than files beside it.
  private let areInlined: Bool

  init(_ images: LessonImages, areInlined: Bool) {
    self.images = images
    self.areInlined = areInlined
  }

  /// Returns a piece of a lesson's HTML with its images in place, whether its author wrote them in
  /// Markdown or as tags.
  ///
  /// An image that is not there is shown by its description. A link to the lesson file leads to the
  /// page itself, and in a report, which stands alone, one to an image saves it from the page.
  func placed(in html: String) -> String {
    guard html.contains("<") else { return html }
    let bytes = Array(html.utf8)
    var result: [UInt8] = []
    var taken = 0
    for tag in HTMLTag.tags(in: html) where !tag.isClosing {
      guard let replacement = replacement(for: tag) else { continue }
      result += bytes[taken..<tag.range.lowerBound]
      result += Array(replacement.utf8)
      taken = tag.range.upperBound
    }
    if taken == 0 { return html }
    return String(decoding: result + bytes[taken...], as: UTF8.self)
  }

  private func replacement(for tag: HTMLTag) -> String? {
    switch tag.name {
    case "img": image(tag)
    case "a", "area": tag["href"].flatMap { link(tag, to: $0) }
    default: nil
    }
  }

  private static let attributes = ["alt", "title", "width", "height", "class", "id", "align"]

  private func image(_ tag: HTMLTag) -> String {
    let address = tag["src"] ?? ""
    guard let image = images.image(source: address) else {
      return "<em class=\"missing\">\(Self.escaped(tag["alt"] ?? address))</em>"
    }
    let kept = tag.attributes.filter { Self.attributes.contains($0.name) }
    let others =
      kept.map { (name: $0.name, value: $0.value) } + (tag["alt"] == nil ? [("alt", "")] : [])
    let source = areInlined ? image.dataAddress : address
    return Self.tag("img", [("src", source)] + others)
  }

  private func link(_ tag: HTMLTag, to address: String) -> String? {
    var attributes = tag.attributes.map { (name: $0.name, value: $0.value) }
    func with(_ value: String) -> [(name: String, value: String)] {
      attributes.map { $0.name == "href" ? ("href", value) : $0 }
    }
    let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    if ["Lesson.md", "./Lesson.md"].contains(parts.first.map(String.init)) {
      attributes = with("#" + (parts.count > 1 ? parts[1] : "top"))
    } else if areInlined, let image = images.image(source: address) {
      let name = image.path.split(separator: "/").last.map(String.init) ?? image.path
      attributes = with(image.dataAddress) + [("download", name)]
    } else {
      return nil
    }
    return Self.tag(tag.name, attributes)
  }

  private static func tag(_ name: String, _ attributes: [(name: String, value: String)]) -> String {
    "<\(name)" + attributes.map { " \($0.name)=\"\(escaped($0.value))\"" }.joined() + ">"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;")
  }
}

extension LessonImages.Image {
  /// The image as an address that holds it.
  fileprivate var dataAddress: String {
    "data:\(mediaType);base64,\(content.base64EncodedString())"
  }
}
