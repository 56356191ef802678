import Foundation
import TestSupport

/// The author's guide, and the code in it.
struct Article {
  let text: String
  /// The code blocks under a line in bold, by that line.
  let blocks: [String: String]

  static func guide() throws -> Article {
    Article(
      try String(
        contentsOf: PackageFolder.url.appending(
          path: "Sources/Checking/Checking.docc/FromAnIdeaToALesson.md"), encoding: .utf8))
  }

  init(_ text: String) {
    self.text = text
    var blocks: [String: String] = [:]
    var caption = ""
    var block: [Substring]?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("````") {
        if let lines = block { blocks[caption] = lines.map { $0 + "\n" }.joined() }
        block = block == nil ? [] : nil
      } else if block != nil {
        block?.append(line)
      } else if line.hasPrefix("**"), line.hasSuffix("**") {
        caption = String(line.dropFirst(2).dropLast(2))
      }
    }
    self.blocks = blocks
  }

  /// The files of the lesson, by their paths in the course, and without the manifest.
  var files: [String: String] {
    blocks.filter { $0.key.hasPrefix("Lessons/") || $0.key.hasPrefix("Solutions/") }
  }
}
