internal import Foundation

/// The images of a notebook that are saved beside the lesson.
struct ImageStore {
  /// A file to write, by its path from the lesson's folder.
  struct File: Sendable {
    let path: String
    let content: [UInt8]
  }

  /// What becomes of an image's address.
  enum Outcome {
    /// The image is saved, and this is its new address.
    case saved(String)
    case unchanged
    /// The image is missing, for a reason.
    case missing(String)
    case broken(String)
  }

  private(set) var files: [File] = []
  private(set) var remarks: [String] = []
  private let folder: URL?
  private var sources: [String: String] = [:]
  private var total = 0

  /// The size limit of one image and of all images, in bytes.
  private static let largest = 20_000_000
  private static let largestTotal = 200_000_000

  static let extensions: Set = ["png", "jpg", "jpeg", "svg", "gif", "webp", "bmp"]

  /// - Parameter folder: The notebook's folder; nil where it has none.
  init(folder: URL?) {
    self.folder = folder
  }

  /// Saves the image of an address, if it is an attachment, a `data:` URL or a file.
  mutating func image(at address: String, in cell: NotebookCell) -> Outcome {
    if address.lowercased().hasPrefix("attachment:") {
      let written = String(address.dropFirst("attachment:".count))
      let name = written.removingPercentEncoding ?? written
      guard let image = cell.attachments[name] ?? cell.attachments[written] else {
        return .missing("the attachment “\(name)” is missing in the notebook")
      }
      return save(image, named: name, key: "attachment \(cell.number) \(name)")
    }
    if address.lowercased().hasPrefix("data:") { return dataURL(address) }
    return file(at: address)
  }

  private mutating func dataURL(_ address: String) -> Outcome {
    guard let comma = address.firstIndex(of: ",") else {
      return .broken("the image's data: URL has no comma")
    }
    let head = address[..<comma].dropFirst(5).lowercased()
    let type = String(head.prefix { $0 != ";" })
    let body = String(address[address.index(after: comma)...])
    let text = body.removingPercentEncoding ?? body
    if head.contains("base64") {
      guard let bytes = decodedBase64(text) else {
        return .broken("the image's data: URL is no base64")
      }
      return save(NotebookImage(mediaType: type, content: bytes), named: "image", key: address)
    }
    return save(
      NotebookImage(mediaType: type, content: Array(text.utf8)), named: "image", key: address)
  }

  private mutating func file(at address: String) -> Outcome {
    let isRemote = address.firstMatch(of: /^[A-Za-z][A-Za-z0-9+.\-]*:|^\/\//) != nil
    if isRemote {
      return .missing("the image is on the network: download it to the lesson's folder")
    }
    let written = String(address.prefix { $0 != "?" && $0 != "#" })
    let path = written.removingPercentEncoding ?? written
    if path.isEmpty || path.hasPrefix("/") || path.hasPrefix("\\") {
      return .missing("it is a file on one machine: copy it to the lesson's folder")
    }
    guard let folder else { return .missing("copy the file to the lesson's folder") }
    let url = folder.appending(path: path.replacing("\\", with: "/")).resolvingSymlinksInPath()
    let facts = try? FileManager.default.attributesOfItem(atPath: url.path)
    guard let facts, facts[.type] as? FileAttributeType == .typeRegular else {
      return .missing("there is no such file beside the notebook")
    }
    guard facts[.size] as? Int ?? 0 <= Self.largest else {
      return .missing("the file is larger than \(Self.largest / 1_000_000) MB")
    }
    guard let data = FileManager.default.contents(atPath: url.path) else {
      return .missing("the file cannot be read")
    }
    guard Self.suffix(of: [UInt8](data)) != nil else {
      return .missing("the file is no image by its content")
    }
    return save(
      NotebookImage(mediaType: "", content: [UInt8](data)), named: path, key: "file \(url.path)")
  }

  /// Adds a file under a name that no other file has.
  private mutating func save(_ image: NotebookImage, named name: String, key: String) -> Outcome {
    if let path = sources[key] { return .saved(path) }
    if let same = files.first(where: { $0.content == image.content }) {
      sources[key] = same.path
      return .saved(same.path)
    }
    total += image.content.count
    guard total <= Self.largestTotal else {
      return .missing("the images have more than \(Self.largestTotal / 1_000_000) MB together")
    }
    let found = Self.suffix(of: image.content)
    var parts = name.replacing("\\", with: "/").split(separator: "/").map(String.init)
      .filter { $0 != "." && $0 != ".." }
    let own: Set = ["exercises", "kit", "probe", "checks"]
    if parts.count > 1, own.contains(parts[0].lowercased()) { parts[0] = "images" }
    var last = parts.popLast() ?? "image"
    let written = last.split(separator: ".").count > 1 ? last.split(separator: ".").last : nil
    var ending = written.map { $0.lowercased() } ?? ""
    if Self.extensions.contains(ending) || found != nil, !ending.isEmpty,
      last.hasSuffix(".\(written ?? "")")
    {
      last.removeLast(ending.count + 1)
    } else {
      ending = ""
    }
    if let found, !(found == "jpg" && ending == "jpeg") { ending = found }
    if ending.isEmpty { ending = Self.suffix(ofType: image.mediaType) ?? "bin" }
    let stem = (parts + [last]).map(Self.safe).joined(separator: "/")
    var path = "\(stem).\(ending)"
    var number = 1
    while files.contains(where: { $0.path.lowercased() == path.lowercased() }) {
      number += 1
      path = "\(stem)-\(number).\(ending)"
    }
    if !["png", "jpg", "jpeg", "svg"].contains(ending) || found == nil {
      remarks.append("\(path) is no PNG, JPEG or SVG file: convert it, and name the new file")
    } else if image.content.count > 200_000 {
      remarks.append(
        "\(path) has more than 200 KB, which every report would carry: make it smaller")
    }
    files.append(File(path: path, content: image.content))
    sources[key] = path
    return .saved(path)
  }

  /// A name of letters and digits of ASCII, dots, dashes and underscores.
  private static func safe(_ name: String) -> String {
    let kept = name.map { character -> Character in
      character.isASCII && (character.isLetter || character.isNumber || "._-".contains(character))
        ? character : "-"
    }
    let text = String(String(kept.prefix(80)).drop { $0 == "." || $0 == "-" })
    return text.isEmpty ? "image" : text
  }

  private static func suffix(ofType type: String) -> String? {
    switch type {
    case "image/png": "png"
    case "image/jpeg", "image/jpg": "jpg"
    case "image/svg+xml": "svg"
    case "image/gif": "gif"
    case "image/webp": "webp"
    default: nil
    }
  }

  /// The extension of an image by its content; nil where it is no image.
  private static func suffix(of content: [UInt8]) -> String? {
    if content.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return "png" }
    if content.starts(with: [0xFF, 0xD8, 0xFF]) { return "jpg" }
    if content.starts(with: Array("GIF8".utf8)) { return "gif" }
    if content.starts(with: Array("BM".utf8)) { return "bmp" }
    if content.starts(with: Array("RIFF".utf8)), content.dropFirst(8).starts(with: "WEBP".utf8) {
      return "webp"
    }
    let head = String(decoding: content.prefix(4096), as: UTF8.self)
    return head.contains("<svg") && head.trimmed.hasPrefix("<") ? "svg" : nil
  }
}
