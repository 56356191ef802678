internal import YAMLReading

/// Finds faults between the parts of a lesson, such as an id that is used twice.
struct LessonConsistency {
  private(set) var faults: [LessonFault] = []

  /// The most exercises of a lesson. The search for circular prerequisites is recursive.
  private static let mostExercises = 500

  init(
    exercises: [ExerciseDraft], hints: [HintDraft], figures: [FenceInfo.Word],
    experiments: [ExperimentDraft]
  ) {
    guard exercises.count <= Self.mostExercises else {
      fault(
        "the lesson has more than \(Self.mostExercises) exercises; split it",
        at: exercises[Self.mostExercises].position)
      return
    }
    let ids = exercises.compactMap(\.id)
    refuseTwins(ids) { "two exercises are called `\($0)`; rename this one or the one at \($1)" }
    refuseTwins(exercises.compactMap(\.file)) {
      "two exercises live in \($0); give this one or the one at \($1) another file"
    }
    refuseTwins(figures) { "two figures are called `\($0)`; rename this one or the one at \($1)" }
    refuseTwins(experiments.compactMap(\.file)) {
      "two experiments live in \($0); give this one or the one at \($1) another file"
    }
    refuseSharedNames(experiments, exercises: exercises)
    let names = ids.map(\.text)
    for hint in hints {
      guard let exercise = hint.exercise, !names.contains(exercise) else { continue }
      fault(
        "the hint is for `\(exercise)`, and no exercise is called so; "
          + suggestion(for: exercise, among: names), at: hint.position)
    }
    for exercise in exercises { checkNeeds(of: exercise, among: names) }
    refuseCycles(exercises)
  }

  private mutating func fault(_ message: String, at position: SourcePosition) {
    faults.append(LessonFault(message, at: position))
  }

  private mutating func refuseTwins(
    _ words: [FenceInfo.Word], _ message: (_ name: String, _ other: SourcePosition) -> String
  ) {
    var first: [String: SourcePosition] = [:]
    for word in words {
      if let other = first[word.text] {
        fault(message(word.text, other), at: word.position)
      } else {
        first[word.text] = word.position
      }
    }
  }

  /// Reports experiments that are named like an exercise or like an earlier experiment, or whose file
  /// is named like an exercise's.
  private mutating func refuseSharedNames(
    _ experiments: [ExperimentDraft], exercises: [ExerciseDraft]
  ) {
    let own = experiments.compactMap(\.id)
    refuseTwins(own) { "two experiments are called `\($0)`; rename this one or the one at \($1)" }
    for id in own {
      guard let other = exercises.compactMap(\.id).first(where: { $0.text == id.text }) else {
        continue
      }
      fault(
        "the exercise at \(other.position) is called `\(id.text)`, too; rename the experiment",
        at: id.position)
    }
    for file in experiments.compactMap(\.file) {
      guard let other = exercises.compactMap(\.file).first(where: { $0.text == file.text }) else {
        continue
      }
      fault(
        "the exercise at \(other.position) lives in \(file.text); give the experiment another file",
        at: file.position)
    }
  }

  private mutating func checkNeeds(of exercise: ExerciseDraft, among names: [String]) {
    for need in exercise.needs {
      if need.text == exercise.id?.text {
        fault("the exercise needs itself; name another, or drop this", at: need.position)
      } else if !names.contains(need.text) {
        fault(
          "no exercise is called `\(need.text)`; \(suggestion(for: need.text, among: names))",
          at: need.position)
      }
    }
  }

  /// Finds exercises that need each other, by a search in depth.
  private mutating func refuseCycles(_ exercises: [ExerciseDraft]) {
    let needs = Dictionary(
      exercises.compactMap { draft in draft.id.map { ($0.text, draft.needs) } },
      uniquingKeysWith: { first, _ in first })
    var finished: Set<String> = []
    var path: [String] = []

    func visit(_ name: String) {
      path.append(name)
      for need in needs[name] ?? [] where need.text != name && needs[need.text] != nil {
        if let start = path.firstIndex(of: need.text) {
          let circle = (path[start...] + [need.text]).map { "`\($0)`" }.joined(separator: " → ")
          fault(
            "these exercises need each other: \(circle); drop one of the needs", at: need.position)
        } else if !finished.contains(need.text) {
          visit(need.text)
        }
      }
      path.removeLast()
      finished.insert(name)
    }
    for name in exercises.compactMap(\.id?.text) where !finished.contains(name) { visit(name) }
  }
}
