/// The checks of one exercise.
public protocol ExerciseChecks: Sendable {
  /// The exercise's name in the lesson file.
  var exercise: String { get }
  /// The mistakes that the checks can name.
  var knownMisconceptions: [VariantName] { get }
  /// What a hint's `data-when` may name: misconceptions and quantities.
  var hintReferences: Set<String> { get }
  /// Whether the checks know a right program to compare with.
  var hasReference: Bool { get }
  /// Returns the questions to a submission, and the judge of its answers.
  func examination(seed: UInt64) throws -> Examination
  /// Returns inputs that the examination with this seed does not have, on which a program that passes
  /// is compared with a correct one.
  func programComparison(seed: UInt64, inputs count: Int) throws -> ProgramComparison
  /// Names the mistakes and the accepted ways that no submission can be recognised as, a sentence each.
  func variantFaults(seed: UInt64) -> [String]
  /// Says on which input the answers of a submission first differ from a mistake.
  ///
  /// - Parameters:
  ///   - answers: For each question of the examination, an answer for each of its scenarios.
  ///   - misconception: The mistake's name.
  ///   - seed: The seed of the examination.
  /// - Returns: A clause, or nil where the checks cannot say.
  func difference(of answers: [[Answer]], from misconception: String, seed: UInt64) -> String?
}

extension ExerciseChecks {
  public var knownMisconceptions: [VariantName] { [] }

  public var hasReference: Bool { true }

  public func variantFaults(seed: UInt64) -> [String] { [] }

  public func difference(
    of answers: [[Answer]], from misconception: String, seed: UInt64
  ) -> String? { nil }

  public var hintReferences: Set<String> {
    Set(knownMisconceptions.map(\.id) + knownMisconceptions.quantities)
  }
}

/// The questions to a submission, and the judge of its answers.
public struct Examination: Sendable {
  /// The questions of one check.
  public struct Question: Sendable {
    public let id: String
    public let title: String
    public let points: Int
    /// The scenarios, encoded; each is one request.
    public let scenarios: [[UInt8]]

    public init(id: String, title: String, points: Int, scenarios: [[UInt8]]) {
      self.id = id
      self.title = title
      self.points = points
      self.scenarios = scenarios
    }
  }

  public let questions: [Question]
  /// Judges the answers: for each question, one answer for each of its scenarios.
  public let judge: @Sendable (_ answers: [[Answer]]) -> Judgement

  public init(questions: [Question], judge: @escaping @Sendable ([[Answer]]) -> Judgement) {
    self.questions = questions
    self.judge = judge
  }
}

/// The results of an exercise's checks, and the variant that the runs were recognised as.
public struct Judgement: Sendable, Equatable {
  public var checks: [CheckResult]
  /// The accepted variant that the runs agree with, where it is not the lesson's own.
  public let convention: VariantName?
  public let diagnosis: Diagnosis?
  /// The result of the exercise as a whole in a sentence or two, where neither the diagnosis nor a
  /// single check says it.
  public let summary: String?

  public init(
    checks: [CheckResult], convention: VariantName? = nil, diagnosis: Diagnosis? = nil,
    summary: String? = nil
  ) {
    self.checks = checks
    self.convention = convention
    self.diagnosis = diagnosis
    self.summary = summary
  }
}

extension [VariantName] {
  /// The quantities of their mistakes, as hints name them.
  var quantities: [String] { compactMap(\.mistake).flatMap(\.quantities) }
}
