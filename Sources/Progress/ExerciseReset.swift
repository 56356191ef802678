package import Files
package import Foundation

/// Restores an exercise's stub and saves the old work.
package struct ExerciseReset: Sendable, Equatable {
  /// The saved copy of the old work; nil if the file was missing, empty or equal to the stub.
  package let savedWork: URL?

  /// Writes a stub to an exercise's file.
  ///
  /// The old work is saved in the hidden folder `.kept` beside the file, under a new number. Neither
  /// the compiler nor the checks read that folder. The copy is on the disk before the stub replaces
  /// the file, so no work is lost if the process is killed.
  package init(_ file: String, in folder: URL, stub: String) throws(FileFault) {
    let target = folder.appending(path: file)
    let draft = folder.appending(path: ".\(file).\(UInt32.random(in: .min ... .max))").path
    // The folder may have been removed with all that was in it.
    guard mkdir(folder.path, 0o777) == 0 || errno == EEXIST else {
      throw FileFault(folder.path, .last)
    }
    savedWork = try Self.save(target, in: folder.appending(path: ".kept"), unless: stub)
    do {
      try AtomicFile.replace(
        target.path, with: Data(stub.utf8), draft: draft,
        options: AtomicFile.Options(isDurable: true))
    } catch {
      throw FileFault(target.path, error)
    }
  }

  /// Moves a file to the folder `.kept` beside it, under a new number.
  ///
  /// - Returns: The copy; nil where the file is missing or empty, which stays as it is.
  package static func keep(_ file: URL) throws(FileFault) -> URL? {
    let folder = file.deletingLastPathComponent().appending(path: ".kept")
    guard let copy = try save(file, in: folder, unless: "") else { return nil }
    guard unlink(file.path) == 0 else { throw FileFault(file.path, .last) }
    return copy
  }

  private static func save(
    _ file: URL, in folder: URL, unless stub: String
  ) throws(FileFault) -> URL? {
    guard let work = try contents(of: file), !work.isEmpty, work != Data(stub.utf8) else {
      return nil
    }
    guard mkdir(folder.path, 0o777) == 0 || errno == EEXIST else {
      throw FileFault(folder.path, .last)
    }
    let name = file.deletingPathExtension().lastPathComponent
    let draft = folder.appending(path: ".\(name).\(UInt32.random(in: .min ... .max))").path
    var number = 1
    while true {
      let copy = folder.appending(path: "\(name).\(number).\(file.pathExtension)")
      do {
        if try AtomicFile.create(copy.path, with: work, draft: draft) { return copy }
      } catch {
        throw FileFault(copy.path, error)
      }
      number += 1
    }
  }

  private static func contents(of file: URL) throws(FileFault) -> Data? {
    var facts = stat()
    guard stat(file.path, &facts) == 0 else {
      // A dangling link contains no work.
      guard errno == ENOENT else { throw FileFault(file.path, .last) }
      return nil
    }
    guard facts.st_mode & S_IFMT == S_IFREG else {
      throw FileFault(file.path, reason: "it is not a regular file. Move it away.")
    }
    guard let work = FileManager.default.contents(atPath: file.path) else {
      throw FileFault(file.path, reason: "it cannot be read. Move it away.")
    }
    return work
  }
}
