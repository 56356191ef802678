import Checking
import Compiling
import Grading
@testable import LessonReading
import Observations
import Plotting
import Sandbox

/// A small graded lesson with one exercise of each kind.
enum Sample {
  static let start = SourcePosition(line: 1, column: 1)

  static func exercise(
    _ id: String, _ title: String, file: String, points: Int = 20, minutes: Int? = 4,
    isBonus: Bool = false
  ) -> Exercise {
    Exercise(
      id: id, title: title, points: points, minutes: minutes, file: file, needs: [],
      isBonus: isBonus, stub: "import Autograd\n", position: start, stubPosition: start)
  }

  static let loop = exercise("training-loop", "The training loop", file: "TrainingLoop.swift")
  static let descent = exercise(
    "sgd", "Stochastic gradient descent", file: "StochasticGradientDescent.swift")
  static let momentum = exercise("momentum", "Momentum", file: "Momentum.swift")
  static let rmsprop = exercise("rmsprop", "RMSprop", file: "RMSProp.swift")
  static let adam = exercise("adam", "Adam", file: "Adam.swift")
  static let challenge = exercise(
    "challenge", "The challenge", file: "Challenge.swift", points: 10, minutes: nil, isBonus: true)

  static let hints = [
    Hint(
      exercise: "momentum", level: 1, when: nil, summary: "What is averaged?",
      blocks: [.paragraph([.text("The gradients, not the parameters.")], start)], position: start),
    Hint(
      exercise: "momentum", level: 2, when: "momentum.no-average", summary: "Mind the weight",
      blocks: [.paragraph([.text("The new gradient counts for 1 − β.")], start)], position: start),
    Hint(
      exercise: "momentum", level: 3, when: "momentum.nesterov", summary: "Looking ahead",
      blocks: [.paragraph([.text("Nesterov's is another method.")], start)], position: start),
  ]

  static func lesson(_ exercises: [Exercise]) -> Lesson {
    let heading = Heading(level: 2, text: "Descent", slug: "descent", position: start)
    let formula = Formula(
      tex: #"\theta_t \leftarrow \theta_{t-1} - \lambda \nabla L"#, isDisplay: true, position: start
    )
    let prose = Prose(
      blocks: [
        .heading(heading, [.text("Descent")]),
        .paragraph([.text("Step against the gradient: "), .formula(formula)], start),
        .code(source: "let x = Tensor([1, 2])", language: "swift", start),
      ], headings: [heading], position: start)
    let cells =
      [Cell.prose(prose)] + exercises.map(Cell.exercise) + hints.map(Cell.hint)
      + [
        .figure(LessonReading.Figure(id: "banana", body: "", position: start, bodyPosition: start))
      ]
    return Lesson(
      title: "Optimizers", module: "Optimizers", language: "swift",
      summary: "How to walk downhill.",
      version: nil, cells: cells, headings: [], links: [])
  }

  static func graded(
    _ exercises: [GradedExercise], figures: [String: Plotting.Figure] = [:], remarks: [String] = []
  ) -> GradedLesson {
    GradedLesson(
      lesson: lesson(exercises.map(\.exercise)), seed: 7, isolation: .limitsOnly,
      digest: "0123abcd", exercises: exercises, figures: figures, remarks: remarks)
  }

  /// A verdict of each kind but a faulty check.
  static let mixed = graded([passed, failed, undiagnosed, broken, crashed, open])

  static let passed = GradedExercise(
    exercise: loop, status: .passed, score: 20, message: "All 3 checks agree.",
    convention: VariantName(
      id: "loop.zero-first", sentence: "Zeroing before the backward pass is as right as after it."),
    checks: [
      CheckResult(
        id: "loop.calls", title: "The order of calls", status: .passed, score: 20, maxScore: 20,
        message: "Agrees exactly on 400 numbers.", largestDeviation: 0)
    ],
    source: "import Autograd\n\npublic func optimize() {}\n")

  static let failed = GradedExercise(
    exercise: momentum, status: .failed, score: 5,
    message: "The average is too large by a factor of ten.",
    location: .init(file: "Momentum.swift", line: 3),
    diagnosis: Diagnosis(
      misconceptions: [
        VariantName(
          id: "momentum.no-average",
          sentence: "Your momentum coincides with PyTorch's, which has no factor 1 − β."),
        VariantName(id: "momentum.sum", sentence: "It sums the gradients up."),
      ], largestDeviation: 2e-16, evidence: "400 steps"),
    checks: [
      CheckResult(
        id: "momentum.banana", title: "100 steps on the banana", status: .failed, score: 0,
        maxScore: 15, message: "After step 1, parameters should be [-0.5] but came out as [0.5].",
        firstDivergence: Divergence(
          .values, label: "parameters", number: 1, place: "after step 1", expected: [-0.5, 2],
          actual: [0.5, .nan],
          scenario: "on the banana from (-1, 2)"), largestDeviation: .infinity),
      CheckResult(
        id: "momentum.instances", title: "Two instances at once", status: .passed, score: 5,
        maxScore: 5, message: "Agrees exactly on 80 numbers.", largestDeviation: 0),
    ],
    source: "import Autograd\n\npublic final class Momentum {\n  let m = 0.0\n}\n",
    output: "step 1\nstep 2\n")

  static let undiagnosed = GradedExercise(
    exercise: descent, status: .timedOut, score: 0, message: "No answer within 2 s of CPU time.")

  static let broken = GradedExercise(
    exercise: rmsprop, status: .didNotCompile, score: 0,
    message: "RMSProp.swift does not compile.",
    diagnostics: [
      Diagnostic(
        file: "RMSProp.swift", line: 2, column: 11, severity: .error,
        message: "cannot find 'squareRoot' in scope"),
      Diagnostic(
        file: "RMSProp.swift", line: 2, column: 5, severity: .warning,
        message: "variable 'r' was never mutated"),
    ],
    source: "import Autograd\nlet r = 1 + squareRoot(2)\n")

  static let crashed = GradedExercise(
    exercise: adam, status: .crashed, score: 0,
    message: "Index out of range, in Adam.swift, line 9.",
    location: .init(file: "Adam.swift", line: 9))

  static let open = GradedExercise(
    exercise: challenge, status: .notAttempted, score: 0, message: "Not attempted yet.")

  /// A lesson as it is on the first day.
  static let untouched = graded(
    [loop, descent, momentum, rmsprop, adam, challenge].map {
      GradedExercise(exercise: $0, status: .notAttempted, score: 0, message: "Not attempted yet.")
    })
}

extension Sample {
  static let nonFinite = GradedExercise(
    exercise: adam, status: .failed, score: 0, message: "It leaves the numbers.",
    checks: [
      CheckResult(
        id: "adam.stream", title: "A stream of gradients", status: .failed, score: 0, maxScore: 20,
        message: "It leaves the numbers.",
        firstDivergence: Divergence(
          .values, label: "parameters", number: 3, place: "after step 3",
          expected: [0.1, -2, 1e-300, 1e22],
          actual: [.nan, .infinity, -.infinity, 0.1 + 0.2], scenario: "on a stream of gradients"))
    ])

  /// An exercise whose message is its diagnosis.
  static let diagnosed: GradedExercise = {
    let diagnosis = Diagnosis(
      misconceptions: [
        VariantName(
          id: "adam.no-bias-correction", sentence: "Your Adam has no bias correction.")
      ], largestDeviation: 0, evidence: "300 steps")
    return GradedExercise(
      exercise: adam, status: .failed, score: 5, message: diagnosis.description,
      diagnosis: diagnosis, checks: nonFinite.checks)
  }()

  /// An exercise of which the compiler has too much to say.
  static let verbose = GradedExercise(
    exercise: adam, status: .didNotCompile, score: 0, message: "Adam.swift does not compile.",
    diagnostics: (1...30).map {
      Diagnostic(
        file: "Adam.swift", line: $0, column: 1, severity: $0 == 1 ? .warning : .error,
        message: "number \($0)")
    }, source: "let x = 1\nlet y = x +\n")

  /// A lesson whose Markdown begins with its own title.
  static let titled: GradedLesson = {
    let heading = Heading(level: 1, text: "Optimizers", slug: "optimizers", position: start)
    let prose = Prose(
      blocks: [
        .heading(heading, [.text("Optimizers")]),
        .paragraph(
          [.link(destination: "#optimizers", title: "", [.text("Up")], start)], start),
      ], headings: [heading], position: start)
    let lesson = Lesson(
      title: "Optimizers", module: "Optimizers", language: "swift", summary: "", version: nil,
      cells: [.prose(prose), .exercise(loop)], headings: [heading], links: [])
    return GradedLesson(
      lesson: lesson, seed: 0, isolation: .limitsOnly, digest: "", exercises: [passed],
      figures: [:], remarks: [])
  }()

  static let done = GradedExercise(
    exercise: challenge, status: .passed, score: 8, message: "31 steps.")
}

extension Sample {
  /// A formula with a marked sign, and a line of plain text that is marked as a whole.
  static let formula = MarkedFormula([
    .init([.init("t ← t + 1")], tex: "t \\leftarrow t + 1"),
    .init(
      [.init("r ← β₂ r "), .init("+", isMarked: true), .init(" (1 − β₂) g²")],
      tex: "r \\leftarrow \\beta_2 \\, r \\mathbin{\\underline{+}} (1 - \\beta_2) \\, g^{2}"),
    .init([.init("clear <the> gradients", isMarked: true)]),
  ])

  /// An exercise with a mistake in a formula, which is its message.
  static let marked: GradedExercise = {
    let diagnosis = Diagnosis(
      misconceptions: [
        VariantName(
          id: "adam.r.minus-for-plus", sentence: "In r, a minus stands where a plus belongs.",
          mistake: FormulaMistake(
            formula, actualLines: ["r ← β₂ r − (1 − β₂) g²"], quantities: ["adam.r"]))
      ], largestDeviation: 3e-16, evidence: "1,204 steps")
    return GradedExercise(
      exercise: adam, status: .failed, score: 0, message: diagnosis.description,
      diagnosis: diagnosis, checks: nonFinite.checks)
  }()
}
