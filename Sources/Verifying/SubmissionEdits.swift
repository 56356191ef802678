/// Submissions written as small edits of another source file.
///
/// The file is a list of sections:
///
///     === no-bias-correction of solution
///     No bias correction at all.
///     @@
///          mean = beta1 * mean + (1 - beta1) * gradient
///     -    parameters -= learningRate * mean / (1 - pow(beta1, step))
///     +    parameters -= learningRate * mean
///
/// A section names the submission and its base: `solution`, or a file of the bank such as
/// `acceptable/plain-loops`. The lines up to the first `@@` describe it. Each `@@` starts an edit, whose
/// lines begin with a space (kept), a minus (removed) or a plus (added). The kept and removed lines
/// must occur exactly once in the base, after the previous edit. Empty lines at the end of an edit are
/// not a part of it, so that they may separate sections.
struct SubmissionEdits {
  /// One submission.
  struct Section {
    let name: String
    let base: String
    /// The line of the section's heading, counted from 1.
    let line: Int
    var edits: [Edit] = []
  }

  /// A replacement of consecutive lines.
  struct Edit {
    /// The line of its `@@`, counted from 1.
    let line: Int
    var old: [Substring] = []
    var new: [Substring] = []
    /// How many empty lines, which are kept lines of an editor that trims them, are at its end.
    var emptyLinesAtEnd = 0

    /// The edit without the empty lines at its end.
    var withoutEmptyLinesAtEnd: Edit {
      Edit(line: line, old: old.dropLast(emptyLinesAtEnd), new: new.dropLast(emptyLinesAtEnd))
    }
  }

  let sections: [Section]

  /// Reads a file of edits.
  ///
  /// - Throws: A ``SubmissionEditFault`` at the first line that cannot be read.
  init(_ text: String) throws(SubmissionEditFault) {
    var sections: [Section] = []
    var names: Set<String> = []
    // A line break at the end of the text starts no further line.
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    for (index, line) in lines.enumerated() {
      let number = index + 1
      if line.hasPrefix("=== ") {
        let words = line.split(separator: " ")
        guard words.count == 4, words[2] == "of" else {
          throw SubmissionEditFault(
            line: number, "this heading cannot be read; write `=== NAME of BASE`")
        }
        let name = String(words[1])
        guard names.insert(name).inserted else {
          throw SubmissionEditFault(
            line: number, "there are two submissions called “\(name)”; rename one")
        }
        sections.append(Section(name: name, base: String(words[3]), line: number))
        continue
      }
      guard var section = sections.popLast() else {
        throw SubmissionEditFault(
          line: number, "this line is before the first heading; write `=== NAME of BASE`")
      }
      defer { sections.append(section) }
      if line == "@@" {
        section.edits.append(Edit(line: number))
      } else if var edit = section.edits.popLast() {
        defer { section.edits.append(edit) }
        edit.emptyLinesAtEnd = line.isEmpty ? edit.emptyLinesAtEnd + 1 : 0
        switch line.first {
        // An editor that trims lines removes the space of a kept empty line.
        case nil, " ":
          edit.old.append(line.dropFirst())
          edit.new.append(line.dropFirst())
        case "-": edit.old.append(line.dropFirst())
        case "+": edit.new.append(line.dropFirst())
        default:
          throw SubmissionEditFault(
            line: number, "a line of an edit begins with a space, a minus or a plus")
        }
      }
    }
    self.sections = sections.map { section in
      var section = section
      section.edits = section.edits.map(\.withoutEmptyLinesAtEnd)
      return section
    }
  }
}

extension SubmissionEdits.Section {
  /// Applies the edits to the base.
  ///
  /// - Throws: A ``SubmissionEditFault`` where an edit does not fit the base.
  func applied(to base: String) throws(SubmissionEditFault) -> String {
    guard !edits.isEmpty else {
      throw SubmissionEditFault(line: line, "“\(name)” has no edit; add one after a line `@@`")
    }
    var lines = base.split(separator: "\n", omittingEmptySubsequences: false)
    var start = 0
    for edit in edits {
      guard !edit.old.isEmpty else {
        throw SubmissionEditFault(
          line: edit.line, "this edit names no line of its base; add a kept or removed line")
      }
      let places = lines[start...].indices.filter { lines[$0...].starts(with: edit.old) }
      guard let place = places.first, places.count == 1 else {
        let count = places.isEmpty ? "do not occur" : "occur \(places.count) times"
        let nearest = places.isEmpty ? edit.nearest(in: lines[start...]) : nil
        throw SubmissionEditFault(
          line: edit.line,
          "the kept and removed lines of this edit \(count) in “\(self.base)”; they must occur once"
            + (nearest.map { sought, found in
              "; the edit has `\(sought)`, and the base most nearly has `\(found)`"
            } ?? "")
        )
      }
      lines.replaceSubrange(place..<place + edit.old.count, with: edit.new)
      start = place + edit.new.count
    }
    return lines.joined(separator: "\n")
  }
}

extension SubmissionEdits.Edit {
  /// The first line of the edit that a base does not have, and the base's line in its place, where most
  /// of the other lines fit, or else where it is most similar.
  fileprivate func nearest(in base: ArraySlice<Substring>) -> (sought: Substring, found: Substring)?
  {
    let places = base.indices.map { place in
      let pairs = zip(old, base[place...])
      let fitting = pairs.count { $0 == $1 }
      let different = pairs.first { $0 != $1 }
      let likeness = different.map { Self.likeness($0.0, $0.1) } ?? 0
      return (fitting: fitting, likeness: likeness, different: different)
    }.filter { $0.different != nil && ($0.fitting > 0 || $0.likeness > 0) }
    return places.max { ($0.fitting, $0.likeness) < ($1.fitting, $1.likeness) }?.different.map {
      (sought: $0.0, found: $0.1)
    }
  }

  /// How many characters two lines have in common at their beginning and at their end, without spaces.
  private static func likeness(_ one: Substring, _ other: Substring) -> Int {
    let (one, other) = (one.filter { $0 != " " }, other.filter { $0 != " " })
    let start = zip(one, other).prefix { $0 == $1 }.count
    let end = zip(one.reversed(), other.reversed()).prefix { $0 == $1 }.count
    return min(start + end, min(one.count, other.count))
  }
}

/// A file of edits that cannot be read, or an edit that cannot be applied to its base.
struct SubmissionEditFault: Error {
  let line: Int
  let message: String

  init(line: Int, _ message: String) {
    self.line = line
    self.message = message
  }
}
