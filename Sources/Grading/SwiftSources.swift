internal import Foundation

/// The Swift files of one of our own folders.
enum SwiftSources {
  /// Returns the files, sorted by name.
  static func files(in folder: URL) throws(GradingFault) -> [URL] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder.path)
        .filter { $0.hasSuffix(".swift") }.sorted().map { folder.appending(path: $0) }
    } catch {
      throw GradingFault(
        .machine, "The folder \(folder.path) cannot be listed: \(error.localizedDescription)")
    }
  }

  /// Returns the files in a folder and in those inside it, but for one of these, sorted by path.
  static func files(within folder: URL, except omitted: URL) throws(GradingFault) -> [URL] {
    do {
      return try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        .filter { $0.hasSuffix(".swift") }.sorted().map { folder.appending(path: $0) }
        .filter { !$0.path.hasPrefix(omitted.path + "/") }
    } catch {
      throw GradingFault(
        .machine, "The folder \(folder.path) cannot be listed: \(error.localizedDescription)")
    }
  }

  static func contents(of file: URL) throws(GradingFault) -> Data {
    do {
      return try Data(contentsOf: file)
    } catch {
      throw GradingFault(
        .machine, "The file \(file.path) cannot be read: \(error.localizedDescription)")
    }
  }
}
