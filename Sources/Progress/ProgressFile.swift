internal import Foundation
package import Grading
internal import Caching

/// A student's progress record in a file of the course: `.lessons/progress/<lesson>.json`.
///
/// It is replaced in one step, so that a run that is killed leaves the old one or the new one; and it
/// is changed under a lock that ends with its process, so that no change of two runs is lost.
package struct ProgressFile: Sendable {
  package let path: String
  private let folder: String

  package init(lesson: String, course: Course) {
    folder = course.root.appending(path: ".lessons/progress").path
    path = "\(folder)/\(lesson).json"
  }

  /// A progress record, and what there is to say about its file.
  package struct Reading: Sendable {
    package var progressRecord: ProgressRecord
    /// A sentence about a file that cannot be used or written.
    package var remark: String?
  }

  /// Reads the progress record; a new one where there is none, or none that can be read.
  package func read() -> Reading {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      let isMissing = !FileManager.default.fileExists(atPath: path)
      return Reading(
        progressRecord: ProgressRecord(),
        remark: isMissing ? nil : "Your progress in \(path) cannot be read.")
    }
    do {
      return Reading(progressRecord: try ProgressRecord(json: bytes))
    } catch {
      return Reading(
        progressRecord: ProgressRecord(),
        remark: "Your progress in \(path) \(error.reason). It starts anew; the old file is kept as "
          + "\(path).damaged.")
    }
  }

  /// Changes the progress record and writes it.
  ///
  /// Progress is a convenience: where it cannot be written, the work goes on and the remark says so.
  package func update(_ change: (inout ProgressRecord) -> Void) -> Reading {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    } catch {
      return unwritten(change, SystemError(error).reason)
    }
    let lock = open("\(path).lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard lock >= 0 else { return unwritten(change, SystemError.last.reason) }
    defer { close(lock) }
    while flock(lock, LOCK_EX) != 0 {
      guard errno == EINTR else { return unwritten(change, SystemError.last.reason) }
    }
    var reading = read()
    if reading.remark != nil { rename(path, "\(path).damaged") }
    let old = reading.progressRecord
    change(&reading.progressRecord)
    guard reading.progressRecord != old || reading.remark != nil else { return reading }
    do {
      // The lock makes the name ours; what a killed run left under it is overwritten.
      try AtomicFile.write(try reading.progressRecord.json(), to: path, draft: "\(path).new")
    } catch {
      reading.remark = Self.complaint(path, "\(error)")
    }
    return reading
  }

  private func unwritten(_ change: (inout ProgressRecord) -> Void, _ reason: String) -> Reading {
    var reading = read()
    change(&reading.progressRecord)
    reading.remark = Self.complaint(path, reason)
    return reading
  }

  private static func complaint(_ path: String, _ reason: String) -> String {
    "Your progress cannot be kept in \(path): \(reason). Make the course's folder writable."
  }
}
