internal import Foundation
package import LessonReading

/// A lesson's images, and its links to images and lessons, as a page shows them.
package struct PageImages {
  private let images: LessonImages
  /// Where links to lessons lead.
  let lessons: LessonPages
  /// Whether the page contains the images. Otherwise they are files beside it.
  private let areInlined: Bool

  package init(_ images: LessonImages, areInlined: Bool, lessons: LessonPages) {
    self.images = images
    self.lessons = lessons
    self.areInlined = areInlined
  }

  /// Returns the tag of an image, or its description where there is no such image.
  ///
  /// - Parameters:
  ///   - address: The image's address, percent-encoded.
  ///   - attributes: The attributes beside the address.
  ///   - description: The text in the place of a missing image.
  /// - Returns: HTML for the page.
  func image(at address: String, _ attributes: [HTMLAttribute], description: String) -> String {
    guard let image = images.image(source: address) else {
      return "<em class=\"missing\">\(HTMLWriter.escaped(description))</em>"
    }
    let source = areInlined ? image.dataAddress : address
    return HTMLWriter.tag("img", [HTMLAttribute("src", source)] + attributes)
  }

  /// Returns the attributes of a link whose address differs between the page and the source, or nil
  /// if the address is unchanged.
  ///
  /// A link to a lesson's file becomes a link to its page, or has no attribute where there is none. A
  /// report is a single file, so its links to images save them from the page.
  func target(of address: String) -> [HTMLAttribute]? {
    switch lessons.target(of: address) {
    case .address(let page): return [HTMLAttribute("href", page)]
    case LessonPages.Target.none?: return []
    case nil: break
    }
    guard areInlined, let image = images.image(source: address) else { return nil }
    let name = image.path.split(separator: "/").last.map(String.init) ?? image.path
    return [HTMLAttribute("href", image.dataAddress), HTMLAttribute("download", name)]
  }
}

extension PageImages {
  private static let kept = ["alt", "title", "width", "height", "class", "id", "align"]

  /// Returns the replacement of an `<img>` that an author wrote.
  func image(of tag: HTMLTag) -> String {
    let address = tag["src"] ?? ""
    let kept = tag.attributes.filter { Self.kept.contains($0.name) }
      .map { HTMLAttribute($0.name, $0.value) }
    let missing = tag["alt"] == nil ? [HTMLAttribute("alt", "")] : []
    return image(at: address, kept + missing, description: tag["alt"] ?? address)
  }

  /// Returns the replacement of an `<a>` that an author wrote, or nil if it is not replaced.
  func link(of tag: HTMLTag) -> String? {
    guard let address = tag["href"], let target = target(of: address) else { return nil }
    let attributes = tag.attributes.compactMap { attribute in
      attribute.name == "href"
        ? target.first : HTMLAttribute(attribute.name, attribute.value)
    }
    return HTMLWriter.tag(tag.name, attributes + target.dropFirst())
  }
}

extension LessonImages.Image {
  /// The image as a `data:` address.
  fileprivate var dataAddress: String {
    "data:\(mediaType);base64,\(content.base64EncodedString())"
  }
}
