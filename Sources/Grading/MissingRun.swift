internal import VisibleText

/// Why the reference runs in a figure in place of a submission.
struct MissingRun: Error, Hashable, Sendable {
  enum Reason: Hashable, Sendable {
    /// Nobody asked for the submission's run.
    case notWanted
    case unfinished
    case didNotCompile
    /// The program crashed or took too long.
    case stopped(String)
  }

  let title: String
  let file: String
  let reason: Reason

  static let reference = MissingRun(title: "", file: "", reason: .notWanted)

  /// The reason as a sentence; nil where there is nothing to say.
  var remark: String? {
    switch reason {
    case .notWanted: nil
    case .unfinished: "\(file) is not written yet, so the reference runs."
    case .didNotCompile: "\(file) does not compile, so the reference runs."
    case .stopped(let message):
      "With these numbers yours gives no run, so the reference runs. \(message.asSentence)"
    }
  }

  /// Returns the reasons as sentences, one for all files that are not written yet.
  static func remarks(_ all: [MissingRun]) -> [String] {
    var files: [String] = []
    for missing in all where missing.reason == .unfinished && !files.contains(missing.file) {
      files.append(missing.file)
    }
    var remarks: [String] = []
    if files.count > 1 {
      let list = files.dropLast().joined(separator: ", ") + " and " + (files.last ?? "")
      remarks.append("\(list) are not written yet, so the references run.")
    }
    for missing in all where files.count < 2 || missing.reason != .unfinished {
      if let remark = missing.remark, !remarks.contains(remark) { remarks.append(remark) }
    }
    return remarks
  }
}
