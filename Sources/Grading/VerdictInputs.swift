internal import Compiling
internal import Courses
internal import Files
internal import LessonReading

/// Everything except the submission that a verdict depends on.
struct VerdictInputs {
  private let support: SupportModules
  let seed: UInt64
  /// A hash of the lesson's text, its probe and its checks.
  private let lessonHash: String

  /// Creates the inputs of a lesson, given a hash of its text.
  init(
    of folder: LessonFolder, textHash: String, support: SupportModules, seed: UInt64
  ) throws {
    self.support = support
    self.seed = seed
    var hash = ContentHash()
    hash.add(textHash)
    let sources =
      try folder.probeFiles()
      + SwiftSources.files(within: folder.checks, except: folder.submissions)
    for file in sources { hash.add(try SwiftSources.contents(of: file)) }
    lessonHash = hash.hexadecimal()
  }

  /// A hash of the lesson's text, probe and checks and of the modules that submissions are linked with.
  var lessonAndSupportHash: String {
    var hash = ContentHash()
    hash.add(lessonHash)
    hash.add(support.hash)
    return hash.hexadecimal()
  }

  var compilerVersion: String { support.compilerVersion }

  /// Returns a hash of these inputs and of a submission. It is the same on every machine.
  func digest(of submission: Submission, to lesson: Lesson) -> String {
    var hash = ContentHash()
    hash.add(lessonHash)
    hash.add(support.hash)
    hash.add(support.compilerVersion)
    for exercise in lesson.exercises {
      hash.add(exercise.id)
      hash.add(submission.content(of: exercise.id))
    }
    hash.add("\(seed)")
    return hash.hexadecimal()
  }

  /// Returns a hash of these inputs, of the toolchain and of this executable.
  func machineHash() throws -> String {
    var hash = ContentHash()
    hash.add(lessonHash)
    hash.add(support.identity)
    hash.add(try OwnExecutable.identity())
    hash.add("\(seed)")
    return hash.hexadecimal()
  }

  /// Returns a hash of everything that a report on these exercises depends on.
  func reportHash(
    of results: some Sequence<(GradedExercise, ExerciseResult)>, digest: String, remarks: [String]
  ) throws -> String {
    var hash = ContentHash()
    hash.add(try machineHash())
    hash.add(digest)
    for remark in remarks { hash.add(remark) }
    // Nondeterministic code can give other results, so the results are hashed too.
    for (graded, result) in results {
      hash.add(graded.exercise.id)
      result.add(to: &hash)
    }
    return hash.hexadecimal()
  }
}
