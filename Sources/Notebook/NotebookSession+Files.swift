internal import Courses
internal import FileWatching
internal import Files
internal import Foundation
internal import Grading
internal import LessonReading
internal import Progress
internal import Reporting

extension NotebookSession {
  /// Saves a file if it has the version that the page knows.
  ///
  /// - Parameters:
  ///   - work: The file.
  ///   - text: The new text.
  ///   - base: The version that it replaces.
  /// - Returns: The new version, which is on the disk, or why the file was not saved.
  func save(_ work: WorkFile, _ text: String, base: String) -> SaveAnswer {
    let before = ExerciseFile(at: work.path)
    if before.problem != nil { return refused(work, before) }
    let bytes = before.bytes(of: text)
    let after = ExerciseFile(bytes: bytes)
    guard bytes.count <= SubmittedFile.limit else {
      return SaveAnswer(
        reason: "It is larger than \(SubmittedFile.limit / 1024) KB. Shorten it to save it.")
    }
    if let problem = after.problem { return SaveAnswer(reason: problem) }
    // A save that was answered but whose answer was lost is sent again.
    if before.version == after.version {
      update(work, to: before)
      return SaveAnswer(version: before.version)
    }
    do {
      let isSaved = try VersionedFile.replace(
        work.path, expecting: base, with: Data(bytes), draft: work.draft)
      guard isSaved else { return refused(work, ExerciseFile(at: work.path)) }
    } catch {
      return SaveAnswer(
        reason: "\(work.file) cannot be saved: \(error.sentences) The page keeps your text.")
    }
    unjudged.remove(work.id)
    update(work, to: after)
    return SaveAnswer(version: after.version)
  }

  private func refused(_ work: WorkFile, _ file: ExerciseFile) -> SaveAnswer {
    update(work, to: file)
    return SaveAnswer(conflict: FileView(file))
  }

  /// Records a file, and sends it to the pages if it has changed.
  func update(_ work: WorkFile, to file: ExerciseFile) {
    guard files[work.id] != file else { return }
    files[work.id] = file
    send(
      .file(
        FileUpdate(
          exercise: work.id, file: FileView(file), isOutdated: isOutdated(work.id))))
  }

  /// Restores a stub. The old work is saved first.
  func reset(_ work: WorkFile, _ text: String, base: String) -> ResetAnswer {
    let saved = save(work, text, base: base)
    guard saved.version != nil else { return ResetAnswer(save: saved) }
    do {
      let reset = try ExerciseReset(
        work.file, in: work.folder, stub: work.stub)
      update(work, to: ExerciseFile(at: work.path))
      let place = reset.savedWork.map {
        "Your work is saved in \(work.place)/.kept/\($0.lastPathComponent)."
      }
      return ResetAnswer(
        message: "The stub is restored. \(place ?? "There was no work to save.")", save: saved)
    } catch {
      return ResetAnswer(save: SaveAnswer(reason: "The file cannot be reset: \(error)"))
    }
  }

  // MARK: Changes by other programs

  /// Reads the files after a pause without further changes.
  func noticeChange() {
    wait(debouncer.delay(afterChangeAt: .now))
  }

  private func wait(_ pause: Duration) {
    settling?.cancel()
    settling = Task { [weak self] in
      do { try await Task.sleep(for: pause) } catch { return }
      await self?.readFiles()
    }
  }

  /// Reads the files and the lesson's text, and sends what has changed.
  func readFiles() {
    let read = workFiles.map { ($0, ExerciseFile(at: $0.path)) }
    let changed = read.filter { files[$0.id] != $1 }
    // A missing or an empty file may be a save in progress.
    let isUnfinished = changed.contains { $1.text?.isEmpty ?? ($1.problem == nil) }
    if let pause = debouncer.delay(afterReadAt: .now, isUnfinished: isUnfinished) {
      return wait(pause)
    }
    let before = contents
    readContents()
    for (work, file) in read {
      if files[work.id] != file {
        unjudged.remove(work.id)
        update(work, to: file)
      } else if contents[work.id] != before[work.id], verdicts[work.id] != nil {
        send(
          .file(
            FileUpdate(
              exercise: work.id, file: FileView(file), isOutdated: isOutdated(work.id))))
      }
    }
    readLesson()
  }

  /// Reads the hashes of the exercises with their helpers.
  func readContents() {
    guard let work = try? grader.readSubmission() else { return }
    for exercise in grader.lesson.exercises {
      contents[exercise.id] = work.content(of: exercise.id)
    }
  }

  private func readLesson() {
    let text = grader.lessonText
    guard text != lessonText else { return }
    lessonText = text
    do {
      let reopened = try grader.reopened()
      views = try Self.views(of: reopened, typesetter: typesetter, links: links)
      grader = reopened
      interactive = InteractiveFigures(reopened.prepared)
    } catch {
      return send(
        .lesson(
          message:
            "The lesson's file has a fault; until it is corrected, the lesson stays as it was.")
      )
    }
    page = Self.page(views, grader, Self.plans(of: grader.lesson, interactive), assets)
    figures = [:]
    revisions = [:]
    verdicts = [:]
    unjudged = Set(grader.lesson.exercises.map(\.id))
    files = [:]
    for work in workFiles { files[work.id] = ExerciseFile(at: work.path) }
    experiments = Experiments(grader.prepared)
    outputs = [:]
    readContents()
    send(.lesson(message: nil))
    judgeUnjudged()
  }
}
