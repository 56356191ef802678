import Compiling
import Explaining
import Foundation
import TestSupport
import Testing

/// The toolchain's messages about beginners' mistakes, and their explanations.
@Suite struct ExplanationTests {
  private static let files = PackageFolder.url.appending(path: "Tests/ExplainingTests/Explanations")

  @Test(
    "Every rule matches this toolchain's message about the mistake it is named after",
    arguments: Explanation.diagnosticRules)
  func rule(_ id: String) async throws {
    let message = try #require(
      try await Self.firstMessage(about: "\(id).swift.txt"), "no message about \(id)")
    let explanation = try #require(Explanation(ofDiagnostic: message), "\(message)")
    #expect(explanation.id == id, "\(message)")
    #expect(explanation.sentence.hasSuffix(".") || explanation.sentence.hasSuffix(".)"))
    // Every placeholder for a name was filled from the message.
    #expect(explanation.sentence.firstRange(of: /<[a-z]+>/) == nil)
  }

  @Test(
    "Every rule for code recognises the mistake it is named after",
    arguments: Explanation.codeRules)
  func codeRule(_ id: String) async throws {
    let source = try String(
      contentsOf: Self.files.appending(path: "\(id).swift.txt"), encoding: .utf8)
    let error = try #require(try await StudentCompiler.firstDiagnostic(about: source))
    let stub = try String(
      contentsOf: PackageFolder.url.appending(path: "Lessons/Optimizers/Exercises/Momentum.swift"),
      encoding: .utf8)
    #expect(Explanation(of: error, source: source, stub: stub)?.id == id, "\(error.message)")
  }

  @Test("Mistakes in the folder and rules correspond")
  func complete() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.files.path)
    let rules = Explanation.diagnosticRules + Explanation.codeRules
    #expect(Set(names) == Set(rules.map { "\($0).swift.txt" }))
  }

  @Test("The solution gives no message", arguments: ["Adam", "TrainingLoop", "RMSProp"])
  func solution(_ name: String) async throws {
    let file = PackageFolder.url.appending(path: "Solutions/Optimizers/\(name).swift")
    #expect(try await Self.firstMessage(about: file) == nil)
  }

  @Test(
    "A message without a rule has no explanation",
    arguments: ["", "the sky is blue", "cannot assign to", "see: unterminated string literal"])
  func unknown(_ message: String) {
    #expect(Explanation(ofDiagnostic: message) == nil)
    #expect(Explanation(ofTrap: message) == nil)
  }

  @Test("An explanation repeats a name from the message")
  func names() {
    let message = "cannot assign to property: 'average' is a 'let' constant"
    #expect(Explanation(ofDiagnostic: message)?.sentence.contains("`average` was declared") == true)
  }

  @Test("The note follows its error, with the same line, once for each kind of error")
  func notes() {
    func error(_ line: Int, _ message: String) -> Diagnostic {
      Diagnostic(file: "A.swift", line: line, column: 3, severity: .error, message: message)
    }
    let explained = [
      error(1, "cannot find 'a' in scope"), error(2, "something else"),
      error(3, "cannot find 'b' in scope"),
    ].explained()
    #expect(explained.map(\.severity) == [.error, .note, .error, .error])
    #expect(explained.map(\.line) == [1, 1, 2, 3])
    #expect(explained[1].message.contains("`a`"))
  }

  // MARK: The compiler

  private static func firstMessage(about file: String) async throws -> String? {
    try await firstMessage(about: files.appending(path: file))
  }

  private static func firstMessage(about file: URL) async throws -> String? {
    try await StudentCompiler.firstDiagnostic(
      about: try String(contentsOf: file, encoding: .utf8))?.message
  }
}
