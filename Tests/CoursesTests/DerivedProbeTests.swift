import Courses
import Foundation
import LessonReading
import TestSupport
import Testing

/// The probe of a lesson that has none of its own.
@Suite struct DerivedProbeTests {
  @Test(
    "A public function of plain values can be called",
    arguments: [
      (
        "public func mean(_ numbers: [Double]) -> Double { 0 }",
        "{ (input1: [Double]) in Tiny.mean(input1) }"
      ),
      (
        "public func f(_ count: Int, into parts: Int) -> [[Int]] { [] }",
        "{ (input1: Int, input2: Int) in Tiny.f(input1, into: input2) }"
      ),
      (
        "public func f(name: String?, flags: [[Bool]]?) {}",
        "{ (input1: String?, input2: [[Bool]]?) in Tiny.f(name: input1, flags: input2) }"
      ),
      ("public func `repeat`() -> Int { 0 }", "{ Tiny.`repeat`() }"),
      (
        "public func f(\n  _ a: Array<Double>, // one\n  b c: Bool = true\n) -> Int { 0 }",
        "{ (input1: Array<Double>, input2: Bool) in Tiny.f(input1, b: input2) }"
      ),
      (
        "func helper() {}\npublic func f(in x: Int) -> Int { func g() {}; return x }",
        "{ (input1: Int) in Tiny.f(in: input1) }"
      ),
    ])
  func callable(stub: String, driver: String) throws {
    let probe = try Self.probe(of: stub)
    #expect(probe.text.contains("Driver(\"one\") \(driver),\n"), "\(probe.text)")
    #expect(probe.uncallable.isEmpty)
    #expect(probe.text.hasPrefix("internal import ProbeRuntime\ninternal import Tiny\n\n@main\n"))
  }

  @Test(
    "Any other stub needs a probe of the lesson's own",
    arguments: [
      "public final class One {}", "func f() {}", "public let one = 1", "",
      "public func f() {}\npublic func g() {}", "public func f(_ g: (Int) -> Int) {}",
      "public func f<T>(_ x: T) {}", "public func f(_ x: inout Int) {}",
      "public func f(_ x: Int...) {}", "public func f(_ x: Int) throws {}",
      "public func f() async -> Int { 0 }", "public func f(_ x: (Int, Int)) {}",
      "public func f(_ x: [String: Int]) {}",
      "public func f(_ x: Tensor) {}", "public func f(_ x: some Collection) {}",
      "public func + (a: Int, b: Int) -> Int { 0 }", "public struct S { public func f() {} }",
    ])
  func uncallable(stub: String) throws {
    let probe = try Self.probe(of: stub)
    #expect(probe.uncallable.map(\.id) == ["one"])
    #expect(!probe.text.contains("Driver("))
  }

  @Test("With a kit, the function may take its types")
  func kit() throws {
    let probe = try Self.probe(of: "public func f(_ x: Trial) -> Trial { x }", hasKit: true)
    #expect(probe.text.contains("internal import TinyKit\n"))
    #expect(probe.text.contains("{ (input1: Trial) in Tiny.f(input1) }"))
  }

  private static func probe(of stub: String, hasKit: Bool = false) throws -> DerivedProbe {
    let folder = try TemporaryFolder()
    try folder.write("", to: "Package.swift")
    if hasKit { try folder.write("", to: "Lessons/Tiny/Kit/Trial.swift") }
    try folder.write(
      """
      ---
      title: T
      module: Tiny
      language: swift
      summary: S
      ---

      ## One

      ```swift {#one .exercise points=1 file=One.swift}
      \(stub)
      ```

      """, to: "Lessons/Tiny/Lesson.md")
    let lesson = LessonFolder(course: try Course(root: folder.url), name: "Tiny")
    return DerivedProbe(of: try LessonDraft(at: lesson.text.path).lesson.exercises, in: lesson)
  }
}
