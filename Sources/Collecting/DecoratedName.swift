/// The parts of a name that a learning platform gave to a submission.
struct DecoratedName: Equatable {
  /// The student: a name on Moodle, an abbreviated name on Canvas, a login on GitHub.
  var student: String
  /// The platform's number for the student or the student's participation, which tells students of
  /// one name apart.
  var number: String?
  /// The name of the handed-in file where each file has the decoration.
  var file: String?
  /// How often the file was handed in again: Canvas appends `-1`, `-2` and so on.
  var version = 0
  /// The platform's number for the file. It increases with time.
  var fileNumber = 0
  /// Whether the platform marked the file as late.
  var isLate = false
  /// Whether it is what was typed into Moodle's text box, which is beside the files and has no code file.
  var isOnlineText = false
}

extension DecoratedName {
  /// Takes a name apart; nil if it is not one of the layout.
  ///
  /// - Parameters:
  ///   - name: The name of a file or folder.
  ///   - layout: The layout.
  ///   - prefix: The prefix of GitHub Classroom's repositories.
  init?(_ name: String, layout: Layout, prefix: String) {
    switch layout {
    case .plain: return nil
    case .moodle: self.init(moodle: name)
    case .canvas: self.init(canvas: name)
    case .classroom:
      guard name.lowercased().hasPrefix(prefix.lowercased()), name.count > prefix.count else {
        return nil
      }
      self.init(student: String(name.dropFirst(prefix.count)))
    }
  }

  private init?(moodle name: String) {
    let pattern = /(.+)_(\d+)_assignsubmission_(file|onlinetext)_?(.*)/.dotMatchesNewlines()
    guard let match = name.wholeMatch(of: pattern) else { return nil }
    self.init(
      student: String(match.1), number: String(match.2),
      file: match.4.isEmpty ? nil : String(match.4), isOnlineText: match.3 == "onlinetext")
  }

  private init?(canvas name: String) {
    let pattern = /([^_]+)(_late|_LATE)?_(\d+)_(\d+)_(.+)/.dotMatchesNewlines()
    guard let match = name.wholeMatch(of: pattern) else { return nil }
    self.init(
      student: String(match.1), number: String(match.3), file: String(match.5),
      fileNumber: Int(match.4) ?? 0, isLate: match.2 != nil)
    if let renamed = match.5.wholeMatch(of: /(.+)-(\d{1,4})(\.[^.]+)/) {
      file = String(renamed.1 + renamed.3)
      version = Int(renamed.2) ?? 0
    }
  }
}
