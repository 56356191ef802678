import Checking
import Compiling
import Foundation
import Grading
@testable import Reporting
import Testing

@Suite("Code in sentences")
struct CodeSpanTests {
  @Test(
    "What stands between backticks is code, and all of it is escaped",
    arguments: [
      ("write `pow(x, 2)`.", "write <code>pow(x, 2)</code>."),
      ("`a` and `b<T>`", "<code>a</code> and <code>b&lt;T&gt;</code>"),
      ("one ` alone", "one ` alone"), ("``a`b``", "<code>a`b</code>"),
      ("`` ` ``", "<code>`</code>"), ("``", "``"), ("`a``", "`a``"), ("", ""),
      ("`open\nclose`", "`open\nclose`"), ("<b>`</b>`", "&lt;b&gt;<code>&lt;/b&gt;</code>"),
      ("`\u{202E}x`", "<code>\\u{202E}x</code>"), ("\"`&`'", "&quot;<code>&amp;</code>&#39;"),
    ])
  func spans(sentence: String, html: String) {
    #expect(Markup(sentence: sentence).html == html)
  }

  @Test("Messages, diagnoses, diagnostics, checks and remarks are sentences with code")
  func everywhere() throws {
    func said(_ name: String) -> String { "Mind `\(name)<T>`." }
    let exercise = GradedExercise(
      exercise: Sample.adam, status: .failed, score: 0, message: said("message"),
      diagnosis: Diagnosis(
        misconceptions: [VariantName(id: "a", sentence: said("diagnosis"))], largestDeviation: 0,
        evidence: "3 steps"),
      convention: VariantName(id: "c", sentence: said("convention")),
      diagnostics: [
        Diagnostic(
          file: "Adam.swift", line: 1, column: 1, severity: .error, message: said("diagnostic"))
      ],
      checks: [
        CheckResult(
          id: "adam.a", title: "A", status: .failed, score: 0, maxScore: 5, message: said("check"))
      ], source: "let x = 1\n")
    let page = try Page(Sample.graded([exercise], remarks: [said("remark")]))
    let names = ["message", "diagnosis", "convention", "diagnostic", "check", "remark"]
    for name in names {
      let isCode = page.holds("<code>\(name)&lt;T&gt;</code>")
      #expect(isCode, "\(name)")
    }
    #expect(PageTags(page.text).fault == nil)
  }

  @Test("Hints about mistakes that were not made stand apart, and are not printed")
  func mistakes() throws {
    let page = try Page(Sample.graded([Sample.failed])).text
    let fold = try #require(page.firstRange(of: "<details class=\"hints mistakes\">"))
    #expect(
      page[fold.upperBound...].contains("1 hint about a mistake that this check did not find"))
    #expect(page[fold.upperBound...].contains("Looking ahead"))
    #expect(!page[..<fold.lowerBound].contains("Looking ahead"))
    let print = try #require(page.firstRange(of: "@media print {"))
    #expect(page[print.upperBound...].contains(".mistakes,"))
  }

  @Test("A template with one other byte makes another page")
  func identity() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "templates-\(UInt64.random(in: .min ... .max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let sheet = folder.appending(path: "report.css")
    try Data("a".utf8).write(to: sheet)
    let first = try PageTemplates.identity(of: folder)
    #expect(try PageTemplates.identity(of: folder) == first)
    try Data("b".utf8).write(to: sheet)
    #expect(try PageTemplates.identity(of: folder) != first)
  }
}
