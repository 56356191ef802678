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
/// must occur exactly once in the base, after the previous edit.
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
    self.sections = sections
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
        throw SubmissionEditFault(
          line: edit.line,
          "the kept and removed lines of this edit \(count) in “\(self.base)”; they must occur once"
        )
      }
      lines.replaceSubrange(place..<place + edit.old.count, with: edit.new)
      start = place + edit.new.count
    }
    return lines.joined(separator: "\n")
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
