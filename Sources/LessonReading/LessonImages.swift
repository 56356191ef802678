package import Foundation

/// The images that a lesson's Markdown shows, read from the lesson's folder.
package struct LessonImages: Sendable {
  /// An image file, with the media type that its content shows.
  package struct Image: Sendable {
    /// The path from the lesson's folder.
    package let path: String
    package let mediaType: String
    package let content: Data
  }

  /// The images by the destinations that the lesson gives them.
  package private(set) var images: [String: Image] = [:]
  /// The faults of images that cannot be shown, each at its place in the lesson file.
  package private(set) var faults: [LessonFault] = []
  /// The faults of image files that links refer to, by the path in the link.
  package private(set) var faultsOfLinks: [String: String] = [:]

  /// The size limit of an image, in bytes. A report contains its images, and must be small enough
  /// to send.
  private static let largest = 200_000

  /// Creates an empty set of images: each is shown by its description.
  package init() {}

  /// Reads a lesson's images.
  package init(of lesson: Lesson, in folder: URL) {
    for link in lesson.links where link.isImage && images[link.destination] == nil {
      do throws(Refusal) {
        images[link.destination] = try Self.image(link.destination, in: folder)
      } catch {
        faults.append(
          LessonFault("the image “\(link.destination)” \(error.sentence)", at: link.position))
      }
    }
    // Pages also contain the image files that links refer to.
    for link in lesson.links where !link.isImage && images[link.destination] == nil {
      guard Self.namesImage(link.destination) else { continue }
      do throws(Refusal) {
        images[link.destination] = try Self.image(link.destination, in: folder)
      } catch {
        faultsOfLinks[link.destination] = "the image “\(link.destination)” \(error.sentence)"
      }
    }
  }

  /// Tells whether a link's destination is the path of an image file.
  private static func namesImage(_ destination: String) -> Bool {
    guard let path = destination.removingPercentEncoding, URL(string: destination)?.scheme == nil,
      !path.hasPrefix("/"), !path.hasPrefix("#")
    else { return false }
    return mediaTypes[URL(filePath: path).pathExtension.lowercased()] != nil
  }

  /// Finds the image of an address, as an author or cmark-gfm writes it.
  package func image(source plain: String) -> Image? {
    guard plain.removingPercentEncoding != nil else { return nil }
    return images.first { $0.key.removingPercentEncoding == plain.removingPercentEncoding }?.value
  }

  private struct Refusal: Error {
    let sentence: String
  }

  private static func image(
    _ destination: String, in folder: URL
  ) throws(Refusal) -> Image {
    guard let path = destination.removingPercentEncoding,
      !path.hasPrefix("/"), URL(string: destination)?.scheme == nil
    else {
      throw Refusal(
        sentence: "is not in the lesson's folder, and a report opens without a network; "
          + "put a file beside Lesson.md and name it")
    }
    guard !path.split(separator: "/").contains("..") else {
      throw Refusal(sentence: "lies outside of the lesson's folder; put it beside Lesson.md")
    }
    let file = folder.appending(path: path)
    let facts = try? FileManager.default.attributesOfItem(atPath: file.path)
    guard let facts, facts[.type] as? FileAttributeType == .typeRegular else {
      throw Refusal(sentence: "is missing; put it beside Lesson.md, or correct its name")
    }
    guard facts[.size] as? Int ?? 0 <= largest else {
      throw Refusal(
        sentence:
          "has more than \(largest / 1000) KB, which every report would carry; make it smaller")
    }
    guard let content = FileManager.default.contents(atPath: file.path),
      let type = mediaType(of: content), let expected = mediaTypes[file.pathExtension.lowercased()],
      type == expected
    else {
      throw Refusal(
        sentence: "is no PNG, JPEG or SVG file, by its name and its content; convert it")
    }
    return Image(path: path, mediaType: type, content: content)
  }

  private static let mediaTypes = [
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "svg": "image/svg+xml",
  ]

  private static func mediaType(of content: Data) -> String? {
    if content.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      return "image/png"
    }
    if content.starts(with: [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
    guard let text = String(bytes: content, encoding: .utf8), text.contains("<svg"),
      text.drop(while: { $0.isWhitespace || $0 == "\u{FEFF}" }).first == "<"
    else { return nil }
    return "image/svg+xml"
  }
}
