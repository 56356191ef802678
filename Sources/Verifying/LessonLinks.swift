internal import Courses
internal import Foundation
internal import LessonReading

/// The links of a lesson that lead nowhere from its report or its page on a site.
struct LessonLinks {
  private(set) var faults: [LessonFault] = []

  private let lesson: Lesson
  private let folder: LessonFolder
  private let images: LessonImages
  /// The names of places on a page.
  private let anchors: Set<String>

  init(of lesson: Lesson, in folder: LessonFolder, images: LessonImages) {
    self.lesson = lesson
    self.folder = folder
    self.images = images
    anchors = lesson.anchors.union(lesson.headings.map(\.slug))
      .union(lesson.exercises.map { "exercise.\($0.id)" })
      .union(lesson.figures.map { "figure.\($0.id)" })
    for link in lesson.links where !link.isImage {
      if let message = fault(of: link.destination) {
        faults.append(LessonFault(message, at: link.position))
      }
    }
  }

  private func fault(of destination: String) -> String? {
    // Browsers ignore control characters in an address, so that they hide no scheme.
    let address = String(
      destination.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }
    ).trimmingCharacters(in: .whitespaces)
    if address.isEmpty { return "the link leads nowhere; write an address into it" }
    if address.hasPrefix("#") { return faultOfAnchor(String(address.dropFirst()), as: address) }
    if address.hasPrefix("//") {
      return host(of: "https:" + address) == nil ? "“\(address)” names no host; correct it" : nil
    }
    if let scheme = Self.scheme(of: address) { return fault(of: address, scheme: scheme) }
    return faultOfPath(address)
  }

  private static func scheme(of address: String) -> String? {
    guard let colon = address.firstIndex(of: ":") else { return nil }
    let scheme = address[..<colon]
    let isScheme =
      scheme.first?.isLetter == true
      && scheme.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
    return isScheme ? scheme.lowercased() : nil
  }

  private func fault(of address: String, scheme: String) -> String? {
    switch scheme {
    case "http", "https", "ftp":
      return host(of: address) == nil ? "“\(address)” names no host; correct it" : nil
    case "mailto":
      return address.contains("@") ? nil : "“\(address)” names no mail address; correct it"
    case "javascript", "vbscript", "data", "blob", "about":
      return "no page of the lesson follows a link to “\(scheme):”; link to an address on the web"
    case "file":
      return "“\(address)” is a file of one machine; link to an address on the web"
    default: return nil
    }
  }

  private func host(of address: String) -> String? {
    guard let host = URLComponents(string: address)?.host, !host.isEmpty else { return nil }
    return host
  }

  private func faultOfAnchor(_ fragment: String, as written: String) -> String? {
    let name = fragment.removingPercentEncoding ?? fragment
    // HTML's own names for the top of a page.
    if name.isEmpty || name.lowercased() == "top" { return nil }
    if anchors.contains(name) || anchors.contains(fragment) { return nil }
    let other = anchors.sorted().first { $0.lowercased() == name.lowercased() }
    let advice = other.map { "did you mean `#\($0)`?" } ?? "correct the link"
    return "no heading is called “\(written)”; \(advice)"
  }

  private func faultOfPath(_ address: String) -> String? {
    let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let written = String(parts[0].prefix { $0 != "?" })
    guard let path = written.removingPercentEncoding else {
      return "“\(written)” is no address; correct what follows its percent signs"
    }
    if path.hasPrefix("/") || path.contains("\\") {
      return "“\(path)” is no path from the lesson's folder; write one without a slash before it"
    }
    if path == "Lesson.md" || path == "./Lesson.md" {
      return parts.count > 1 ? faultOfAnchor(String(parts[1]), as: address) : nil
    }
    if images.image(source: written) != nil { return nil }
    if let message = images.faultsOfLinks[written] { return message }
    return faultOfFile(path)
  }

  /// Neither page carries a file that is no image; what is said depends on whether there is one.
  private func faultOfFile(_ path: String) -> String {
    let file = folder.folder.appending(path: path)
    if FileManager.default.fileExists(atPath: file.path) {
      return "neither the report nor the site carries “\(path)”; name it in `code`, or link to its "
        + "address on the web"
    }
    let siblings =
      (try? FileManager.default.contentsOfDirectory(
        atPath: file.deletingLastPathComponent().path)) ?? []
    let name = file.lastPathComponent
    if let other = siblings.sorted().first(where: { $0.lowercased() == name.lowercased() }) {
      return "there is no file “\(path)” to link to; did you mean “\(other)”?"
    }
    return "there is no file “\(path)” to link to; correct the link"
  }
}
