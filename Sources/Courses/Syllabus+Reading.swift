internal import Foundation
internal import LessonReading
internal import YAMLReading

extension Syllabus {
  /// The size limit of the file, in bytes.
  private static let sizeLimit = 256 * 1024

  /// Reads a description of a course.
  ///
  /// - Parameters:
  ///   - file: The file `course.yaml`.
  ///   - lessons: All lessons of the course, sorted by folder name.
  /// - Throws: A ``ReportedFault`` with every fault of the file.
  init(describedIn file: URL, of lessons: [NamedLesson]) throws(ReportedFault) {
    func faults(_ faults: [LessonFault]) -> ReportedFault {
      ReportedFault(.lesson, LessonFaults(file: file.path, faults).description)
    }
    let text: String
    do {
      text = try Self.text(of: file)
    } catch {
      throw faults([error])
    }
    do {
      try self.init(text, of: lessons)
    } catch {
      throw faults(error.faults.map { LessonFault($0.message, at: $0.place.inBytes(of: text)) })
    }
  }

  private static func text(of file: URL) throws(LessonFault) -> String {
    func fault(_ message: String) -> LessonFault {
      LessonFault(message, at: SourcePosition(line: 1, column: 1))
    }
    let path = file.resolvingSymlinksInPath().path
    let facts = try? FileManager.default.attributesOfItem(atPath: path)
    guard facts?[.type] as? FileAttributeType == .typeRegular else {
      throw fault("this is no regular file; put one here, or remove it")
    }
    guard facts?[.size] as? Int ?? 0 <= sizeLimit else {
      throw fault("the file is larger than \(sizeLimit / 1024) KB; shorten it")
    }
    guard let content = FileManager.default.contents(atPath: path) else {
      throw fault("the file cannot be read; make it readable, or remove it")
    }
    guard let text = String(validating: content, as: UTF8.self) else {
      throw fault("the file is not valid UTF-8; save it in this encoding")
    }
    let entries = text.trimmingPrefix("\u{FEFF}")
    let hasEntry = entries.split(whereSeparator: \.isNewline).contains { line in
      line.first { !$0.isWhitespace }.map { $0 != "#" } ?? false
    }
    guard hasEntry else {
      throw fault(
        "the file has no entry; write `lessons:` with a list under it, or remove the file")
    }
    return String(entries)
  }

  private init(_ text: String, of all: [NamedLesson]) throws(YAMLFaults) {
    var reader = try DescriptionReader(text, of: "the course")
    let title = reader.optionalText("title")
    var names: Set<String> = []
    let listed = reader.list(
      "lessons", atMost: 1000, of: "a lesson of the course", shorthand: "name"
    ) { reader in
      let entry = Self.entry(&reader, among: all)
      if let name = entry?.folder.name, !names.insert(name).inserted {
        reader.fault(
          "the lesson “\(name)” is listed twice; list it once", at: reader.place(of: "name"))
      }
      return entry
    }.compactMap(\.self)
    if !listed.isEmpty, listed.allSatisfy({ $0.weight == 0 }),
      listed.count == all.count
    {
      reader.fault(
        "every lesson has the weight 0; give at least one a weight above 0",
        at: reader.place(of: "lessons"))
    }
    try reader.finish()
    let others = all.map(\.folder).filter { !names.contains($0.name) }
    self.init(title: title, lessons: listed + others.map { Entry($0) })
  }

  /// Reads an entry of the list of lessons. Returns nil, with a fault, where there is no such lesson.
  private static func entry(
    _ reader: inout DescriptionReader, among all: [NamedLesson]
  ) -> Entry? {
    let name = reader.text("name")
    let weight = reader.number("weight", in: 0...1_000_000, default: 1)
    let due = reader.optionalText("due").flatMap { text in
      let due = DueDate(text)
      if due == nil {
        reader.fault(
          "“\(text.prefix(40))” is no date and time with a time zone; write it as "
            + DueDate.example, at: reader.place(of: "due"))
      }
      return due
    }
    guard !name.isEmpty else { return nil }
    let found =
      all.first { $0.folder.name == name } ?? all.first { $0.names.contains(name.lowercased()) }
    guard let found else {
      reader.fault(
        "there is no lesson “\(name.prefix(40))” in the folder Lessons; "
          + suggestion(for: name, among: all.map(\.folder.name)), at: reader.place(of: "name"))
      return nil
    }
    return Entry(found.folder, weight: weight, due: due)
  }
}

extension YAMLPlace {
  /// The place in a text with its column in bytes, as compilers report it.
  fileprivate func inBytes(of text: String) -> SourcePosition {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.indices.contains(line - 1) else {
      return SourcePosition(line: line, column: column)
    }
    let before = lines[line - 1].unicodeScalars.prefix(column - 1)
    return SourcePosition(
      line: line, column: String(String.UnicodeScalarView(before)).utf8.count + 1)
  }
}
