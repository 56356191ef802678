internal import Courses
internal import LessonReading

extension Syllabus {
  /// Returns what `read` makes of each lesson, for a command over the course.
  ///
  /// A lesson with a fault, such as one under way, is left out, and a warning on standard error names
  /// it with the fault.
  ///
  /// - Throws: Faults that are no lesson's.
  func reading<Value>(_ read: (LessonFolder) throws -> Value) throws -> [Value] {
    try folders.compactMap { try readingOrLeavingOut($0, read) }
  }
}

/// Returns what `read` makes of a lesson; nil, with a warning, where the lesson has a fault.
///
/// - Throws: Faults that are no lesson's.
func readingOrLeavingOut<Value>(
  _ folder: LessonFolder, _ read: (LessonFolder) throws -> Value
) throws -> Value? {
  do {
    return try read(folder)
  } catch let faults as LessonFaults {
    warnOfLeftOut(folder, "\(faults)")
  } catch let fault as ReportedFault where fault.kind == .lesson {
    warnOfLeftOut(folder, fault.description)
  }
  return nil
}

/// Warns on standard error that a command over the course leaves out a lesson.
func warnOfLeftOut(_ folder: LessonFolder, _ fault: String) {
  warn("The lesson \(folder.name) is left out.", because: fault)
}

/// Writes a warning to standard error, and under it the fault that is its reason.
func warn(_ sentence: String, because fault: String) {
  let lines = fault.split(separator: "\n").map { "  \($0)\n" }.joined()
  StandardError.write("warning: \(sentence)\n\(lines)")
}

extension Course {
  /// Warns on standard error of a fault in the description of the course, which a command on one lesson
  /// does not need.
  func warnOfFaultyDescription() {
    if let fault = descriptionFault {
      warn("The description of the course has a fault.", because: fault.description)
    }
  }
}
