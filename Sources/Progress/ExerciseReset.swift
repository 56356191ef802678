package import Foundation

/// An exercise begun anew: its stub in the file's place, and the old work kept.
package struct ExerciseReset: Sendable, Equatable {
  /// Where the old work is; nil where there was none, or only the stub.
  package let kept: URL?

  /// Writes a stub to an exercise's file.
  ///
  /// The old work goes to the hidden folder `.kept` beside the file, under a number of its own; no
  /// compiler and no check looks there. It is on the disk before the stub takes the file's place, so
  /// that at no moment is there less than the student had.
  package init(_ file: String, in folder: URL, stub: String) throws(FileFault) {
    let target = folder.appending(path: file)
    let draft = folder.appending(path: ".\(file).\(UInt32.random(in: .min ... .max))").path
    // The folder may have been removed with all that was in it.
    guard mkdir(folder.path, 0o777) == 0 || errno == EEXIST else { throw FileFault(folder.path) }
    kept = try Self.keep(target, in: folder.appending(path: ".kept"), unless: stub)
    try AtomicFile.write(Data(stub.utf8), to: target.path, draft: draft)
  }

  private static func keep(
    _ file: URL, in folder: URL, unless stub: String
  ) throws(FileFault) -> URL? {
    guard let work = try contents(of: file), !work.isEmpty, work != Data(stub.utf8) else {
      return nil
    }
    guard mkdir(folder.path, 0o777) == 0 || errno == EEXIST else { throw FileFault(folder.path) }
    let name = file.deletingPathExtension().lastPathComponent
    let draft = folder.appending(path: ".\(name).\(UInt32.random(in: .min ... .max))").path
    var number = 1
    while true {
      let kept = folder.appending(path: "\(name).\(number).\(file.pathExtension)")
      if try AtomicFile.create(kept.path, with: work, draft: draft) { return kept }
      number += 1
    }
  }

  private static func contents(of file: URL) throws(FileFault) -> Data? {
    var facts = stat()
    guard stat(file.path, &facts) == 0 else {
      // A link that leads nowhere holds no work.
      guard errno == ENOENT else { throw FileFault(file.path) }
      return nil
    }
    guard facts.st_mode & S_IFMT == S_IFREG else {
      throw FileFault(file.path, reason: "it is no plain file. Move it away.")
    }
    guard let work = FileManager.default.contents(atPath: file.path) else {
      throw FileFault(file.path, reason: "it cannot be read. Move it away.")
    }
    return work
  }
}
