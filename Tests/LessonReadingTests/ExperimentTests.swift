import LessonReading
import Testing

@Suite("Experiments") struct ExperimentTests {
  private static let graded = exercise("sgd")

  private static func fence(_ info: String, _ code: String = "print(1)") -> String {
    graded + "```\(info)\n\(code)\n```\n"
  }

  private static let right = fence("swift {#try .experiment title=\"Try it\" file=Try.swift}")

  @Test("An experiment is a cell with its title, its file and its code")
  func cell() throws {
    let lesson = try readBody(Self.right)
    let experiment = try #require(lesson.experiments.first)
    #expect(experiment.id == "try")
    #expect(experiment.title == "Try it")
    #expect(experiment.file == "Try.swift")
    #expect(experiment.stub == "print(1)\n")
    #expect(experiment.stubPosition.line == experiment.position.line + 1)
    #expect(lesson.exercises.map(\.id) == ["sgd"])
    #expect(lesson.cells.last == .experiment(experiment))
  }

  @Test("An experiment without a title has that of the heading above")
  func title() throws {
    let lesson = try readBody(Self.fence("swift {#try .experiment file=Try.swift}"))
    #expect(lesson.experiments.map(\.title) == ["sgd"])
  }

  static let cases: [FaultCase] = [
    FaultCase(
      "no id", fence("swift ¦{.experiment file=Try.swift}"), "the experiment has no id",
      right: right),
    FaultCase(
      "an id that is none", fence("swift {¦#Try .experiment file=Try.swift}"),
      "write lowercase words", right: right),
    FaultCase(
      "no file", fence("swift ¦{#try .experiment}"), "the experiment has no file", right: right),
    FaultCase(
      "a file with a folder", fence("swift {#try .experiment file=¦Experiments/Try.swift}"),
      "no plain Swift file name", right: right),
    FaultCase(
      "another language", graded + "¦```python {#try .experiment file=Try.swift}\nprint(1)\n```\n",
      "an experiment is written in `swift`", right: right),
    FaultCase(
      "points", fence("swift {#try .experiment file=Try.swift ¦points=3}"),
      "an experiment is not graded; drop `points`", right: right),
    FaultCase(
      "an unknown attribute", fence("swift {#try .experiment ¦fil=Try.swift file=Try.swift}"),
      "`fil` is no attribute of an experiment; did you mean `file`?", right: right),
    FaultCase(
      "a misspelt class", fence("swift ¦{#try ¦.experimant file=Try.swift}"),
      "this looks like an experiment without the class", "did you mean `experiment`?",
      right: right),
    FaultCase(
      "attributes without braces", fence("swift ¦#try .experiment file=Try.swift"),
      "attributes stand in braces", right: right),
    FaultCase(
      "no code", graded + "¦```swift {#try .experiment file=Try.swift}\n\n```\n",
      "the experiment has no code", right: right),
    FaultCase(
      "the name of an exercise", fence("swift {¦#sgd .experiment file=Try.swift}"),
      "is called `sgd`, too", right: right),
    FaultCase(
      "the file of an exercise", fence("swift {#try .experiment file=¦Sgd.swift}"),
      "lives in Sgd.swift; give the experiment another file", right: right),
    FaultCase(
      "two of one name and file",
      right + "```swift {¦#try .experiment file=¦Try.swift}\nprint(2)\n```\n",
      "two experiments are called `try`", "two experiments live in Try.swift", right: right),
    FaultCase(
      "one in a list",
      graded + "- ¦```swift {#try .experiment file=Try.swift}\n  print(1)\n  ```\n",
      "an experiment stands in no list or quotation", right: right),
  ]

  @Test("Each fault of an experiment is reported at its place", arguments: cases)
  func fault(fault: FaultCase) {
    fault.check(after: frontMatter)
  }
}
