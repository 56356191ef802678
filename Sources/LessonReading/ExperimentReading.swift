internal import YAMLReading

extension FenceInfo {
  private static let experimentKeys = ["file", "title"]
  private static let keysOfExercises = ["points", "minutes", "needs"]

  /// Whether the fence is meant as an experiment, also where it is misspelt.
  var isMeantAsExperiment: Bool {
    classes.contains { editDistance($0.text.lowercased(), "experiment") <= 2 }
  }

  /// Reads an experiment from its fence.
  ///
  /// - Parameters:
  ///   - block: The block that this fence opens.
  ///   - heading: The text of the nearest heading above.
  ///   - faults: The faults found are appended to it.
  /// - Returns: The parts of the experiment that could be read.
  func experiment(
    from block: CodeBlock, under heading: String?, faults: inout [LessonFault]
  ) -> ExperimentDraft {
    let graded = values.map(\.key).filter { Self.keysOfExercises.contains($0.text) }
    var reading = ExerciseReading(
      info: self, fence: block.position, faults: self.faults, noun: "an experiment",
      className: "experiment")
    reading.checkForm()
    reading.checkNames(
      keys: Self.experimentKeys + graded.map(\.text), classes: ["experiment"])
    let id = reading.id()
    let file = reading.file()
    let title = reading.title(under: heading)
    faults += reading.faults
    faults += graded.map {
      LessonFault("an experiment is not graded; drop `\($0.text)`", at: $0.position)
    }
    if block.source.allSatisfy(\.isWhitespace) {
      faults.append(
        LessonFault("the experiment has no code; write some to begin with", at: block.position))
    }
    guard let id, let file, let title else {
      return ExperimentDraft(id: id, file: file, experiment: nil)
    }
    return ExperimentDraft(
      id: id, file: file,
      experiment: Experiment(
        id: id.text, title: title, file: file.text, stub: block.source, position: block.position,
        stubPosition: block.bodyPosition))
  }
}

/// The parts of an experiment that could be read, for checks that compare several cells.
struct ExperimentDraft: Sendable {
  let id: FenceInfo.Word?
  let file: FenceInfo.Word?
  /// The experiment; nil where a part is missing.
  let experiment: Experiment?
}
