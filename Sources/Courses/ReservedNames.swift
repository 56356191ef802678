internal import Foundation
internal import LessonReading

/// The types and file names of Autograd and a lesson's kit. A student's helper file may not reuse them.
package struct ReservedNames {
  private let types: Set<String>
  private let files: Set<String>

  package init(of folder: LessonFolder) throws(ReportedFault) {
    var types: Set<String> = []
    var files: Set<String> = []
    for source in [folder.course.root.appending(path: "Sources/Autograd"), folder.kitSources] {
      for file in try SwiftSources.files(in: source) {
        files.insert(file.lastPathComponent)
        let text = String(decoding: try SwiftSources.contents(of: file), as: UTF8.self)
        types.formUnion(TopLevelDeclarations(of: text).publicTypes)
      }
    }
    self.types = types
    self.files = files
  }

  /// Returns the helpers of a submission that reuse none of these names, and a remark on each other one.
  package func review(
    _ helpers: [String: String]
  ) -> (accepted: [String: String], remarks: [String]) {
    var accepted: [String: String] = [:]
    var remarks: [String] = []
    for (name, text) in helpers.sorted(by: { $0.key < $1.key }) {
      if let type = types.intersection(TopLevelDeclarations(of: text).types).min() {
        remarks.append(
          "`\(name)` was left out: it declares `\(type)`, which hides the lesson's own. "
            + "Give it another name.")
      } else if files.contains(name) {
        remarks.append(
          "`\(name)` was left out: the lesson has a file of this name. Rename yours.")
      } else {
        accepted[name] = text
      }
    }
    return (accepted, remarks)
  }
}
