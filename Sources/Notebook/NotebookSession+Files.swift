internal import Courses
internal import FileWatching
internal import Files
internal import Foundation
internal import Grading
internal import LessonReading
internal import Progress
internal import Reporting

extension NotebookSession {
  /// Saves an exercise's file if it has the version that the page knows.
  ///
  /// - Parameters:
  ///   - exercise: The exercise.
  ///   - text: The new text.
  ///   - base: The version that it replaces.
  /// - Returns: The new version, which is on the disk, or why the file was not saved.
  func save(_ exercise: Exercise, _ text: String, base: String) -> SaveAnswer {
    let before = ExerciseFile(at: path(of: exercise))
    if before.problem != nil { return refused(exercise, before) }
    let bytes = before.bytes(of: text)
    let after = ExerciseFile(bytes: bytes)
    guard bytes.count <= SubmittedFile.limit else {
      return SaveAnswer(
        reason: "It is larger than \(SubmittedFile.limit / 1024) KB. Shorten it to save it.")
    }
    if let problem = after.problem { return SaveAnswer(reason: problem) }
    // A save that was answered but whose answer was lost is sent again.
    if before.version == after.version {
      update(exercise, to: before)
      return SaveAnswer(version: before.version)
    }
    do {
      let isSaved = try VersionedFile.replace(
        path(of: exercise), expecting: base, with: Data(bytes), draft: draft(of: exercise))
      guard isSaved else { return refused(exercise, ExerciseFile(at: path(of: exercise))) }
    } catch {
      return SaveAnswer(
        reason: "\(exercise.file) cannot be saved: \(error.sentences) The page keeps your text.")
    }
    unjudged.remove(exercise.id)
    update(exercise, to: after)
    return SaveAnswer(version: after.version)
  }

  /// The path of the draft of a save. A killed process's draft is removed by the next start.
  private func draft(of exercise: Exercise) -> String {
    grader.folder.exercises.appending(path: ".\(exercise.file).\(getpid())").path
  }

  private func refused(_ exercise: Exercise, _ file: ExerciseFile) -> SaveAnswer {
    update(exercise, to: file)
    return SaveAnswer(conflict: FileView(file))
  }

  /// Records a file, and sends it to the pages if it has changed.
  func update(_ exercise: Exercise, to file: ExerciseFile) {
    guard files[exercise.id] != file else { return }
    files[exercise.id] = file
    send(
      .file(
        FileUpdate(
          exercise: exercise.id, file: FileView(file), isOutdated: isOutdated(exercise.id))))
  }

  /// Restores an exercise's stub. The old work is saved first.
  func reset(_ exercise: Exercise, _ text: String, base: String) -> ResetAnswer {
    let saved = save(exercise, text, base: base)
    guard saved.version != nil else { return ResetAnswer(save: saved) }
    do {
      let reset = try ExerciseReset(
        exercise.file, in: grader.folder.exercises, stub: exercise.stub)
      update(exercise, to: ExerciseFile(at: path(of: exercise)))
      let place = reset.savedWork.map {
        "Your work is saved in Exercises/.kept/\($0.lastPathComponent)."
      }
      return ResetAnswer(
        message: "The stub is restored. \(place ?? "There was no work to save.")", save: saved)
    } catch {
      return ResetAnswer(save: SaveAnswer(reason: "The exercise cannot be reset: \(error)"))
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
    let exercises = grader.lesson.exercises
    let read = exercises.map { ($0, ExerciseFile(at: path(of: $0))) }
    let changed = read.filter { files[$0.id] != $1 }
    // A missing or an empty file may be a save in progress.
    let isUnfinished = changed.contains { $1.text?.isEmpty ?? ($1.problem == nil) }
    if let pause = debouncer.delay(afterReadAt: .now, isUnfinished: isUnfinished) {
      return wait(pause)
    }
    let before = contents
    readContents()
    for (exercise, file) in read {
      if files[exercise.id] != file {
        unjudged.remove(exercise.id)
        update(exercise, to: file)
      } else if contents[exercise.id] != before[exercise.id], verdicts[exercise.id] != nil {
        send(
          .file(
            FileUpdate(
              exercise: exercise.id, file: FileView(file), isOutdated: isOutdated(exercise.id))))
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
      views = try Self.views(of: reopened, typesetter: typesetter)
      figures = try reopened.prepared.referenceFigures()
      grader = reopened
    } catch {
      return send(
        .lesson(
          message:
            "The lesson's file has a fault; until it is corrected, the lesson stays as it was.")
      )
    }
    page = Self.page(views, figures, assets)
    revisions = [:]
    verdicts = [:]
    unjudged = Set(grader.lesson.exercises.map(\.id))
    files = [:]
    for exercise in grader.lesson.exercises {
      files[exercise.id] = ExerciseFile(at: path(of: exercise))
    }
    readContents()
    send(.lesson(message: nil))
    judgeUnjudged()
  }
}
