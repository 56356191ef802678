internal import Compiling
internal import Courses
internal import Files
internal import LessonReading

/// Everything but the submission that a verdict depends on.
struct VerdictInputs {
  private let support: Support
  private let seed: UInt64
  /// A hash of the lesson's text, its probe and its checks.
  private let lesson: String

  /// Creates the inputs of a lesson whose text has a hash.
  init(of folder: LessonFolder, text: String, support: Support, seed: UInt64) throws {
    self.support = support
    self.seed = seed
    var hash = ContentHash()
    hash.add(text)
    let sources =
      try SwiftSources.files(in: folder.probe)
      + SwiftSources.files(within: folder.checks, except: folder.submissions)
    for file in sources { hash.add(try SwiftSources.contents(of: file)) }
    lesson = hash.hexadecimal()
  }

  /// Returns a hash of these and of a submission, the same on every machine.
  func digest(of submission: Submission, to lesson: Lesson) -> String {
    var hash = ContentHash()
    hash.add(self.lesson)
    hash.add(support.hash)
    hash.add(support.compilerVersion)
    for exercise in lesson.exercises {
      hash.add(exercise.id)
      hash.add(submission.content(of: exercise.id))
    }
    hash.add("\(seed)")
    return hash.hexadecimal()
  }

  /// Returns a hash of these, of the toolchain and of the program that judges.
  func onThisMachine() throws -> String {
    var hash = ContentHash()
    hash.add(lesson)
    hash.add(support.identity)
    hash.add(try RunningProgram.identity())
    hash.add("\(seed)")
    return hash.hexadecimal()
  }

  /// Returns a hash of all that a report of these exercises depends on.
  func identity(
    of examined: some Sequence<(GradedExercise, Examined)>, digest: String, remarks: [String]
  ) throws -> String {
    var hash = ContentHash()
    hash.add(try onThisMachine())
    hash.add(digest)
    for remark in remarks { hash.add(remark) }
    // Nondeterministic code can give other results, so the results are hashed too.
    for (graded, examined) in examined {
      hash.add(graded.exercise.id)
      examined.add(to: &hash)
    }
    return hash.hexadecimal()
  }
}
