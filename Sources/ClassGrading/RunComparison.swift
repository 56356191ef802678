internal import ClassReporting
internal import Courses
internal import Gradebook

/// What differs between the results of two runs, and why.
struct RunComparison {
  private(set) var changes: [GradeChange] = []
  /// Whether a student who had a mark would get another one.
  private(set) var changesMarks = false
  /// Whether a student has a result in one run only.
  private var addsOrRemoves = false

  /// Whether both runs found the same with the same inputs.
  var isEmpty: Bool { changes.isEmpty && !addsOrRemoves && hasSameInputs }
  private let hasSameInputs: Bool

  init(of old: Run, with new: Run, in gradebook: Gradebook) throws(ReportedFault) {
    hasSameInputs = old.inputs == new.inputs
    let (before, after) = (try gradebook.results(of: old), try gradebook.results(of: new))
    let marks = try gradebook.marks()
    var summaries = ReportSummaries()
    for student in Set(before.keys).union(after.keys).sorted() {
      let (first, second) = (before[student], after[student])
      if first != second { addsOrRemoves = true }
      guard first?.verdict != second?.verdict || first?.status != second?.status else { continue }
      let causes = Self.causes(first, second, old.inputs, new.inputs)
      let own = try summaries.summary(first?.verdict, in: gradebook)
      let other = try summaries.summary(second?.verdict, in: gradebook)
      // A first result is no change of a mark.
      let hadMark = first.map { $0.status != .nothingHandedIn && $0.status != .failed } ?? false
      add(
        student: student, own, other, first, second, causes: causes, hadMark: hadMark,
        kept: Set((marks[student] ?? [:]).keys))
    }
  }

  private mutating func add(
    student: String, _ before: ReportSummary?, _ after: ReportSummary?, _ first: StoredResult?,
    _ second: StoredResult?, causes: [GradeChange.Cause], hadMark: Bool, kept: Set<String>
  ) {
    func change(_ exercise: String, _ check: String?, _ before: Grade?, _ after: Grade?) {
      guard before != after else { return }
      changes.append(
        GradeChange(
          student: student, exercise: exercise, check: check, before: before, after: after,
          causes: causes))
      // The points that an instructor gave stay.
      if hadMark, check == nil, !kept.contains(exercise),
        before?.points ?? 0 != after?.points ?? 0
      {
        changesMarks = true
      }
    }
    if first?.status != second?.status {
      change(
        "", nil, first.map { Grade(status: $0.status.rawValue, points: before?.score ?? 0) },
        second.map { Grade(status: $0.status.rawValue, points: after?.score ?? 0) })
    }
    var ids = before?.exercises.map(\.id) ?? []
    ids += (after?.exercises.map(\.id) ?? []).filter { !ids.contains($0) }
    for id in ids {
      let old = before?.exercises.first { $0.id == id }
      let new = after?.exercises.first { $0.id == id }
      change(
        id, nil, old.map { Grade(status: $0.status, points: $0.score) },
        new.map { Grade(status: $0.status, points: $0.score) })
      guard let old, let new else { continue }
      var checks = old.checks.map(\.id)
      checks += new.checks.map(\.id).filter { !checks.contains($0) }
      for check in checks {
        let (own, other) = (
          old.checks.first { $0.id == check }, new.checks.first { $0.id == check }
        )
        change(
          id, check, own.map { Grade(status: $0.status, points: $0.score) },
          other.map { Grade(status: $0.status, points: $0.score) })
      }
    }
  }

  /// Returns what differs in what two results depend on.
  private static func causes(
    _ first: StoredResult?, _ second: StoredResult?, _ old: Run.Inputs, _ new: Run.Inputs
  ) -> [GradeChange.Cause] {
    var causes: [GradeChange.Cause] = []
    if old.lesson != new.lesson { causes.append(.lesson) }
    if old.seed != new.seed { causes.append(.seed) }
    if first?.content != second?.content || first?.status != second?.status {
      causes.append(.submission)
    }
    if old.toolchain != new.toolchain { causes.append(.toolchain) }
    return causes
  }
}
