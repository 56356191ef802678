package import Courses
internal import Files
package import Foundation

/// A folder with what a class handed in.
package struct ClassFolder: Sendable {
  package let layout: Layout
  /// One submission for each student, sorted by the bytes of the student's id.
  package let submissions: [CollectedSubmission]
  /// Remarks on what belongs to no student.
  package let remarks: [String]

  /// Lists a class's submissions without reading them.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - layout: Its layout; recognized by the names in it if nil.
  ///   - lesson: The lesson's id, which is the prefix of GitHub Classroom's repositories.
  /// - Throws: A ``ReportedFault`` if there is no such folder, or it cannot be listed.
  package init(_ folder: URL, layout: Layout?, lesson: String) throws(ReportedFault) {
    let entries: [DirectoryEntries.Entry]
    do {
      entries = try DirectoryEntries(folder.path).entries
    } catch {
      throw ReportedFault(
        .usage,
        "The submissions in \(folder.path) cannot be listed: \(error.reason). "
          + "Name a folder with one folder or archive for each student.")
    }
    let visible = entries.filter { !$0.name.hasPrefix(".") && $0.name != "__MACOSX" }
    let names = visible.map { $0.kind == .folder ? $0.name : ArchiveName($0.name)?.stem ?? $0.name }
    let seen = layout ?? Layout.detect(in: names, lesson: lesson)
    self.layout = seen
    let prefix = Self.prefix(of: names, lesson: lesson)
    var grouping = SubmissionGrouping(layout: seen, prefix: prefix, folder: folder)
    for entry in visible { grouping.add(entry) }
    submissions = grouping.submissions()
    remarks = grouping.remarks
    if submissions.isEmpty, !grouping.looseSwiftFiles.isEmpty {
      throw ReportedFault(
        .usage,
        "\(folder.path) holds Swift files and no submission. Name the folder above it, with one "
          + "folder or archive for each student.")
    }
  }

  /// Returns the prefix of GitHub Classroom's repositories: the lesson's id and a hyphen, or else what
  /// all names have in common up to a hyphen.
  private static func prefix(of names: [String], lesson: String) -> String {
    let expected = "\(lesson)-"
    guard !names.contains(where: { $0.lowercased().hasPrefix(expected.lowercased()) }),
      names.count > 1, var common = names.first
    else { return expected }
    for name in names.dropFirst() { common = common.commonPrefix(with: name) }
    guard let hyphen = common.lastIndex(of: "-") else { return expected }
    return String(common[...hyphen])
  }
}
