internal import Checking
package import Grading

/// The verdict on a mutant.
package struct MutantTrial: Sendable {
  package enum Outcome: Sendable {
    case didNotCompile
    /// The checks reject it.
    case killed(GradedExercise)
    /// It passes, and agrees with the program it was made from on further inputs.
    case equivalent(inputs: Int)
    /// It passes or could not be judged, for a reason in words.
    case survived(reason: String)
  }

  package let mutant: Mutant
  package let outcome: Outcome

  /// The ids of the misconceptions that were diagnosed.
  package var misconceptions: [String] {
    if case .killed(let graded) = outcome {
      graded.diagnosis?.misconceptions.map(\.id) ?? []
    } else {
      []
    }
  }

  /// Whether it was rejected because of its values. A crash and a timeout are told by themselves.
  package var failed: Bool {
    if case .killed(let graded) = outcome { graded.status == .failed } else { false }
  }

  package var isKilled: Bool { if case .killed = outcome { true } else { false } }
  package var isEquivalent: Bool { if case .equivalent = outcome { true } else { false } }
  package var compiled: Bool { if case .didNotCompile = outcome { false } else { true } }
  package var isNamed: Bool { !misconceptions.isEmpty }
  package var isUnnamed: Bool { failed && misconceptions.isEmpty }

  /// Why it survived; nil where it did not.
  package var survival: String? {
    if case .survived(let reason) = outcome { reason } else { nil }
  }

  var shortfall: String? {
    survival.map {
      "a mutant of \(mutant.origin.exercise) survives: \(mutant.description). \($0)"
    }
  }
}
