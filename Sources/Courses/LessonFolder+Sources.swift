internal import Foundation

extension LessonFolder {
  /// The fault that the lesson's kit or probe has no Swift file; nil where both have one. Every
  /// submission is compiled with them.
  package var missingSources: ReportedFault? {
    let missing = [kit, probe].filter { folder in
      ((try? SwiftSources.files(in: folder)) ?? []).isEmpty
    }
    guard !missing.isEmpty else { return nil }
    let names = missing.map { "Lessons/\(name)/\($0.lastPathComponent)" }
    return ReportedFault(
      .lesson,
      "\(text.path):1:1: error: there is no Swift file in \(names.joined(separator: " and in ")); "
        + "every submission to the lesson is compiled with those, so add one")
  }

  /// Throws a ``ReportedFault`` where the lesson has no folder of solutions.
  package func requireSolutions() throws(ReportedFault) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: solutions.path, isDirectory: &isFolder),
      isFolder.boolValue
    else {
      throw ReportedFault(
        .lesson,
        "The lesson \(name) has no solutions yet. Write them into the folder Solutions/\(name), one "
          + "file for each exercise.")
    }
  }
}
