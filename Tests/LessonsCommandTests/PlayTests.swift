import Foundation
import Testing

/// `lessons figure` with numbers of one's choice, and `lessons run`.
@Suite(OneCourse(), .serialized) struct PlayTests {
  private func run(_ course: CourseCopy, _ arguments: String...) async throws -> Command.Outcome {
    try await Command.run(arguments, in: course.url)
  }

  private func text(_ name: String, in course: CourseCopy) throws -> String {
    try String(contentsOf: course.url.appending(path: name), encoding: .utf8)
  }

  private func solve(_ course: CourseCopy, _ files: String...) throws {
    for file in files {
      try course.write(
        try text("Solutions/Optimizers/\(file)", in: course), to: "\(CourseCopy.exercises)/\(file)")
    }
  }

  @Test(
    "A figure is redrawn with a number, from the student's, the solution's or the reference's runs")
  func redrawn() async throws {
    let course = try OneCourse.fresh()
    let setting = ["figure", "optimizers", "descent-sgd", "--set", "sgd.learningRate=0.002"]
    let unsolved = try await Command.run(setting, in: course.url)
    #expect(unsolved.status == 0)
    #expect(unsolved.output.hasPrefix("<svg"))
    #expect(unsolved.errors.contains("is not written yet, so the reference runs."))
    try solve(course, "StochasticGradientDescent.swift")
    for (subject, whose) in [
      ("submission", "(yours)"), ("solution", "(the solution’s)"), ("reference", "(the reference)"),
    ] {
      let outcome = try await Command.run(
        setting + ["--of", subject, "--output", "\(subject).svg"], in: course.url)
      #expect(outcome.status == 0)
      #expect(outcome.errors.isEmpty)
      #expect(outcome.output.contains("SGD \(whose) ends at"))
      #expect(try text("\(subject).svg", in: course).contains("learning rate 0.002"))
    }
    #expect(try text("submission.svg", in: course) == text("solution.svg", in: course))
  }

  @Test("A diverging run is told, and is no error")
  func diverging() async throws {
    let course = try OneCourse.fresh()
    let outcome = try await run(
      course, "figure", "optimizers", "descent-sgd", "--of", "reference", "--set",
      "sgd.learningRate=1", "--output", "f.svg")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("diverges: at step"))
    #expect(try text("f.svg", in: course).contains("not finite from step"))
  }

  static let mistakes: [(arguments: [String], words: String)] = [
    (["--set", "sgd.lerningRate=1"], "did you mean `learningRate`?"),
    (["--set", "sgd.learningRate=0"], "must be from 1e-12 to 1000."),
    (["--set", "sgd.learningRate"], "write RUN.NAME=VALUE"),
    (["--set", "sgd.learningRate=1", "--use"], "shows no solution that --use could write."),
    (["--use"], "give at least one"),
    (["--of", "me"], "submission"),
  ]

  @Test("Wrong settings are told in a sentence, with exit status 64", arguments: mistakes)
  func wrong(arguments: [String], words: String) async throws {
    let course = try OneCourse.fresh()
    let outcome = try await Command.run(
      ["figure", "optimizers", "descent-sgd"] + arguments, in: course.url)
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
  }

  @Test("Tries in the challenge are listed, and the chosen numbers earn their points")
  func challenge() async throws {
    let course = try OneCourse.fresh()
    let first = try await run(
      course, "figure", "optimizers", "descent-challenge", "--set", "momentum.momentum=0.9",
      "--output", "c.svg")
    #expect(first.status == 0)
    #expect(first.output.contains("arrives after 516 steps, which earns 4 of 10 points"))
    #expect(!first.output.contains("Your tries"))
    let second = try await run(
      course, "figure", "optimizers", "descent-challenge", "--set", "adam.learningRate=0.2",
      "--set", "adam.beta2=0.9", "--use")
    #expect(second.status == 0)
    #expect(second.output.contains("Your tries, the latest last:"))
    #expect(second.output.contains("10 of 10 points, your best"))
    #expect(!second.output.contains("<svg"))
    let file = "\(CourseCopy.exercises)/Challenge.swift"
    #expect(
      try text(file, in: course).hasSuffix(
        "= .adam(learningRate: 0.2, beta1: 0.9, beta2: 0.9, epsilon: 1e-08)\n"))
    let check = try await run(course, "check", "optimizers", "challenge", "--format", "json")
    #expect(check.status == 0)
    #expect(check.output.contains("\"bonusScore\" : 10"))
  }

  @Test("An experiment prints, draws and is told to wait for what is not written yet")
  func experiment() async throws {
    let course = try OneCourse.fresh()
    let early = try await run(course, "run", "optimizers", "try-sgd")
    #expect(early.status == 1)
    #expect(early.errors.contains("Write TrainingLoop.swift first."))
    try solve(course, "StochasticGradientDescent.swift", "TrainingLoop.swift")
    let outcome = try await run(course, "run", "optimizers", "try-sgd", "--output", "f.svg")
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    #expect(outcome.output.hasPrefix("After 100 steps the loss is 6.237"))
    #expect(outcome.output.contains("SGD: steps 100; start (−1, 2)"))
    #expect(outcome.output.hasSuffix("Figure: f.svg\n"))
    #expect(try text("f.svg", in: course).hasPrefix("<svg"))
  }

  @Test("A missing experiment is written again, and reset brings its code back and keeps the old")
  func restored() async throws {
    let course = try OneCourse.fresh()
    let file = "\(CourseCopy.exercises)/Experiments/Playground.swift"
    let stub = try text(file, in: course)
    try FileManager.default.removeItem(at: course.url.appending(path: file))
    let outcome = try await run(course, "run", "optimizers", "playground")
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("was missing and is written again"))
    #expect(try text(file, in: course) == stub)
    try course.write("print(\"mine\")\n", to: file)
    #expect(try await run(course, "run", "optimizers", "playground").output == "mine\n")
    #expect(try await run(course, "reset", "optimizers", "playground").status == 0)
    #expect(try text(file, in: course) == stub)
    let kept = "\(CourseCopy.exercises)/Experiments/.kept/Playground.1.swift"
    #expect(try text(kept, in: course) == "print(\"mine\")\n")
  }

  @Test("An unknown experiment is answered with the known ones")
  func unknown() async throws {
    let course = try OneCourse.fresh()
    let outcome = try await run(course, "run", "optimizers", "nope")
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("try-sgd, try-momentum, try-rmsprop, try-adam, playground"))
  }

  @Test("Experiments are neither graded nor listed")
  func ungraded() async throws {
    let course = try OneCourse.fresh()
    let check = try await run(course, "check", "optimizers", "sgd")
    #expect(!check.output.contains("Experiments"))
    #expect(try await !run(course, "list").output.contains("try-sgd"))
  }
}
