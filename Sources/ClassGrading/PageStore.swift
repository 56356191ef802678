internal import Courses
internal import Files
internal import Foundation
internal import Reporting

/// The students' report pages, each stored once under the key of its verdict.
///
/// A page becomes a student's report by a hard link, when the marks of its run become the class's.
struct PageStore: Sendable {
  let folder: URL

  init(in output: URL) throws(ReportedFault) {
    folder = output.appending(path: ".lessons/pages")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw ReportedFault(
        .output, "\(folder.path) cannot be created: \(SystemError(error).sentences)")
    }
  }

  private func file(_ key: String) -> URL { folder.appending(path: "\(key).html") }

  func hasPage(_ key: String) -> Bool {
    FileManager.default.fileExists(atPath: file(key).path)
  }

  func page(_ key: String) throws(ReportedFault) -> Data {
    guard let page = FileManager.default.contents(atPath: file(key).path) else {
      throw ReportedFault(
        .machine,
        "The report \(file(key).path) is missing. Run `lessons grade` again, which writes it anew.")
    }
    return page
  }

  func store(_ page: Data, for key: String) throws(ReportFileFault) {
    try ReportFile.write(page, to: file(key).path)
  }

  /// Makes a stored page a file at a path, replacing what is there.
  func publish(_ key: String, to path: URL) throws {
    let page = file(key).path
    if Self.isSameFile(page, path.path) { return }
    let draft = path.deletingLastPathComponent().appending(path: ".lessons-\(key.prefix(16))").path
    unlink(draft)
    guard link(page, draft) == 0, rename(draft, path.path) == 0 else {
      unlink(draft)
      // Some file systems have no hard links.
      try ReportFile.write(try Data(contentsOf: file(key)), to: path.path)
      return
    }
    // `rename` leaves the draft where both names are one file already.
    unlink(draft)
  }

  /// Adds all pages of another store.
  func add(from other: PageStore) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: other.folder.path)
    where name.hasSuffix(".html") && !name.hasPrefix(".") {
      try other.publish(String(name.dropLast(5)), to: folder.appending(path: name))
    }
  }

  /// Removes the pages under other keys than these.
  func keep(only keys: Set<String>) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in names where !keys.contains(String(name.prefix { $0 != "." })) {
      unlink(folder.appending(path: name).path)
    }
  }

  private static func isSameFile(_ first: String, _ second: String) -> Bool {
    var facts = (stat(), stat())
    guard stat(first, &facts.0) == 0, lstat(second, &facts.1) == 0 else { return false }
    return facts.0.st_dev == facts.1.st_dev && facts.0.st_ino == facts.1.st_ino
  }
}
