internal import Foundation
internal import VisibleText

/// Groups the entries of a class's folder by student.
struct SubmissionGrouping {
  let layout: Layout
  let prefix: String
  let folder: URL
  private var strayRemarks: [String] = []
  private(set) var looseSwiftFiles: [String] = []
  private var parts: [Part] = []

  /// An entry of the folder that belongs to a student.
  private struct Part {
    let entry: DirectoryEntries.Entry
    let url: URL
    let decoration: DecoratedName?
    let student: String
  }

  init(layout: Layout, prefix: String, folder: URL) {
    self.layout = layout
    self.prefix = prefix
    self.folder = folder
  }

  mutating func add(_ entry: DirectoryEntries.Entry) {
    let archive = entry.kind == .folder ? nil : ArchiveName(entry.name)
    // The ending of an archive belongs to the decoration's file where it has one: `kim_1_2_work.zip`.
    let whole = archive.flatMap { DecoratedName($0.stem, layout: layout, prefix: prefix) }
    let decoration =
      whole?.file == nil && whole != nil
      ? whole : DecoratedName(entry.name, layout: layout, prefix: prefix)
    let isFile = entry.kind == .file
    if isFile, archive == nil, decoration?.file == nil {
      return addStray(entry.name)
    }
    parts.append(
      Part(
        entry: entry, url: folder.appending(path: entry.name), decoration: decoration,
        student: decoration?.student ?? archive?.stem ?? entry.name))
  }

  private mutating func addStray(_ name: String) {
    if name.lowercased().hasSuffix(".swift") { looseSwiftFiles.append(name) }
    strayRemarks.append(
      "`\(name.madeVisibleOnOneLine)` is no folder and no archive, so it is no submission.")
  }

  /// Remarks on what belongs to no student, and on texts that are left out.
  var remarks: [String] {
    let groups = Dictionary(grouping: parts) {
      "\($0.student)\n\($0.decoration?.number ?? "")"
    }
    let count = groups.values.count { withoutTexts($0).count < $0.count }
    guard count > 0 else { return strayRemarks }
    let students = count == 1 ? "1 student who" : "\(count) students who"
    return strayRemarks
      + ["The online text of \(students) also handed in files is left out."]
  }

  /// Returns the entries of a student without the online text, unless there is nothing else.
  private func withoutTexts(_ parts: [Part]) -> [Part] {
    let files = parts.filter { $0.decoration?.isOnlineText != true }
    return files.isEmpty ? parts : files
  }

  /// Returns one submission for each student.
  func submissions() -> [CollectedSubmission] {
    let students = Dictionary(grouping: parts, by: \.student)
    var result: [CollectedSubmission] = []
    for (student, parts) in students {
      let numbers = Set(parts.map { $0.decoration?.number })
      for number in numbers {
        let own = withoutTexts(parts.filter { $0.decoration?.number == number })
        // Students of one name are told apart by the platform's number.
        let id = numbers.count > 1 ? number.map { "\(student)_\($0)" } ?? student : student
        result.append(submission(id, of: student, own))
      }
    }
    return result.sorted { $0.student.utf8.lexicographicallyPrecedes($1.student.utf8) }
  }

  private func submission(_ id: String, of student: String, _ parts: [Part]) -> CollectedSubmission
  {
    CollectedSubmission(
      student: id.madeVisibleOnOneLine, name: layout == .moodle ? student : nil,
      number: parts.first?.decoration?.number, source: source(parts),
      modified: parts.map(\.entry.modified).max(),
      isMarkedLate: parts.contains { $0.decoration?.isLate == true }, layout: layout)
  }

  private func source(_ parts: [Part]) -> CollectedSubmission.Source {
    for part in parts {
      if let reason = Self.refusal(of: part.entry) { return .refused(Unreadable(reason)) }
    }
    let files = parts.filter { $0.decoration?.file != nil && $0.entry.kind == .file }
    let whole = parts.filter { $0.decoration?.file == nil || $0.entry.kind != .file }
    guard whole.count + (files.isEmpty ? 0 : 1) == 1 else {
      let names = parts.map(\.entry.name.madeVisibleOnOneLine).sorted().map { "`\($0)`" }
      return .refused(
        Unreadable(
          "Several submissions have this id: \(names.joined(separator: ", ")). Keep one of them."))
    }
    guard let part = whole.first else { return .files(Self.newest(of: files)) }
    return part.entry.kind == .folder ? .folder(part.url) : .archive(part.url)
  }

  /// Returns the files by the names that they were handed in with; of equal names the newest.
  private static func newest(of parts: [Part]) -> [String: URL] {
    func order(_ part: Part) -> (Int, Int) {
      (part.decoration?.version ?? 0, part.decoration?.fileNumber ?? 0)
    }
    let sorted = parts.sorted { order($0) < order($1) }
    return Dictionary(
      sorted.map { ($0.decoration?.file ?? $0.entry.name, $0.url) }, uniquingKeysWith: { $1 })
  }

  /// Returns why an entry of the class's folder is not read; nil if it may be.
  private static func refusal(of entry: DirectoryEntries.Entry) -> String? {
    let name = entry.name.madeVisibleOnOneLine
    guard entry.isUTF8 else { return "The name `\(name)` is not UTF-8. Rename it." }
    switch entry.kind {
    case .folder: return nil
    case .link: return "`\(name)` is a symbolic link, which is not followed. Copy what it names."
    case .special(let kind): return "`\(name)` is a \(kind), and no folder or archive."
    case .file:
      guard let archive = ArchiveName(entry.name), !archive.isSupported else { return nil }
      return "`\(name)` is an archive of a kind that is not read (\(archive.ending)). "
        + "Hand in a zip archive."
    }
  }
}
