internal import YAMLReading

/// The parts of an exercise that could be read, for checks that compare several exercises.
struct ExerciseDraft: Sendable {
  let id: FenceInfo.Word?
  let file: FenceInfo.Word?
  let needs: [FenceInfo.Word]
  let position: SourcePosition
  /// The exercise; nil where a part is missing.
  let exercise: Exercise?
}

extension FenceInfo {
  private static let knownKeys = ["points", "minutes", "file", "needs", "title"]
  private static let knownClasses = ["exercise", "bonus"]

  /// Whether the fence is meant as an exercise, also where it is misspelt.
  var isMeantAsExercise: Bool {
    classes.contains { $0.text == "bonus" || editDistance($0.text.lowercased(), "exercise") <= 2 }
      || values.contains { ["points", "minutes", "needs"].contains($0.key.text) }
  }

  /// Reads an exercise from its fence.
  ///
  /// - Parameters:
  ///   - block: The block that this fence opens.
  ///   - heading: The text of the nearest heading above.
  ///   - faults: The faults found are appended to it.
  /// - Returns: The parts of the exercise that could be read.
  func exercise(
    from block: CodeBlock, under heading: String?, faults: inout [LessonFault]
  ) -> ExerciseDraft {
    var reading = ExerciseReading(info: self, fence: block.position, faults: self.faults)
    reading.checkForm()
    reading.checkNames(keys: Self.knownKeys, classes: Self.knownClasses)
    let id = reading.id()
    let file = reading.file()
    let points = reading.number("points", isRequired: true)
    let minutes = reading.number("minutes", isRequired: false)
    let title = reading.title(under: heading)
    let needs = reading.needs()
    if let id { reading.checkStub(block, of: id.text) }
    faults += reading.faults
    guard let id, let file, let points, let title else {
      return ExerciseDraft(
        id: id, file: file, needs: needs, position: block.position, exercise: nil)
    }
    let exercise = Exercise(
      id: id.text, title: title, points: points, minutes: minutes, file: file.text,
      needs: needs.map(\.text), isBonus: classes.contains { $0.text == "bonus" },
      stub: block.source, position: block.position, stubPosition: block.bodyPosition)
    return ExerciseDraft(
      id: id, file: file, needs: needs, position: block.position, exercise: exercise)
  }
}
