import Foundation
import Testing

@Suite struct FigureTests {
  @Test("The README's figure is the program's output")
  func picture() async throws {
    let outcome = try await Command.run("figure", "optimizers", "descent-adam")
    #expect(outcome.status == 0)
    let committed = Command.root.appending(path: ".github/descent.svg")
    #expect(try outcome.output == String(contentsOf: committed, encoding: .utf8))
  }

  @Test("An unknown figure is reported together with the known ones")
  func unknown() async throws {
    let outcome = try await Command.run("figure", "optimizers", "nope")
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("descent-sgd"))
  }
}
