internal import Files
package import Foundation

/// Reads the Swift files of the course's own folders.
package enum SwiftSources {
  /// Returns the Swift files in a folder, sorted by name.
  package static func files(in folder: URL) throws(ReportedFault) -> [URL] {
    try entries(of: folder).filter { $0.hasSuffix(".swift") }.map { folder.appending(path: $0) }
  }

  private static func entries(of folder: URL) throws(ReportedFault) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    } catch {
      throw ReportedFault(
        .machine, "The folder \(folder.path) cannot be listed: \(SystemError(error).sentences)")
    }
  }

  /// Returns the Swift files in a folder and in all folders inside it except one, sorted within each
  /// folder. Folders with a `.` in their names are left out.
  package static func files(within folder: URL, except omitted: URL) throws(ReportedFault) -> [URL]
  {
    var found = try files(in: folder)
    for inner in try entries(of: folder) where !inner.contains(".") {
      let inner = folder.appending(path: inner)
      if inner.path != omitted.path { found += try files(within: inner, except: omitted) }
    }
    return found
  }

  /// Returns the bytes of a file.
  package static func contents(of file: URL) throws(ReportedFault) -> Data {
    do {
      return try Data(contentsOf: file)
    } catch {
      throw ReportedFault(
        .machine, "The file \(file.path) cannot be read: \(SystemError(error).sentences)")
    }
  }
}
