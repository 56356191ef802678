package import Courses
internal import Files
package import Foundation

extension Notebook {
  /// The size limit of a notebook, in bytes.
  private static let sizeLimit = 64 * 1024 * 1024

  /// Reads a notebook of version 3 or 4.
  ///
  /// - Throws: A ``ReportedFault`` with the reason, and the place of the first fault.
  package init(at url: URL) throws(ReportedFault) {
    let path = url.path
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw ReportedFault(.usage, "\(path): there is no such file. Name a notebook (.ipynb).")
    }
    let attributes = try? FileManager.default.attributesOfItem(
      atPath: url.resolvingSymlinksInPath().path)
    guard attributes?[.type] as? FileAttributeType == .typeRegular else {
      throw ReportedFault(.usage, "\(path): this is no regular file. Name a notebook (.ipynb).")
    }
    let data: Data
    do {
      // One byte more than the limit is read, to detect a larger file.
      let handle = try FileHandle(forReadingFrom: url)
      data = try handle.read(upToCount: Self.sizeLimit + 1) ?? Data()
    } catch {
      throw ReportedFault(
        .usage, "\(path): the notebook cannot be read: \(SystemError(error).sentences)")
    }
    try self.init([UInt8](data), file: path)
  }

  /// Reads a notebook from the bytes of its file.
  ///
  /// - Parameters:
  ///   - bytes: JSON in UTF-8, at most 64 MB.
  ///   - file: The name that faults begin with.
  /// - Throws: A ``ReportedFault`` with the place of the first fault.
  package init(_ bytes: [UInt8], file: String) throws(ReportedFault) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = NotebookText(
      bytes: bytes.starts(with: mark) ? Array(bytes.dropFirst(3)) : bytes, file: file)
    guard bytes.count <= Self.sizeLimit else {
      throw text.fault("the file is larger than 64 MB; clear the notebook's outputs, or split it")
    }
    do {
      _ = try UTF8Span(validating: text.bytes.span)
    } catch {
      let offset = error.byteOffsets.lowerBound
      let byte = String(text.bytes[offset], radix: 16)
      throw text.fault(
        "byte 0x\(byte) is not valid UTF-8 here; save the notebook in the encoding UTF-8",
        at: offset)
    }
    guard !text.bytes.allSatisfy({ [0x20, 0x09, 0x0A, 0x0D].contains($0) }) else {
      throw text.fault("the file is empty; name a file that Jupyter has written")
    }
    let root: JSONValue
    do {
      root = try JSONReader.value(of: text.bytes)
    } catch {
      throw text.fault(
        "this is no JSON: \(error.message); save the notebook again in Jupyter", at: error.offset)
    }
    try self.init(root, in: text)
  }

  private init(_ root: JSONValue, in text: NotebookText) throws(ReportedFault) {
    guard root.object != nil, root["nbformat"] != nil else {
      throw text.fault(
        "this is no notebook: it has no `nbformat`; name a file that Jupyter has written",
        at: root.offset)
    }
    guard let version = root["nbformat"]?.integer else {
      throw text.fault(
        "`nbformat` is no version number; save the notebook again in Jupyter",
        at: root["nbformat"]?.offset ?? root.offset)
    }
    guard version == 3 || version == 4 else {
      throw text.fault(
        "the notebook has version \(version), and versions 3 and 4 are read; convert it with "
          + "jupyter nbconvert --to notebook", at: root["nbformat"]?.offset)
    }
    let list: [JSONValue]
    if version == 4 {
      guard let cells = root["cells"]?.array else {
        throw text.fault(
          root["cells"] == nil ? "the notebook has no list of `cells`" : "`cells` is no list",
          at: root["cells"]?.offset ?? root.offset)
      }
      list = cells
    } else {
      guard let sheets = root["worksheets"]?.array else {
        throw text.fault("the notebook has no list of `worksheets`", at: root.offset)
      }
      var cells: [JSONValue] = []
      for sheet in sheets {
        guard let more = sheet["cells"]?.array else {
          throw text.fault("the worksheet has no list of `cells`", at: sheet.offset)
        }
        cells += more
      }
      list = cells
    }
    let metadata = root["metadata"]
    file = text.file
    let titles = [metadata?["title"]?.string, version == 3 ? metadata?["name"]?.string : nil]
    title = titles.lazy.compactMap(\.self).first { !$0.allSatisfy(\.isWhitespace) }
    let named =
      metadata?["language_info"]?["name"]?.string ?? metadata?["kernelspec"]?["language"]?.string
      ?? list.lazy.compactMap { $0["language"]?.string }.first
    language = (named ?? "python").lowercased()
    var cells: [NotebookCell] = []
    for (index, cell) in list.enumerated() {
      cells.append(try NotebookCell(cell, number: index + 1, in: text))
    }
    self.cells = cells
  }
}

/// The text of a notebook's file.
struct NotebookText {
  let bytes: [UInt8]
  let file: String

  /// Makes a fault at an offset, in the form `file:line:column: error: message`.
  func fault(_ message: String, at offset: Int? = nil) -> ReportedFault {
    let before = bytes.prefix(offset ?? 0)
    let line = before.count { $0 == 0x0A } + 1
    let column = before.count - (before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) + 1
    return ReportedFault(.lesson, "\(file):\(line):\(column): error: \(message).")
  }
}

extension NotebookCell {
  init(_ value: JSONValue, number: Int, in text: NotebookText) throws(ReportedFault) {
    guard let type = value["cell_type"]?.string else {
      throw text.fault("cell \(number) has no `cell_type`", at: value.offset)
    }
    guard let written = value["source"] ?? value["input"] else {
      throw text.fault("cell \(number) has no `source`", at: value.offset)
    }
    guard let source = written.lines else {
      throw text.fault(
        "the `source` of cell \(number) is neither a text nor a list of texts", at: written.offset)
    }
    let metadata = value["metadata"]
    self.number = number
    let normalized = source.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
      .withoutControlCharacters
    switch type {
    case "markdown", "html":
      kind = .markdown
      self.source = normalized
    case "heading":
      kind = .markdown
      let level = min(max(value["level"]?.integer ?? 1, 1), 6)
      let title = normalized.split(separator: "\n").joined(separator: " ")
      self.source = String(repeating: "#", count: level) + " " + title
    case "code":
      kind = .code
      self.source = normalized
    case "raw":
      let format = metadata?["format"] ?? metadata?["raw_mimetype"]
      kind = .raw(format: format?.string)
      self.source = normalized
    default:
      throw text.fault(
        "cell \(number) has the type “\(type)”; a cell is markdown, code or raw",
        at: value["cell_type"]?.offset)
    }
    language = value["language"]?.string?.lowercased()
    tags = Set((metadata?["tags"]?.array ?? []).compactMap { $0.string?.lowercased() })
    grading = metadata?["nbgrader"].flatMap(GradingMetadata.init)
    var attachments: [String: NotebookImage] = [:]
    for (name, variants) in (value["attachments"]?.object ?? [:]).sorted(by: { $0.key < $1.key }) {
      attachments[name] = try NotebookImage(variants, named: name, ofCell: number, in: text)
    }
    self.attachments = attachments
  }
}

extension GradingMetadata {
  init?(_ value: JSONValue) {
    guard value.object != nil else { return nil }
    isSolution = value["solution"]?.bool ?? false
    isGraded = value["grade"]?.bool ?? false
    name = value["grade_id"]?.string
    points = value["points"]?.number
  }
}

extension NotebookImage {
  /// Reads an attachment: texts in base64 by their media types.
  init(
    _ variants: JSONValue, named name: String, ofCell number: Int, in text: NotebookText
  ) throws(ReportedFault) {
    let preferred = ["image/png", "image/jpeg", "image/svg+xml"]
    let found = variants.object ?? [:]
    let type = preferred.first { found[$0] != nil } ?? found.keys.sorted().first
    guard let type, let written = found[type], let content = written.lines else {
      throw text.fault(
        "the attachment “\(name)” of cell \(number) has no content", at: variants.offset)
    }
    mediaType = type
    if type == "image/svg+xml", content.contains("<svg") {
      self.content = Array(content.utf8)
      return
    }
    guard let bytes = decodedBase64(content) else {
      throw text.fault(
        "the attachment “\(name)” of cell \(number) is no base64; insert the image again in Jupyter",
        at: written.offset)
    }
    self.content = bytes
  }
}

/// Decodes base64 that may be broken into lines; nil where it is none or has no content.
func decodedBase64(_ text: String) -> [UInt8]? {
  let joined = text.filter { !$0.isWhitespace }
  guard !joined.isEmpty, let data = Data(base64Encoded: joined), !data.isEmpty else { return nil }
  return [UInt8](data)
}
