package import Compiling
package import Courses
internal import Files
package import Foundation
package import Gradebook
package import Grading
internal import LessonReading
internal import Reporting
internal import Typesetting

/// Grades a class from its submissions to the files about it.
package struct ClassJob {
  package let gradebook: Gradebook
  private let lesson: LoadedLesson
  private let folder: URL
  private let seed: ClassSeed
  let options: Options
  /// Held as long as the job, so that no two jobs use one folder.
  private let lock: FileLock

  package struct Options: Sendable {
    package var grader = ClassGrader.Options()
    /// Whether changes of marks are applied.
    package var acceptsChanges = false
    /// Whether students are only known by pseudonyms in what is written.
    package var isAnonymous = false

    package init() {}
  }

  /// Prepares the folder of a class's results.
  ///
  /// - Parameters:
  ///   - lesson: The lesson.
  ///   - folder: The folder of the class's results, which is created where it is missing.
  ///   - seed: The seed of the checks' random inputs.
  ///   - options: How the class is graded.
  /// - Throws: A ``ReportedFault`` where the folder cannot be used, or is used by another job.
  package init(
    _ lesson: LoadedLesson, in folder: URL, seed: ClassSeed, options: Options
  ) throws(ReportedFault) {
    self.lesson = lesson
    self.folder = folder
    self.seed = seed
    self.options = options
    let own = folder.appending(path: ".lessons")
    do {
      try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
    } catch {
      throw ReportedFault(
        .output, "\(folder.path) cannot be created: \(SystemError(error).sentences)")
    }
    do {
      guard let lock = try FileLock.tryFile(own.appending(path: "lock").path) else {
        throw ReportedFault(
          .usage,
          "Another `lessons grade` writes to \(folder.path). Wait for its end, or name another folder."
        )
      }
      self.lock = lock
    } catch let fault as ReportedFault {
      throw fault
    } catch {
      throw ReportedFault(
        .output, "\(folder.path) cannot be locked: \(SystemError(error).sentences)")
    }
    gradebook = try Gradebook(creatingIn: folder, lesson: lesson.lesson.id)
  }

  /// Grades the class, and writes the files about it.
  ///
  /// - Parameters:
  ///   - list: The class.
  ///   - toolchain: The toolchain that compiles submissions.
  ///   - progress: Called after each submission.
  /// - Returns: What became of the run.
  /// - Throws: A ``ReportedFault`` for faults that are no submission's, and `CancellationError`.
  package func grade(
    _ list: ClassList, toolchain: Toolchain,
    progress: @escaping @Sendable (BatchProgress) -> Void = { _ in }
  ) async throws -> RunCompletion {
    var grading = options.grader
    grading.hidesInputs = seed.isSecret
    // Every submission's files are new or known already, so nothing is gained from verdicts that are
    // cached one by one.
    let prepared = try PreparedLesson(lesson, toolchain: toolchain)
    let session = try await prepared.session(seed: seed.value)
    let run = try gradebook.beginRun(ClassInputs.inputs(of: session, seed: seed))
    let grader = try ClassGrader(
      prepared, session: session, gradebook: gradebook, output: folder,
      typesetter: Typesetter(cache: lesson.folder.course.resultCache), options: grading)
    try gradebook.setRoster(list.roster)
    try await grader.grade(list.entries, into: run, progress: progress)
    let completion = try gradebook.finish(run, accepting: options.acceptsChanges)
    if case .current = completion {
      try gradebook.setDue(list.due)
      try gradebook.setShard(list.shard?.text)
    }
    try write(completion)
    return completion
  }

  /// Joins parts of a class that were graded apart.
  ///
  /// - Parameter parts: The folders of the parts' results.
  /// - Returns: What became of the run.
  /// - Throws: A ``ReportedFault`` where a part is missing, unfinished or does not fit.
  package func merge(_ parts: [URL]) throws -> RunCompletion {
    var open: [(book: Gradebook, folder: URL)] = []
    for part in parts { open.append((try Gradebook(in: part), part)) }
    let shards = try open.compactMap { part in
      try part.book.shard().flatMap { Shard($0) }
    }
    if let fault = Shard.fault(joining: shards) { throw ReportedFault(.usage, fault) }
    guard let first = open.first, let inputs = try first.book.currentRun()?.inputs else {
      throw ReportedFault(
        .usage,
        "\(parts.first?.path ?? "The part") is unfinished. Run its `lessons grade` again, then merge "
          + "again.")
    }
    let run = try gradebook.beginRun(inputs)
    let pages = try PageStore(in: folder)
    try gradebook.removeResults(of: run, except: [])
    try gradebook.setRoster([])
    for (book, folder) in open {
      guard try book.lesson == lesson.lesson.id else {
        throw ReportedFault(
          .usage, "\(folder.path) was graded for the lesson \(try book.lesson).")
      }
      try gradebook.merge(book, into: run)
      try pages.add(from: try PageStore(in: folder))
    }
    let completion = try gradebook.finish(run, accepting: options.acceptsChanges)
    if case .current = completion { try gradebook.setDue(try first.book.due()) }
    try write(completion)
    return completion
  }

  /// The class's present results, by student.
  package func currentResults() throws(ReportedFault) -> [StoredResult] {
    guard let run = try gradebook.currentRun() else { return [] }
    return try gradebook.results(of: run).values.sorted { $0.student < $1.student }
  }

  /// The class page.
  package var page: URL { folder.appending(path: "index.html") }

  /// Writes the files about the class.
  package func write(_ completion: RunCompletion) throws {
    try gradebook.setAnonymous(options.isAnonymous)
    let output = try ClassOutput(
      folder, of: gradebook, lesson: lesson.lesson, isAnonymous: options.isAnonymous)
    switch completion {
    case .waiting(let changes):
      try output.write(changes)
    case .current(let changes):
      try output.write()
      if !changes.isEmpty { try output.write(changes) }
    }
  }
}

extension ClassJob {
  /// The pseudonyms of a class's students; nil where they are named.
  package func pseudonyms(of list: ClassList) throws(ReportedFault) -> Pseudonyms? {
    guard options.isAnonymous else { return nil }
    return Pseudonyms(of: list.entries.map(\.student), key: try gradebook.pseudonymKey())
  }
}
