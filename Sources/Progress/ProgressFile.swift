package import Courses
internal import Files
internal import Foundation

/// The file of a student's progress record, `.lessons/progress/<lesson>.json`.
///
/// The file is replaced atomically, and changed under a file lock, so that no change of concurrent
/// processes is lost.
package struct ProgressFile: Sendable {
  package let path: String
  private let folder: String

  package init(lesson: String, course: Course) {
    folder = course.root.appending(path: ".lessons/progress").path
    path = "\(folder)/\(lesson).json"
  }

  /// A progress record, with a remark about its file.
  package struct Reading: Sendable {
    package var progressRecord: ProgressRecord
    /// A sentence about a file that cannot be read or written.
    package var remark: String?
  }

  /// Reads the record. Returns an empty one if there is no readable file.
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
        remark:
          "Your progress in \(path) \(error.reason). A new record is started; the old file is saved as "
          + "\(path).damaged.")
    }
  }

  /// Changes the record and writes it.
  ///
  /// A failure to write is not an error; the remark reports it.
  package func update(_ change: (inout ProgressRecord) -> Void) -> Reading {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    } catch {
      return unwritten(change, SystemError(error).reason)
    }
    let lock: FileLock
    do {
      lock = try FileLock.wait(for: "\(path).lock")
    } catch {
      return unwritten(change, error.reason)
    }
    return withExtendedLifetime(lock) { updateLocked(change) }
  }

  private func updateLocked(_ change: (inout ProgressRecord) -> Void) -> Reading {
    var reading = read()
    if reading.remark != nil { rename(path, "\(path).damaged") }
    let old = reading.progressRecord
    change(&reading.progressRecord)
    guard reading.progressRecord != old || reading.remark != nil else { return reading }
    do {
      // Under the lock no other process uses this name. A killed process's draft is overwritten.
      try AtomicFile.replace(
        path, with: try reading.progressRecord.json(), draft: "\(path).new",
        options: AtomicFile.Options(isDurable: true))
    } catch {
      reading.remark = Self.complaint(path, (error as? SystemError)?.reason ?? "\(error)")
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
    "Your progress cannot be saved in \(path): \(reason). Make the course's folder writable."
  }
}
