import Foundation
import Testing

@Suite struct FigureTests {
  @Test("The README's picture is the one that the program draws")
  func picture() async throws {
    let outcome = try await Command.run("figure", "optimizers", "descent-adam")
    #expect(outcome.status == 0)
    let committed = Command.root.appending(path: ".github/descent.svg")
    #expect(try outcome.output == String(contentsOf: committed, encoding: .utf8))
  }

  @Test("A figure that the lesson does not have is told, with those that it has")
  func unknown() async throws {
    let outcome = try await Command.run("figure", "optimizers", "nope")
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("descent-sgd"))
  }
}
