internal import Checking
package import Compiling
internal import Explaining
package import Grading
internal import LessonReading
internal import VisibleText

/// The next action of a student.
package enum NextStep: Sendable {
  /// Something that was attempted is not right yet.
  case fix(GradedExercise)
  /// Nothing is wrong, and this exercise is the next one to continue or to start.
  case start(GradedExercise)
  /// Every exercise is done, the bonus too.
  case done

  /// Picks the first thing to fix, in the lesson's order; otherwise the first one that is started
  /// and not done; otherwise the first one to start.
  package init(_ graded: GradedLesson) {
    let exercises = graded.exercises
    if let wrong = exercises.first(where: \.needsFixing) {
      self = .fix(wrong)
    } else if let open = exercises.first(where: \.isBegun)
      ?? exercises.first(where: { $0.status == .notAttempted })
    {
      self = .start(open)
    } else {
      self = .done
    }
  }
}

extension GradedLesson {
  /// Whether every exercise that counts has passed by itself, without a faulty check,
  /// and nothing that was tried for a bonus is left to mend.
  var isFinished: Bool {
    exercises.contains { $0.status == .passed }
      && exercises.allSatisfy {
        $0.status == .passed || $0.exercise.isBonus && !$0.needsFixing
      }
  }
}

extension GradedExercise {
  /// Whether it was attempted and is wrong, so that the student must fix it.
  package var needsFixing: Bool {
    switch verdict.status {
    case .failed, .didNotCompile, .crashed, .timedOut: true
    case .passed, .notAttempted, .blocked, .faulty: false
    }
  }

  /// Whether the student has started it, and it still contains a call of `unfinished`.
  var isBegun: Bool {
    verdict.status == .notAttempted && source.map { $0 != exercise.stub } ?? false
  }

  /// The sentences that the message does not contain already: the explanation of an error, the
  /// diagnosis, and the first divergence.
  package var evidence: [String] {
    let divergence = verdict.checks.first { $0.status == .failed }?.message
    return [explanation, untoldDiagnosis, divergence].compactMap(\.self)
      .filter { !verdict.message.contains($0) }
  }

  /// The message and the evidence, each a sentence.
  var account: [String] { ([verdict.message] + evidence).asSentences }

  /// The explanation of the compiler's first error or of the crash, in a sentence for a beginner.
  var explanation: String? {
    guard verdict.status == .didNotCompile || verdict.status == .crashed else { return nil }
    guard let error = leadingDiagnostic else {
      return Explanation(ofTrap: verdict.message, onLine: locatedLine)?.sentence
    }
    return Explanation(of: error, source: source, stub: exercise.stub)?.sentence
  }

  /// The source line of the location, if it is in the exercise's own file.
  private var locatedLine: String? {
    guard let location = verdict.location, location.file == exercise.file, let source else {
      return nil
    }
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.indices.contains(location.line - 1) ? String(lines[location.line - 1]) : nil
  }

  /// The diagnosis; nil where the message names each of its mistakes already.
  var untoldDiagnosis: String? {
    guard let diagnosis = verdict.diagnosis, !verdict.message.contains(diagnosis.description),
      !diagnosis.misconceptions.allSatisfy({ verdict.message.contains($0.sentence) })
    else { return nil }
    return diagnosis.description
  }

  /// The place to examine first: that of the first error, or the judge's.
  package var place: String? {
    if let error = leadingDiagnostic, error.line > 0 {
      return "\(error.file):\(error.line):\(error.column)".madeVisibleOnOneLine
    }
    return verdict.location.map { "\($0.file):\($0.line)".madeVisibleOnOneLine }
  }

  /// The first error. Warnings are ignored.
  package var leadingDiagnostic: Diagnostic? {
    verdict.diagnostics.first { $0.severity == .error }
  }

  /// The diagnostics that a report shows, at most twenty.
  package var shownDiagnostics: [Diagnostic] { Array(verdict.diagnostics.prefix(20)) }
}
