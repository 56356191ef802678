internal import Courses
internal import Foundation
internal import LessonReading

/// Finds a lesson's links that do not work in its report or on its published page.
struct LessonLinks {
  private(set) var faults: [LessonFault] = []

  private let lesson: Lesson
  private let folder: LessonFolder
  private let images: LessonImages

  init(of lesson: Lesson, in folder: LessonFolder, images: LessonImages) {
    self.lesson = lesson
    self.folder = folder
    self.images = images
    for link in lesson.links where !link.isImage {
      if let message = fault(of: link.destination) {
        faults.append(LessonFault(message, at: link.position))
      }
    }
  }

  private func fault(of destination: String) -> String? {
    // Browsers ignore control characters in an address, so they are removed before the scheme is read.
    let address = String(
      destination.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }
    ).trimmingCharacters(in: .whitespaces)
    if address.isEmpty { return "the link is empty; write an address into it" }
    if address.hasPrefix("#") {
      return lesson.fault(ofFragment: String(address.dropFirst()), in: address)
    }
    if address.hasPrefix("//") {
      return host(of: "https:" + address) == nil ? "“\(address)” has no host; correct it" : nil
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
      return host(of: address) == nil ? "“\(address)” has no host; correct it" : nil
    case "mailto":
      return address.contains("@") ? nil : "“\(address)” contains no mail address; correct it"
    case "javascript", "vbscript", "data", "blob", "about":
      return
        "links to “\(scheme):” do not work on the lesson's pages; link to an address on the web"
    case "file":
      return "“\(address)” is a file on one machine; link to an address on the web"
    default: return nil
    }
  }

  private func host(of address: String) -> String? {
    guard let host = URLComponents(string: address)?.host, !host.isEmpty else { return nil }
    return host
  }

  private func faultOfPath(_ address: String) -> String? {
    let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let written = String(parts[0].prefix { $0 != "?" })
    guard let path = written.removingPercentEncoding else {
      return "“\(written)” is not an address; correct the escapes after its percent signs"
    }
    if path.hasPrefix("/") || path.contains("\\") {
      return "“\(path)” is not a path relative to the lesson's folder; remove the slash before it"
    }
    if path == "Lesson.md" || path == "./Lesson.md" {
      return parts.count > 1 ? lesson.fault(ofFragment: String(parts[1]), in: address) : nil
    }
    if let other = LessonAddress(address) { return folder.fault(of: other, as: address) }
    if path.hasPrefix("../"), let advice = faultOfLessonPath(path) { return advice }
    if images.image(source: written) != nil { return nil }
    if let message = images.faultsOfLinks[written] { return message }
    return faultOfFile(path)
  }

  /// Returns the fault of a link to another lesson that does not name its file; nil where it is not one.
  private func faultOfLessonPath(_ path: String) -> String? {
    let names = path.split(separator: "/").filter { $0 != "." && $0 != ".." }
    let all = (try? folder.course.lessons().map(\.name)) ?? []
    guard let name = names.first(where: { $0 != "Lessons" }),
      let lesson = all.first(where: { $0.lowercased() == name.lowercased() }),
      names.last == name || names.last?.lowercased() == "lesson.md"
    else { return nil }
    return "“\(path)” is not the address of a lesson; write ../\(lesson)/Lesson.md"
  }

  /// Returns the fault of a link to a file that is not an image, which neither the report nor the site
  /// contains. The advice depends on whether the file exists.
  private func faultOfFile(_ path: String) -> String {
    let file = folder.folder.appending(path: path)
    if FileManager.default.fileExists(atPath: file.path) {
      return
        "neither the report nor the site contains “\(path)”; name it in `code`, or link to its "
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
