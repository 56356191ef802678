import Foundation
import Testing

@testable import LessonReading

@Suite("Texts that nobody would write")
struct RobustnessTests {
  /// Numbers that look random and are the same in every run (Steele, Lea and Flood 2014, SplitMix64).
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  private let everything: [UInt8]

  init() throws {
    everything = Array(
      try Data(contentsOf: EverythingTests.folder.appending(path: "Everything.md")))
  }

  /// Reads bytes, and tests the guarantees that apply to every text.
  ///
  /// Returns whether the text was read; otherwise it was refused.
  @discardableResult
  private func read(_ bytes: [UInt8]) -> Bool {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    do {
      let lesson = try readLesson(bytes, file: "L.md")
      for cell in lesson.cells { #expect(cell.position.line <= lines.count) }
      return true
    } catch {
      #expect(!error.faults.isEmpty)
      for fault in error.faults {
        #expect((1...lines.count).contains(fault.line))
        #expect(fault.column >= 1)
      }
      return false
    }
  }

  @Test("A text that breaks off anywhere is read or refused")
  func truncated() {
    let outcomes = stride(from: 0, to: everything.count, by: 3).map {
      read(Array(everything[..<$0]))
    }
    #expect(outcomes.contains(true) && outcomes.contains(false))
    #expect(read(everything))
  }

  @Test("A text without its head is read or refused")
  func beheaded() {
    let body = Array(frontMatter.utf8)
    let outcomes = stride(from: 0, to: everything.count, by: 3).map {
      read(body + everything[$0...])
    }
    #expect(outcomes.contains(true) && outcomes.contains(false))
  }

  @Test("Random bytes are refused", arguments: 1...20 as ClosedRange<UInt64>)
  func randomBytes(seed: UInt64) {
    var numbers = Numbers(state: seed)
    #expect(!read((0..<2000).map { _ in UInt8.random(in: 0...255, using: &numbers) }))
  }

  @Test("Random Markdown is read or refused", arguments: 1...60 as ClosedRange<UInt64>)
  func randomMarkdown(seed: UInt64) {
    let words = [
      "$", "$$", "`", "```", "~~~", "\n", "\n\n", "\n> ", "\n- ", "  ", "\t", "{", "}", "#",
      ".exercise",
      "swift ", "figure ", "math", "<details data-hint=a data-level=1><summary>", "</summary>\n\n",
      "</details>\n", "<!--", "-->", "[^1]", "[^1]: ", "[a](b)", "![", "|", "\n|-|-|\n", "*", "_",
      "\\", "é",
      "points=1 ", "file=A.swift", "\"", "unfinished(\"a\")", "\n---\n", "&amp;", "www.a.b", "😀",
      "1. ",
    ]
    var numbers = Numbers(state: seed)
    for _ in 0..<20 {
      let text = (0..<120).map { _ in words.randomElement(using: &numbers) ?? "" }.joined()
      read(Array((frontMatter + text).utf8))
    }
  }

  @Test("A changed byte is read or refused", arguments: 1...20 as ClosedRange<UInt64>)
  func changed(seed: UInt64) {
    var numbers = Numbers(state: seed)
    for _ in 0..<20 {
      var bytes = everything
      for _ in 0..<5 {
        bytes[.random(in: bytes.indices, using: &numbers)] = .random(in: 1...127, using: &numbers)
      }
      read(bytes)
    }
  }

  @Test(
    "What nests deeply or comes often is read or refused",
    arguments: [
      "> ", "- ", "[", "![", "*a ", "$", "$$", "$`", "$$ ", "`", "<details>", "# ", "{", "| a ",
      "\n- $x$", "[a](b) ",
      "\\text{", "$\\text{",
    ])
  func nested(piece: String) {
    read(Array((frontMatter + String(repeating: piece, count: 10_000)).utf8))
  }

  @Test("YAML that nests deeply is refused", arguments: ["[", "{a: ", "- ", "? "])
  func nestedYAML(piece: String) {
    let text = String(repeating: piece, count: 20_000)
    #expect(!read(Array("---\ntitle: \(text)\n---\n".utf8)))
    #expect(!read(Array((frontMatter + "```figure {#a}\n\(text)\n```\n").utf8)))
  }
}
