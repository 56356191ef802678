import Foundation
import TestSupport
import Testing

/// Two lessons with the same name.
@Suite struct SameNameTests {
  private func course(_ lessons: [String: String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("// A course.\n", to: "Package.swift")
    for (name, module) in lessons {
      try folder.write(
        "---\ntitle: A lesson\nmodule: \(module)\nlanguage: swift\nsummary: One.\n---\n\n# One\n",
        to: "Lessons/\(name)/Lesson.md")
    }
    return folder
  }

  static let commands = [
    ["list"], ["check", "optimizers"], ["check", "Optimizers"], ["watch", "optimizers"],
    ["hint", "optimizers", "adam"], ["reset", "optimizers", "adam"],
    ["solution", "optimizers", "adam"], ["verify", "optimizers"], ["figure", "optimizers", "x"],
    ["publish", "--output", "site"], ["publish", "optimizers", "--output", "site"],
  ]

  @Test(
    "Every command that finds a lesson reports both folders, with exit status 65",
    arguments: commands, ["OPTIMIZERS", "Backup"])
  func told(_ arguments: [String], _ other: String) async throws {
    let course = try course([
      "Optimizers": "Optimizers", other: other == "Backup" ? "Optimizers" : other,
    ])
    let outcome = try await Command.run(arguments, in: course.url)
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("Lessons/Optimizers"), "\(outcome.errors)")
    #expect(outcome.errors.contains("Lessons/\(other)"), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test("A copy is also rejected by its folder's name, and an unrelated lesson is found")
  func others() async throws {
    let course = try course([
      "Optimizers": "Optimizers", "Backup": "Optimizers", "LinearModels": "LinearModels",
    ])
    #expect(try await Command.run("check", "backup", in: course.url).status == 65)
    let apart = try await Command.run("verify", "linear-models", in: course.url)
    #expect(!apart.errors.contains("Lessons/Backup"), "\(apart.errors)")
    #expect(!apart.errors.contains("There is no lesson"), "\(apart.errors)")
  }
}
