internal import Courses
internal import Files
package import Foundation
internal import VisibleText

extension CollectedSubmission {
  /// Returns the submission as a folder with the student's files.
  ///
  /// A plain folder is returned as it is. Archives are unpacked, and single files and files in several
  /// folders are copied, into the scratch folder.
  ///
  /// - Parameters:
  ///   - scratch: A folder for the files, which is created where needed and must be empty.
  ///   - exerciseFiles: The names of the lesson's exercise files.
  ///   - lessons: The folders in which a submission to several lessons has each lesson's files.
  ///   - reader: The reader of archives.
  /// - Returns: The folder, or the reason why the submission cannot be graded.
  /// - Throws: A ``ReportedFault`` if the scratch folder cannot be written or the reader of archives
  ///   cannot be run: a fault that is not the student's.
  package func unpack(
    into scratch: URL, exerciseFiles: Set<String>, lessons: LessonNames = LessonNames(),
    reader: ArchiveReader = ArchiveReader()
  ) async throws -> Result<UnpackedSubmission, Unreadable> {
    let unpacking = Unpacking(
      scratch: scratch, exerciseFiles: exerciseFiles, lessons: lessons, reader: reader,
      gathers: layout == .classroom)
    do {
      switch source {
      case .refused(let reason): throw reason
      case .folder(let folder): return .success(try await unpacking.folder(folder))
      case .archive(let archive): return .success(try await unpacking.archive(archive))
      case .files(let files): return .success(try await unpacking.files(files))
      }
    } catch let reason as Unreadable {
      return .failure(reason)
    }
  }
}

/// The steps from what was handed in to a folder of files. They throw ``Unreadable``, and a
/// ``ReportedFault`` for a fault that is not the student's.
private struct Unpacking {
  let scratch: URL
  let exerciseFiles: Set<String>
  let lessons: LessonNames
  let reader: ArchiveReader
  /// Whether exercise files in several folders are put together.
  let gathers: Bool

  func folder(_ folder: URL) async throws -> UnpackedSubmission {
    let survey = try survey(of: folder)
    if survey.holdsWork(exerciseFiles) { return try located(folder, survey, remarks: []).0 }
    let archives = survey.archives
    guard archives.count == 1, ArchiveName(archives[0])?.isSupported == true else {
      throw withoutWork(survey, "The folder")
    }
    return try await archive(folder.appending(path: archives[0]))
  }

  func archive(_ archive: URL) async throws -> UnpackedSubmission {
    let records = try await reader.entries(of: archive).get()
    let contents = try ArchiveContents(records, limits: reader.limits)
    try createScratch()
    let remarks = try contents.write(into: scratch)
    let survey = try survey(of: scratch)
    guard survey.holdsWork(exerciseFiles) else { throw withoutWork(survey, "The archive") }
    let (located, path) = try located(scratch, survey, remarks: remarks)
    return UnpackedSubmission(
      folder: located.folder, remarks: located.remarks, modified: contents.modified(in: path))
  }

  func files(_ files: [String: URL]) async throws -> UnpackedSubmission {
    let holdsSwift = files.keys.contains { $0.lowercased().hasSuffix(".swift") }
    let archives = files.filter { ArchiveName($0.key)?.isSupported == true }
    if !holdsSwift, archives.count == 1, let only = archives.first {
      return try await archive(only.value)
    }
    try createScratch()
    for (name, file) in files.sorted(by: { $0.key < $1.key }) { try copy(file, to: name) }
    let survey = try survey(of: scratch)
    guard survey.holdsWork(exerciseFiles) else { throw withoutWork(survey, "The submission") }
    let modified = files.values.compactMap {
      (try? FileManager.default.attributesOfItem(atPath: $0.path))?[.modificationDate] as? Date
    }.max()
    return UnpackedSubmission(folder: scratch, remarks: [], modified: modified)
  }

  private func survey(of folder: URL) throws -> FolderSurvey {
    do {
      return try FolderSurvey(folder)
    } catch {
      throw Unreadable("The folder cannot be listed: \(error.sentences)")
    }
  }

  private func withoutWork(_ survey: FolderSurvey, _ subject: String) -> Unreadable {
    let archives = survey.archives
    if !archives.isEmpty {
      return Unreadable(
        "\(subject) holds no Swift file, but \(archives.count == 1 ? "an archive" : "archives"), "
          + "\(names(archives)). Hand in one archive with the Swift files.")
    }
    let found = survey.files + survey.others
    return found.isEmpty
      ? Unreadable("\(subject) is empty.", isEmpty: true)
      : Unreadable("\(subject) holds no Swift file, but \(names(found)). Hand in the Swift files.")
  }

  private func names(_ paths: [String]) -> String {
    let shown = paths.prefix(3).map {
      "`\(TruncatedText.cut($0.madeVisibleOnOneLine, to: 100))`"
    }.joined(separator: ", ")
    return paths.count > 3 ? "\(shown) and \(paths.count - 3) more" : shown
  }

  /// Finds the folder with the exercises' files. Returns it with its path; the path is empty where the
  /// times of all files count.
  ///
  /// `Submission` itself finds them in the given folder or directly in a folder inside. So the folder is
  /// returned unless they are further down, or in several folders of a repository.
  private func located(
    _ root: URL, _ survey: FolderSurvey, remarks: [String]
  ) throws -> (UnpackedSubmission, path: String) {
    let all = survey.holders(of: exerciseFiles)
    let holders = lessons.narrowed(all)
    if holders.isEmpty, !all.isEmpty {
      throw Unreadable("There are only files of other lessons.", isEmpty: true)
    }
    // The files of other lessons do not make this one late.
    let isNarrowed = holders.count < all.count
    func result(
      _ folder: URL, _ remark: String?, in path: String = ""
    ) -> (UnpackedSubmission, path: String) {
      let path = isNarrowed ? path : ""
      return (
        UnpackedSubmission(
          folder: folder, remarks: remarks + (remark.map { [$0] } ?? []),
          modified: survey.modified(in: path)), path
      )
    }
    if holders.count == 1, let path = holders.keys.first {
      return path.contains("/") || isNarrowed && !path.isEmpty
        ? result(
          root.appending(path: path), "The files are in \(names([path])).", in: path)
        : result(root, nil)
    }
    guard gathers, let main = mainFolder(of: holders) else { return result(root, nil) }
    var elsewhere: [String: String] = [:]
    for name in exerciseFiles.subtracting(holders[main] ?? []) {
      let others = holders.filter { $0.value.contains(name) }.keys.sorted()
      if others.count == 1 { elsewhere[name] = "\(others[0])/\(name)" }
    }
    let mainFolder = main.isEmpty ? root : root.appending(path: main)
    let remark = main.isEmpty ? nil : "The files are in \(names([main]))."
    guard !elsewhere.isEmpty else { return result(mainFolder, remark) }
    try createScratch()
    let prefix = main.isEmpty ? "" : "\(main)/"
    for path in survey.files where path.hasPrefix(prefix) {
      let name = String(path.dropFirst(prefix.count))
      if !name.contains("/") { try copy(root.appending(path: path), to: name) }
    }
    for (name, path) in elsewhere {
      let trimmed = path.hasPrefix("/") ? String(path.dropFirst()) : path
      try copy(root.appending(path: trimmed), to: name)
    }
    return result(
      scratch, "Files were put together from several folders: \(names(elsewhere.values.sorted())).")
  }

  /// Returns the folder with the most of the exercises' files; of equal ones that named `Exercises`,
  /// then the one with the shortest path.
  private func mainFolder(of holders: [String: Set<String>]) -> String? {
    holders.keys.min { left, right in
      func order(_ path: String) -> (Int, Int, Int, String) {
        let isExercises = path.hasSuffix("Exercises")
        let depth = path.isEmpty ? 0 : path.split(separator: "/").count
        return (-(holders[path]?.count ?? 0), isExercises ? 0 : 1, depth, path)
      }
      return order(left) < order(right)
    }
  }

  private func createScratch() throws(ReportedFault) {
    do {
      try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    } catch {
      throw ReportedFault(
        .machine, "The folder \(scratch.path) could not be made: \(SystemError(error).sentences)")
    }
  }

  /// Copies a file. Of a file that is too large, so much is copied that `Submission` refuses it.
  private func copy(_ file: URL, to name: String) throws {
    let content = try RegularFile.bytes(of: file.path, limit: reader.limits.archiveBytes).get()
    do {
      try Data(content.prefix(reader.limits.fileBytes + 1)).write(
        to: scratch.appending(path: name))
    } catch {
      throw ReportedFault(
        .machine, "A file could not be copied into \(scratch.path): \(SystemError(error).sentences)"
      )
    }
  }
}
