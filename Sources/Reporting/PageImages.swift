internal import Foundation
internal import LessonReading

/// A lesson's images on their way into a page.
struct PageImages {
  private let images: LessonImages
  /// Whether they become a part of the page, rather than files beside it.
  private let areInlined: Bool

  init(_ images: LessonImages, areInlined: Bool) {
    self.images = images
    self.areInlined = areInlined
  }

  /// Returns a piece of a lesson's HTML with its images in place.
  ///
  /// An image that is not there is shown by its description. What an author wrote as raw HTML is taken
  /// where it has the form in which cmark-gfm writes an image.
  func placed(in html: String) -> String {
    guard html.contains("<img ") else { return html }
    return html.replacing(/<img src="([^"]*)" alt="([^"]*)"([^>]*)>/) { match in
      guard let image = images.image(source: match.1) else {
        return "<em class=\"missing\">\(match.2)</em>"
      }
      let data = "data:\(image.mediaType);base64,\(image.content.base64EncodedString())"
      let source = areInlined ? data : String(match.1)
      return "<img src=\"\(source)\" alt=\"\(match.2)\"\(match.3)>"
    }
  }
}
